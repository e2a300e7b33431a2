"""Texts to start from: a small plan, the version of a council, an implementation plan with what is still to be done, an
account of a year.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from ivp.files import shown_name
from ivp.language import N_, Words
from ivp.model.notation import without_accents
from ivp.refusal import Refused
from ivp.vocabulary import NAMED_TOPICS, ActionPart, DocumentKind

if TYPE_CHECKING:
    from ivp.check import Checked
    from ivp.dossier.resolve import Resolved
    from ivp.progress.standing import ActionStanding, Standing
    from ivp.reference.municipalities import Municipality

_YEARS = re.compile(r"[-_ ]*[0-9]{4}([-_][0-9]{4})?$")
_PLAIN = re.compile(r"[^\W\d_]([\w()&/.'’ -]*[\w().])?")
_WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nee", "waar", "onwaar"}


def plan_starter(municipality: str, first_year: int) -> str:
    """The text of a small plan for four years from ``first_year``."""
    from importlib.resources import files

    from ivp.language import Words
    from ivp.model.plan import OF_A_PLAN
    from ivp.vocabulary import SourceKind, Unit, Word

    def choices(key: str, words: Iterable[Word], margin: str = "# ") -> str:
        listed = ", ".join(f"{word} ({dutch(word.label).lower()})" for word in words)
        return textwrap.fill(f"{key} is een van: {listed}.", 100, initial_indent=margin, subsequent_indent=margin)

    dutch = Words("nl")
    text = files("ivp.cli").joinpath("starter.yaml").read_text(encoding="utf-8")
    return Template(text).substitute(
        statuses=choices("status", OF_A_PLAN),
        source_kinds=choices("kind", SourceKind, "  # "),
        units=choices("unit", Unit, "    # "),
        name=municipality,
        listed=json.dumps(municipality, ensure_ascii=False),
        first=first_year,
        last=first_year + 3,
        before=first_year - 1,
        halfway=first_year + 1,
    )


def implementation_starter(found: Checked, year: int | None, output: Path | None) -> tuple[Path, str]:
    """A file beside a plan and the text of the implementation plan for a year: what is unfinished, or not taken up.

    Raises ``Refused`` where the document is no plan, or is over in that year.
    """
    from ivp.progress.standing import Standing

    source, measured = found.source, found.measured
    assert measured is not None
    own = measured.plan.own
    if not measured.plan.is_plan:
        sentence = N_("{file} is no plan, and only a plan is carried out")
        raise Refused(sentence, "name the plan that it carries out", file=source.name)
    last = [child.years[1] for child in found.dossier.children if not child.regional]
    first = year or max([*(after + 1 for after in last), own.period.from_])
    _year_of_plan(found, first)
    words = Words(own.language)
    file, kind = _beside_plan(found, DocumentKind.IMPLEMENTATION, first, output, words)
    standing = Standing(measured, first - 1, as_of=date(first - 1, 12, 31), dossier=found.dossier)
    return file, "\n".join(_implementation(standing, file, f"{kind} {first}", first, words)) + "\n"


def version_starter(found: Checked, name: str | None, output: Path | None) -> tuple[Path, str]:
    """A file beside a joint plan and the text of the version of one of its municipalities.

    Raises ``Refused`` where the document is no joint plan, or the municipality is none of its own.
    """
    from ivp.reference.municipalities import municipality

    source, measured = found.source, found.measured
    assert measured is not None
    plan = measured.plan
    names = ", ".join(place.name for place in plan.municipalities)
    if not plan.is_plan or plan.joint or len(plan.municipalities) < 2:
        sentence = N_("{file} is no joint plan, and only a joint plan has versions")
        raise Refused(sentence, "name the plan of several municipalities", file=source.name)
    place = municipality(name) if name else None
    if place not in plan.municipalities:
        sentence = N_("{file} is no plan of “{name}”") if name else N_("a version is of one municipality")
        raise Refused(sentence, "write --municipality with one of {names}", file=source.name, name=name, names=names)
    words = Words(plan.own.language)
    years = f"{plan.own.period.from_}-{plan.own.period.to}"
    stem = re.sub(r"[^a-z0-9]+", "-", without_accents(place.name)).strip("-")
    file = output or source.path.parent / f"{stem}-{years}.yaml"
    return file, "\n".join(_version(plan, place, file, words)) + "\n"


def _version(plan: Resolved, place: Municipality, file: Path, words: Words) -> Iterator[str]:
    from ivp.dossier.resolve import known_municipalities

    name, own, path = place.name, plan.own, plan.loaded.source.path.absolute()
    yield _comment(words("What {name} makes of {plan}; a draft to complete.", name=name, plan=own.title))
    yield _comment(words("Check it with: ivp validate {file}", file=shown_name(file)))
    yield _comment(words("All of the joint plan holds here too; write only what is otherwise, under its id."))
    yield "ivp: 1"
    yield f"kind: {DocumentKind.PLAN}"
    yield f"title: {_text(f'{own.title}, {name}')}"
    yield f"version_of: {_text(Path(os.path.relpath(path, file.absolute().parent)).as_posix())}"
    yield f"municipalities: [{_text(name)}]"
    yield "status: draft"
    opened = {identity: item for identity, item in own.chapters.items() if item.open}
    if opened:
        yield from ("", _comment(words("Chapters that each council fills in.")), "# chapters:")
        yield from (
            f"#   {_text(identity)}: {{text: ...}}  {_comment(item.title)}" for identity, item in opened.items()
        )
    yield from ("", _comment(words("What is taken over; of what is not, say why under left_out.")))
    for block in NAMED_TOPICS:
        topics = getattr(plan, block).items()
        here = [
            pair for pair in topics if not (places := pair[1].municipalities) or place in known_municipalities(places)
        ]
        yield from [f"# {block}:"] if here else []
        yield from (f"#   {_text(identity)}:  {_comment(topic.title)}" for identity, topic in here)


def account_starter(found: Checked, year: int | None, output: Path | None) -> tuple[Path, str]:
    """A file beside a plan and the text of the account of a year: what is to be judged, explained and told.

    Without a year that is the one after the last account of a whole year, else the one that the plan is reported for.
    Raises ``Refused`` where the document is no plan, or is not for that year.
    """
    from ivp.progress.standing import Standing

    source, measured = found.source, found.measured
    assert measured is not None
    if not measured.plan.is_plan:
        sentence = N_("{file} is no plan, and only a plan is accounted for")
        raise Refused(sentence, "name the plan that it accounts for", file=source.name)
    accounts = [child.plan.account for child in found.dossier.accounts if not child.regional]
    after = [account.period.to + 1 for account in accounts if account and not account.interim]
    told = year or max(after, default=0) or Standing.asked(measured, dossier=found.dossier).year
    _year_of_plan(found, told)
    words = Words(measured.plan.own.language)
    file, kind = _beside_plan(found, DocumentKind.ACCOUNT, told, output, words)
    standing = Standing(measured, told, dossier=found.dossier)
    return file, "\n".join(_account(standing, file, f"{kind} {told}", words)) + "\n"


def _account(standing: Standing, file: Path, title: str, words: Words) -> Iterator[str]:
    from ivp.rules.accounts import reference, to_judge
    from ivp.view.wording import Wording
    from ivp.vocabulary import Judgement

    own, source = standing.plan.own, standing.plan.loaded.source
    open_, judgements = json.dumps(words("TODO"), ensure_ascii=False), ", ".join(Judgement)
    yield _comment(words("Account of {plan} over {year}; a draft to complete.", plan=own.title, year=standing.year))
    yield _comment(words("Check it with: ivp validate {file}", file=shown_name(file)))
    yield "ivp: 1"
    yield f"kind: {DocumentKind.ACCOUNT}"
    yield f"title: {_text(title)}"
    yield f"accounts_for: {_text(Path(os.path.relpath(source.path.absolute(), file.absolute().parent)).as_posix())}"
    yield f"period: {standing.year}"
    yield _comment(words("as_of: the day up to which it knows, of an account while the year runs"))
    given = words("presented, once the college or the council has it")
    yield f"status: draft  {_comment(given)}"
    yield from [f"language: {own.language}"] if own.language != "nl" else []
    yield f"summary: {open_}"
    topics = list(to_judge(standing.plan))
    if topics:
        yield from ("", "topics:")
    for path, topic in topics:
        yield f"  {_text(reference(standing.plan, path))}:  {_comment(topic.title)}"
        yield from (
            _comment(words("judged by: {text}", text=point.text), "    ") for point in topic.evaluation if point.text
        )
        yield _comment(words("judgement: one of {judgements}", judgements=judgements), "    ")
        yield from (f"    {key}: {open_}" for key in ("basis", "text", "done"))
        yield from ("    # adjustment:", "    # next:")
    unfavourable = {identity: item for identity, item in standing.indicators.items() if item.alarms}
    wording = Wording(own.language)
    if unfavourable:
        yield from ("", "indicators:")
    for identity, item in unfavourable.items():
        verdict = wording.change(item) if item.followed else wording.position(item)
        yield f"  {_text(identity)}:  {_comment(f'{item.measured.indicator.name}: {verdict}')}"
        yield from (f"    interpretation: {open_}", "    # adjustment:")
    for key, heading, lines in (
        ("actions", N_("The state on the last day: planned, running, done or stopped."), _states(standing, words)),
        (
            "duties",
            N_("What became of the duties."),
            (f"{_text(one)}: done  # {duty.what}" for one, duty in own.cycle.items()),
        ),
    ):
        listed = list(lines)
        if listed:
            yield from (
                "",
                _comment(words(heading)),
                f"# {key}:",
                *(f"#   {' '.join(line.split())}" for line in listed),
            )


def _states(standing: Standing, words: Words) -> Iterator[str]:
    """The actions, each with its latest state and what it says."""
    from ivp.view.numbers import Numbers

    numbers = Numbers(words.language)
    for item in standing.actions.values():
        status = item.state.status if item.state else "planned"
        light = words(item.light.facts.phrase) if item.light else ""
        known = [words(item.status.label).lower(), light, numbers.moment(item.when)]
        yield f"{_text(item.identity)}: {status}  # {item.action.title}: {', '.join(filter(None, known))}"


def _year_of_plan(found: Checked, year: int) -> None:
    """Raises ``Refused`` where a plan is not for a year."""
    assert found.measured is not None
    period = found.measured.plan.own.period
    if not period.from_ <= year <= period.to:
        raise Refused(
            "{year} is not a year of {file}, which is for {first} to {last}",
            "give a year of the plan: --year {last}",
            year=year,
            file=found.source.name,
            first=period.from_,
            last=period.to,
        )


def _beside_plan(found: Checked, kind: DocumentKind, year: int, output: Path | None, words: Words) -> tuple[Path, str]:
    """The file to write beside a plan, and how its kind is called."""
    path, called = found.source.path, words(kind.label)
    stem = _YEARS.sub("", path.stem)
    return output or path.parent / f"{stem}-{called.lower().replace(' ', '-')}-{year}.yaml", called


def _implementation(standing: Standing, file: Path, title: str, year: int, words: Words) -> Iterator[str]:
    def beside(path: Path) -> str:
        return _text(Path(os.path.relpath(path.absolute(), file.absolute().parent)).as_posix())

    own, source = standing.plan.own, standing.plan.loaded.source
    yield _comment(words("What carries out {plan} in {year}; a draft to complete.", plan=own.title, year=year))
    yield _comment(words("Check it with: ivp validate {file}", file=shown_name(file)))
    yield "ivp: 1"
    yield f"kind: {DocumentKind.IMPLEMENTATION}"
    yield f"title: {_text(title)}"
    yield f"carries_out: {beside(source.path)}"
    before = [child for child in standing.carried.counting if not child.regional]
    if before:
        yield f"predecessor: {{file: {beside(before[-1].plan.loaded.source.path)}}}"
    yield f"municipalities: [{', '.join(map(_text, own.municipalities))}]"
    yield f"period: {year}"
    yield "status: draft"
    if own.language != "nl":
        yield f"language: {own.language}"
    yield ""
    open_ = {**standing.actions, **standing.left}
    duties = own.cycle.values()
    parts = {part for duty in duties if duty.kind == DocumentKind.IMPLEMENTATION for part in duty.contains}
    items = [item for item in open_.values() if item.status.facts.open]
    begun = [item for item in items if item.told.child]
    asked = [item for item in items if not item.told.child]
    yield "actions:" if items else "actions: {}"
    for heading, found in (
        (N_("Taken up before, and not reported as done or stopped. Take out what does not come back."), begun),
        (N_("In the plan, and not taken up yet. Take out what is not for this year."), asked),
    ):
        yield from [_comment(words(heading), "  ")] if found else []
        for item in found:
            yield from _action(item, parts, words)


_WRITTEN = {ActionPart.LEAD, ActionPart.WITH, ActionPart.BY, ActionPart.RESULT, ActionPart.MONEY, ActionPart.RELATED}


def _action(item: ActionStanding, asked: Collection[ActionPart], words: Words) -> Iterator[str]:
    """An action with what is known of it, and comments where something is to be filled in."""
    from ivp.view.numbers import Numbers

    action, numbers = item.action, Numbers(words.language)
    yield f"  {_text(item.identity)}:"
    yield f"    name: {_text(action.name)}"
    if action.for_:
        yield f"    for: {_listed(action.for_)}"
    if item.state:
        light = words(item.light.facts.phrase) if item.light else ""
        told = ", ".join(filter(None, (words(item.status.label).lower(), light)))
        yield _comment(words("State: {state} ({when})", state=told, when=numbers.moment(item.when)), "    ")
    yield f"    lead: {_listed(action.lead)}" if action.lead else "    # lead:"
    if action.with_:
        parties = [f"{{{_text(one.name)}: {_text(one.task)}}}" if one.task else _text(one.name) for one in action.with_]
        yield f"    with: [{', '.join(parties)}]"
    elif ActionPart.WITH in asked:
        yield "    # with:"
    was = words("was {when}", when=action.by.text) if action.by else ""
    yield _comment(f"by: ({was})" if was else "by:", "    ")
    yield f"    result: {_text(action.result)}" if action.result else "    # result:"
    for part in ActionPart:
        if part in asked and part not in _WRITTEN and not getattr(action, f"{part}_" if part == "for" else part):
            yield f"    # {part}:"
    yield from ("    # money:", "    # related:")


def _listed(texts: Iterable[str]) -> str:
    shown = [_text(text) for text in texts]
    return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"


def _comment(text: str, indent: str = "") -> str:
    """A text on one line of comment."""
    return f"{indent}# {' '.join(text.split())}"


def _text(text: str) -> str:
    """A text as YAML writes it."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)
