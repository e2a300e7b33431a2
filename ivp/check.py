"""All that is wrong with some plans: reading, shape, references and rules, with places, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ivp.diagnostic import Diagnostic, Path, Related, Severity, Span
from ivp.observations import Observations, read_observations
from ivp.reader.node import Document, find
from ivp.resolve import Resolved, resolve
from ivp.rules import run
from ivp.rules.registry import Subject
from ivp.workspace import Source, Workspace


@dataclass(frozen=True)
class Checked:
    """One plan that was checked: what it resolved to, unless its errors prevent that, with its observations."""

    source: Source
    plan: Resolved | None
    observations: Observations
    broken: bool


@dataclass(frozen=True)
class Result:
    """Everything about the plans that were asked for."""

    plans: tuple[Checked, ...]
    findings: tuple[Diagnostic, ...]
    documents: Mapping[str, Document] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.code.severity is severity for finding in self.findings)


def check(sources: Iterable[Source]) -> Result:
    """Read and check the plans; findings are located, each given once, sorted by file and place."""
    workspace = Workspace()
    plans: list[Checked] = []
    findings: list[Diagnostic] = []
    for source in sources:
        loaded = workspace.load(source)
        plan, found = resolve(loaded, workspace)
        found = list(found)
        observations = Observations()
        if plan is not None:
            observations, problems = read_observations(plan, workspace)
            found += problems
            found += run(Subject(plan, observations))
        broken = plan is None or any(item.code.severity is Severity.ERROR for item in found)
        plans.append(Checked(source, plan, observations, broken))
        findings += found
    documents = workspace.documents()
    located = dict.fromkeys(locate(finding, documents) for finding in findings)
    return Result(tuple(plans), tuple(sorted(_once(located), key=_order)), documents)


def _once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Without what the schema says of a text that the reader refused already."""
    listed = list(findings)
    refused = {(item.document, item.span) for item in listed if item.code.id.startswith("IVP1")}
    for item in listed:
        if not (item.code.id.startswith("IVP2") and (item.document, item.span) in refused):
            yield item


def locate(finding: Diagnostic, documents: Mapping[str, Document]) -> Diagnostic:
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
        return Span(1, 1, 1, 1)
    node, key, missing = find(document.root, path)
    if key is not None and (on_key or missing):
        return key
    if missing or not path:
        return Span(node.span.line, node.span.column, node.span.line, node.span.column)
    return node.span


def _order(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    span = finding.span or Span(1, 1, 1, 1)
    return finding.document, span.line, span.column, finding.code.id, finding.message.template
