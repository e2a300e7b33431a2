"""All that is wrong with some plans: reading, shape, references and rules, with places, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path as FilePath

from ivp.codes import known_codes
from ivp.dossier.family import ACCOUNTS_FOR, CARRIES_OUT, Dossier, Family, Head, head_of
from ivp.dossier.inhabitants import read_inhabitants
from ivp.dossier.observations import Observations, read_observations
from ivp.dossier.resolve import Chosen, Resolved
from ivp.dossier.workspace import Source, Workspace, around
from ivp.finding import START, Code, Finding, Message, Path, Related, Severity, Span
from ivp.language import N_
from ivp.model.handed_down import where
from ivp.model.inheritance import VERSION_OF
from ivp.model.mistaken_places import MistakenPlaces
from ivp.model.partial_plan import Lacking
from ivp.progress.measurement import Measured
from ivp.project import Project
from ivp.reader.node import Document, find
from ivp.reference.municipalities import Municipality
from ivp.rules import run
from ivp.rules.registry import Subject
from ivp.suppression.comments import Comments, read_comments
from ivp.suppression.policy import Policy, settings_policy

MOST_SHOWN = 100
"""So many findings with one code in one file are told; the others are counted."""


@dataclass(frozen=True)
class Checked:
    """One plan that was checked: what it resolved to and is measured of it, unless its errors prevent that."""

    source: Source
    measured: Measured | None
    broken: bool
    dossier: Dossier = field(default_factory=Dossier)
    """What belongs to it among the files that were read."""
    only: Municipality | None = None
    """The one municipality of its area that it is to be told for."""
    choice: Chosen | None = None
    """The topics or the portfolio that alone are to be told of it."""

    @property
    def plan(self) -> Resolved | None:
        """The plan."""
        return self.measured.plan if self.measured else None


@dataclass(frozen=True)
class Result:
    """What was found in the plans that were ``asked`` for, which are their names, and the plans where they are kept."""

    findings: tuple[Finding, ...]
    asked: tuple[str, ...] = ()
    plans: tuple[Checked, ...] = ()
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """The lines of the findings, by document and number."""
    read: Collection[str] = ()
    """The names of all documents that were read."""
    suppressed: int = 0
    """How many findings were left out, by a comment or as settings or options ask."""
    strict: bool = False
    """Whether warnings make the outcome a failure."""

    def line_of(self, finding: Finding) -> str:
        """The line on which a finding begins; nothing where it is not known."""
        return self.lines.get((finding.document, finding.where.line), "")

    @property
    def failed(self) -> bool:
        """Whether something was found that makes the outcome a failure."""
        return self.count(Severity.ERROR) > 0 or (self.strict and self.count(Severity.WARNING) > 0)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity, those that are only counted included."""
        return sum(finding.times for finding in self.findings if finding.code.severity is severity)


def check(
    sources: Iterable[Source],
    asked: Policy | None = None,
    as_of: date | None = None,
    also: Iterable[Project] = (),
    *,
    children: bool = False,
) -> Result:
    """Read and check the plans, and keep them all; see ``Check``."""
    sources = tuple(sources)
    checking = Check(sources, asked, as_of, also, children=children)
    plans = {item.source: item for item in checking}
    return replace(checking.result(), plans=tuple(plans[source] for source in sources))


