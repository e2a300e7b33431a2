"""What could not be assessed and why, and the tables that figures come from."""

from __future__ import annotations

from ivp.progress.assess import Assessment
from ivp.progress.standing import Standing
from ivp.view.report.models import GapView, MarkView, TableView
from ivp.view.report.rows import Rows
from ivp.view.wording import Wording, capital
from ivp.vocabulary import CHANGES, REASONS, STATUSES, Reason, ReasonFacts, SeriesCheck, Status


def gaps(standing: Standing, rows: Rows) -> tuple[GapView, ...]:
    """The indicators with a target and without a position, by reason."""
    found: dict[Reason, list[Assessment]] = {}
    for item in standing.indicators.values():
        if item.position.reason and not item.followed:
            found.setdefault(item.position.reason, []).append(item)
    return tuple(_gap(REASONS[reason], items, rows) for reason, items in found.items())


def remarks(items: list[Assessment], wording: Wording) -> tuple[tuple[str, str], ...]:
    """What is to be known of the figures of indicators that have no target."""
    return tuple(
        (item.measured.indicator.name, note) for item in items if item.followed for note in _notes(item, wording)
    )


def _gap(facts: ReasonFacts, items: list[Assessment], rows: Rows) -> GapView:
    words = rows.words
    return GapView(
        label=words(facts.heading) or capital(words(facts.label)),
        count=words.some("{number} indicator", "{number} indicators", len(items)),
        need=words(facts.need),
        rows=tuple(rows.row(item) for item in items),
        notes=tuple(_notes(item, rows.wording) for item in items),
    )


def _notes(item: Assessment, wording: Wording) -> tuple[str, ...]:
    answer, measured = item.position, item.measured
    baseline = measured.baseline
    notes = []
    if answer.aim:
        asked = wording.aim(answer.aim, measured)
        notes.append(wording.words("Target: {target} in {year}.", target=asked, year=answer.aim.goal.year))
        if answer.reason is Reason.INCOMPLETE_AREA and measured.series.missing:
            notes.append(capital(wording.position_note(item)) + ".")
    if item.newest is None:
        notes.append(wording.planned_sentence(item))
    notes.append(wording.check_sentence(item) if measured.check is not SeriesCheck.EQUAL else "")
    notes += [(baseline.note or "") if baseline else "", measured.indicator.incomplete or ""]
    return tuple(note for note in notes if note)


def gaps_finding(standing: Standing, wording: Wording) -> str:
    """How many targets have no position."""
    aimed = [item for item in standing.indicators.values() if not item.followed]
    unjudged = sum(item.position.status is Status.NOT_ASSESSABLE for item in aimed)
    if not unjudged:
        return ""
    return wording.words.some(
        "{number} of the {total} targets cannot be assessed",
        "{number} of the {total} targets cannot be assessed",
        unjudged,
        total=len(aimed),
    )


def tables(standing: Standing) -> tuple[TableView, ...]:
    """The public tables that indicators are linked to, with what they take from them."""
    linked: dict[str, list[tuple[str, str]]] = {}
    for item in standing.indicators.values():
        indicator = item.measured.indicator
        if indicator.series is not None:
            taken = (indicator.name, " + ".join(indicator.series.codes))
            linked.setdefault(indicator.series.table, []).append(taken)
    return tuple(TableView(name=name, indicators=tuple(taken)) for name, taken in linked.items())


def legend(standing: Standing, wording: Wording) -> tuple[MarkView, ...]:
    """What each verdict means."""
    if not standing.indicators:
        return ()
    final_first = sorted(STATUSES.items(), key=lambda pair: not pair[1].final)
    rare_last = sorted(CHANGES.items(), key=lambda pair: not pair[1].always_told)
    positions = [(code, facts.label, facts.tone, facts.meaning) for code, facts in final_first]
    changes = [(code, facts.label, facts.tone, facts.meaning) for code, facts in rare_last]
    return tuple(
        MarkView(code=code, label=wording.words(label), tone=tone, note=wording.words(meaning))
        for code, label, tone, meaning in (*positions, *changes)
        if meaning
    )