class Check:
    """The check of some plans, which gives each once and then lets it go; afterwards, the ``result`` for all.

    Findings are located, each given once, sorted by file and place. What is wrong with the settings of the plans'
    repositories comes first, and with those of ``also``. ``asked`` goes over these settings; ``as_of`` is the day by
    which things should have been done, which nothing is judged by without it. With ``children``, as for a report, the
    files of their repositories that carry them out are read as well, and of all of them only errors are looked for.

    Plans come in their order, the files that carry one out or account for it after it.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        asked: Policy | None = None,
        as_of: date | None = None,
        also: Iterable[Project] = (),
        *,
        children: bool = False,
    ) -> None:
        self.sources = tuple(sources)
        self._children = children
        self._asked = {source.path.absolute(): source for source in self.sources}
        self._told = set(self._asked)
        self._broken: set[str] = set()
        self._done: set[str] = set()
        self._workspace = Workspace()
        self._policies = _Policies(asked)
        for project in also:
            self._policies.of(project)
        self._sieve = _Sieve(self._workspace, with_day=as_of is not None)
        heads = [head_of(source) for source in self.sources]
        followed = {head.follows.absolute() for head in heads if head.follows} if as_of else set()
        all_read = children or as_of or any(head.account for head in heads)
        self._family = Family(self._workspace, heads, _others(self.sources) if all_read else ())
        self._rules = _Rules(self._workspace, self._policies, as_of, followed, self._family, errors=children)
        self._order = _in_families(heads)

    def __iter__(self) -> Iterator[Checked]:
        """Each plan, when what belongs to it was checked too."""
        for source in self._order:
            yield self._checked(source)
            if self._workspace.let_go():
                self._family.let_go()

    def _checked(self, source: Source) -> Checked:
        plan, measured, dossier = self._judged(source)
        for file in dossier.files:
            own = self._asked.get(file.loaded.source.path.absolute())
            if own and own.name not in self._done:
                self._judged(own)
        broken = plan is None or source.name in self._broken
        whole = None if plan and plan.lacking else measured
        return Checked(source, whole, broken, dossier.without(self._broken))

    def _judged(self, source: Source) -> tuple[Resolved | None, Measured | None, Dossier]:
        """A plan, of which what is wrong with it is told, and with those near it that nobody asked for, once."""
        plan, findings = self._family.resolved(source)
        measured, problems = _measured(plan, self._workspace) if plan else (None, [])
        dossier = self._family.dossier(plan) if plan and not plan.lacking else Dossier()
        if source.name not in self._done:
            self._done.add(source.name)
            found = chain(findings, problems, self._rules.found(measured, dossier) if measured else ())
            self._take(found, source, plan)
            for other in _not_asked_for(plan, self._told, self._family if self._children else None):
                self._take(_errors(other, self._family, self._workspace, self._rules), other)
        return plan, measured, dossier

    def _take(self, found: Iterable[Finding], source: Source, plan: Resolved | None = None) -> None:
        if self._sieve.take(found, source.name, plan, self._policies.of(source.project)):
            self._broken.add(source.name)

    def result(self) -> Result:
        """All that was found, in order."""
        result = self._sieve.result(tuple(source.name for source in self.sources))
        if not self._policies.findings:
            return result
        documents = self._policies.documents
        settings = _Bounded()
        for finding in self._policies.findings:
            settings.add(locate(finding, documents), documents)
        told_first = sorted(settings.all(), key=_order)
        return replace(
            result,
            findings=(*told_first, *result.findings),
            lines={**result.lines, **settings.lines},
            read={*result.read, *documents},
        )


def _in_families(heads: Sequence[Head]) -> list[Source]:
    """The documents in their order, but those that carry out or account for another one after that."""
    places = {head.source.path.absolute(): number for number, head in enumerate(heads)}

    def place(numbered: tuple[int, Head]) -> tuple[int, bool, int]:
        number, head = numbered
        files = (file for relation in (CARRIES_OUT, ACCOUNTS_FOR) for file in head.names.get(relation, ()))
        above = (places.get(path.absolute()) for file in files if (path := head.source.beside(file)))
        known = [found for found in above if found is not None]
        return min(known, default=number), bool(known), number

    return [head.source for _, head in sorted(enumerate(heads), key=place)]


class _Policies:
    """What counts in each plan repository: what is ``asked`` over its settings; and what is wrong with those."""

    def __init__(self, asked: Policy | None) -> None:
        self._asked = asked
        self._known: dict[Project, Policy] = {}
        self.findings: list[Finding] = []
        self.documents: dict[str, Document] = {}

    def of(self, project: Project) -> Policy:
        """The policy of a plan repository."""
        if project not in self._known:
            policy, findings = settings_policy(project.settings, project.document, known_codes())
            self._known[project] = policy.under(self._asked) if self._asked else policy
            self.findings += [*project.findings, *findings]
            self.documents[project.document.name] = project.document
        return self._known[project]


def _measured(plan: Resolved, workspace: Workspace) -> tuple[Measured, list[Finding]]:
    """The plan with its observations, where all names that they use are known, and what is wrong with them."""
    known = plan.lacking < Lacking.NAMES
    if not known:
        return Measured(plan, Observations()), []
    observations, problems = read_observations(plan, workspace)
    people, others = read_inhabitants(plan, workspace)
    return Measured(plan, observations, people), [*problems, *others]


def _others(sources: Sequence[Source]) -> list[Source]:
    """The plans around these."""
    asked = {source.path.absolute() for source in sources}
    return [source for source in around(sources) if source.path.absolute() not in asked]


class _Rules:
    """Runs the rules on plans: what they find in a joint plan is told of that plan, not of its versions too."""

    def __init__(
        self,
        workspace: Workspace,
        policies: _Policies,
        as_of: date | None,
        followed: set[FilePath],
        family: Family,
        *,
        errors: bool,
    ) -> None:
        self._workspace, self._policies, self._as_of, self._followed = workspace, policies, as_of, followed
        self._family, self._errors = family, errors
        self._known: dict[str, set[int]] = {}

    def found(self, measured: Measured, dossier: Dossier, *, asked: bool = True) -> Iterator[Finding]:
        """What rules find in a plan; in one that nobody asked for, whatever the day."""
        source = measured.plan.loaded.source
        policy = self._policies.of(source.project)
        followed = source.path.absolute() in self._followed
        accounted = _measured(measured.plan.parents[0], self._workspace)[0] if measured.plan.account else None
        as_of = self._as_of if asked else None
        subject = Subject(measured, as_of, followed, policy.thresholds, accounted, dossier)
        joint = measured.plan.joint
        told = self._told(joint) if joint else set()
        found = run(subject, errors=self._errors or not asked)
        return (item for item in found if not told or _place(item) not in told or _is_of_each(item))

    def _told(self, plan: Resolved) -> set[int]:
        name = plan.document.name
        if name not in self._known:
            measured, _ = _measured(plan, self._workspace)
            self._known[name] = {_place(item) for item in self.found(measured, self._family.dossier(plan))}
        return self._known[name]


def _is_of_each(finding: Finding) -> bool:
    """Whether a finding is about what a joint plan and its version each have of their own."""
    return not VERSION_OF.takes((finding.path or ("",))[0])


def _place(finding: Finding) -> int:
    """What tells a finding from others of its kind: what it is about."""
    return hash((finding.code, finding.path, finding.span))


def _not_asked_for(plan: Resolved | None, told: set[FilePath], family: Family | None) -> Iterator[Source]:
    """The plans that a plan builds on, and with its ``family`` those that carry it out and account for it, that nobody
    asked for, each once: their errors are its errors too.
    """
    if plan is None:
        return
    near = [above.loaded.source for above in plan.above]
    if family and not plan.lacking:
        near += [child for relation in (CARRIES_OUT, ACCOUNTS_FOR) for child, _ in family.naming(plan, relation)]
    for source in near:
        if source.path.absolute() not in told:
            told.add(source.path.absolute())
            yield source


def _errors(source: Source, family: Family, workspace: Workspace, rules: _Rules) -> Iterator[Finding]:
    """What is an error in a plan that nobody asked for."""
    plan, findings = family.resolved(source)
    found = iter(findings)
    if plan is not None:
        measured, problems = _measured(plan, workspace)
        dossier = Dossier() if plan.lacking else family.dossier(plan)
        found = chain(found, problems, rules.found(measured, dossier, asked=False))
    return (item for item in found if item.code.severity is Severity.ERROR)


class _Bounded:
    """Findings, each once: the first ``MOST_SHOWN`` with a code in a file, and of the others only how many there are.

    This is where the number of findings is bounded, whoever finds them; of those that are counted only a hash is kept.
    """

    def __init__(self) -> None:
        self.lines: dict[tuple[str, int], str] = {}
        """The lines on which they begin."""
        self._first: dict[tuple[str, Code], list[Finding]] = {}
        self._count: Counter[tuple[str, Code]] = Counter()
        self._known: set[int] = set()

    def __contains__(self, one: int) -> bool:
        """Whether the finding with this hash is among them."""
        return one in self._known

    def add(self, finding: Finding, documents: Mapping[str, Document]) -> None:
        """Keep a located finding, or count it."""
        one = hash(finding)
        if one in self._known:
            return
        self._known.add(one)
        kind = (finding.document, finding.code)
        self._count[kind] += 1
        if self._count[kind] <= MOST_SHOWN + 1:
            self._first.setdefault(kind, []).append(finding)
            document, line = documents.get(finding.document), finding.where.line
            if document and line <= len(document.lines):
                self.lines[finding.document, line] = document.lines[line - 1]

    def all(self) -> Iterator[Finding]:
        """The findings, and one for each kind that stands for the others, at the first of them."""
        for kind, first in self._first.items():
            more = self._count[kind] - MOST_SHOWN
            if more > 1:
                yield from first[:-1]
                yield _counted(first[-1], more)
            else:
                yield from first


def _counted(first: Finding, count: int) -> Finding:
    """The finding that stands for ``count`` others, of which this is the first."""
    message = Message(N_("{count} more findings with this code in this file are not shown"), {"count": count})
    return Finding(first.code, message, document=first.document, span=first.span, times=count)


class _Sieve:
    """Keeps the findings that count apart from those that are suppressed, and knows which comments did so."""

    def __init__(self, workspace: Workspace, *, with_day: bool) -> None:
        self._workspace = workspace
        self._with_day = with_day
        self._comments: dict[str, Comments | None] = {}
        self._kept = _Bounded()
        self._suppressed: set[int] = set()
        self._used: set[tuple[str, int, str]] = set()
        self._checked: dict[str, Policy] = {}
        self._strict = False

    def take(self, findings: Iterable[Finding], name: str, plan: Resolved | None, policy: Policy) -> bool:
        """Take the findings on the plan in the document ``name`` and on its comments; whether an error counts."""
        self._strict = self._strict or policy.strict
        documents = self._workspace.documents
        near = _documents(documents.get(name), plan)
        commented = [comments.findings() for document in near if (comments := self._of(document))]
        if plan is not None and not plan.lacking:
            self._checked[name] = policy
        errors = False
        located = (locate(found, documents) for found in chain(findings, *commented))
        for finding in _without_echoes(located, documents.get(name)):
            if self._counts(finding, documents, policy):
                self._kept.add(finding, documents)
                errors = errors or finding.code.severity is Severity.ERROR
        return errors

    def result(self, asked: tuple[str, ...]) -> Result:
        """All findings in order, with the comments in the plans that suppressed nothing."""
        for name, policy in self._checked.items():
            for finding in self._unused(name, policy):
                if not policy.selects(finding.code):
                    continue
                if policy.ignores(finding.code):
                    self._suppressed.add(hash(finding))
                else:
                    self._kept.add(finding, {})
        return Result(
            tuple(sorted(self._kept.all(), key=_order)),
            asked,
            lines=self._kept.lines,
            read=self._workspace.names,
            suppressed=sum(one not in self._kept for one in self._suppressed),
            strict=self._strict,
        )

    def _of(self, document: Document) -> Comments | None:
        """The comments of a document, where there are any."""
        if document.name not in self._comments:
            comments = read_comments(document, known_codes())
            self._comments[document.name] = comments if comments.written else None
            self._kept.lines |= {(document.name, written.number): written.line for written in comments.written}
        return self._comments[document.name]

    def _counts(self, finding: Finding, documents: Mapping[str, Document], policy: Policy) -> bool:
        code = finding.code
        if not policy.selects(code):
            return False
        document = documents.get(finding.document)
        comments = self._of(document) if document else None
        if comments and (comment := comments.of(finding)):
            self._used.add((finding.document, comment.line, code.id))
        elif not policy.ignores(code):
            return True
        self._suppressed.add(hash(finding))
        return False

    def _unused(self, name: str, policy: Policy) -> Iterator[Finding]:
        """The codes in comments that suppressed nothing, of those that were looked for."""
        comments = self._comments[name]
        if comments is None:
            return
        for comment in comments.every:
            for identifier, span in comment.codes.items():
                code = Code.known[identifier]
                looked_for = (
                    (self._with_day or not code.needs_day) and policy.selects(code) and not policy.ignores(code)
                )
                if looked_for and (name, comment.line, identifier) not in self._used:
                    yield comments.unused(comment, identifier, span)


def _without_echoes(findings: Iterable[Finding], document: Document | None) -> Iterator[Finding]:
    """The findings without what rules say of a place in the document at which the reader found something; what it found
    comes first.
    """
    read: list[Finding] = []
    mistaken: MistakenPlaces | None = None
    for item in findings:
        if item.code.id.startswith("IVP1"):
            read.append(item)
            mistaken = None
        elif document and read and item.code.id >= "IVP3" and item.document == document.name and item.span:
            mistaken = mistaken or MistakenPlaces(document, read)
            if mistaken.at(item.span):
                continue
        yield item


def _documents(own: Document | None, plan: Resolved | None) -> Iterator[Document]:
    """A plan's own document and those of the plans that it builds on."""
    if own is not None:
        yield own
    for above in plan.above if plan else ():
        yield above.document


def locate(finding: Finding, documents: Mapping[str, Document]) -> Finding:
    """The finding with its span, and those of the places it relates to."""
    related = tuple(_locate_related(item, documents) for item in finding.related)
    if finding.span is None:
        span = span_at(documents.get(finding.document), finding.path or (), on_key=finding.on_key)
        finding = replace(finding, span=span)
    return replace(finding, related=related) if related else finding


def _locate_related(related: Related, documents: Mapping[str, Document]) -> Related:
    if related.span is not None:
        return related
    return replace(related, span=span_at(documents.get(related.document), related.path or ()))


def span_at(document: Document | None, path: Path, *, on_key: bool = False) -> Span:
    """Where ``path`` stands in the document; of what does not exist, the nearest thing above it that does."""
    if document is None or document.root is None:
        return START
    path = where(document.root, path)
    node, key, missing = find(document.root, path)
    if key is not None and (on_key or missing):
        return key
    if missing or not path:
        return Span.on(node.span.line, node.span.column, node.span.column)
    return node.span


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    span = finding.where
    return finding.document, span.line, span.column, finding.code.id, finding.message.template
