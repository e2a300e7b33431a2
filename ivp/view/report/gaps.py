"""What could not be assessed and why, and the tables that figures come from."""

from __future__ import annotations

from collections.abc import Callable

from ivp.language import N_
from ivp.resolve import Resolved
from ivp.view.progress import IndicatorView, ProgressView
from ivp.view.report.models import GapView, MarkView, RowView, TableView
from ivp.view.report.rows import capital
from ivp.view.wording import REASONS, Wording

_LABELS = {
    "hidden": N_("The figure is too small to publish"),
    "no_value_after_baseline": N_("A target, but no figure after the baseline"),
    "no_target": N_("Figures, but no target"),
    "neither": N_("No target and no figure after the baseline"),
}
_NEEDS = {
    "no_value_after_baseline": N_("Needed: a new figure, counted or asked in the same way as the baseline."),
    "no_target": N_("How they developed is shown above. Whether that is enough cannot be said without a target."),
    "neither": N_("Needed: a new figure. A verdict can only follow once the council ties a target to it."),
    "no_target_year_value": N_("The target year is over. Without its figure nobody can say whether the target is met."),
    "incomplete_area": N_("A total needs a figure of every municipality."),
    "stale": N_("Needed: a newer figure."),
    "no_baseline": N_("Needed: the baseline that the target refers to."),
    "no_baseline_year": N_("Needed: the year of the baseline; without it there is no path to the target."),
    "series_break": N_("What is counted changed in between. Needed: a baseline on the new definition."),
    "not_comparable": N_("Needed: figures on the baseline's definition, or a baseline on theirs."),
    "no_tolerance": N_("Needed: how far the figure may deviate."),
    "hidden": N_("A verdict would tell a count of so few that it could be about one person."),
}
MEANINGS = {
    "achieved": N_("The definitive figure of the target year meets the target."),
    "not_achieved": N_("The definitive figure of the target year does not meet the target."),
    "on_target": N_(
        "The latest figure meets the target, but the target year is not over or its figure is not definitive."
    ),
    "on_track": N_("The figure lies on or near the straight path to the target, or on its better side."),
    "behind": N_("Not worse than the baseline, but behind the path."),
    "worse_than_baseline": N_("Further from the target than at the start."),
    "not_assessable": N_("A target, a figure or a baseline is missing, or what is counted has changed."),
    "improved": N_("Better than the baseline, by more than chance explains."),
    "worsened": N_("Worse than the baseline, by more than chance explains."),
    "no_clear_change": N_("The difference with the baseline may be chance."),
    "rose": N_("Higher by more than chance explains; the plan does not say whether that is better."),
    "fell": N_("Lower by more than chance explains; the plan does not say whether that is better."),
}
_TONES = {
    "achieved": "favourable", "on_target": "favourable", "on_track": "favourable", "improved": "favourable",
    "behind": "uncertain", "worse_than_baseline": "unfavourable", "not_achieved": "unfavourable",
    "worsened": "unfavourable", "not_assessable": "unknown",
}  # fmt: skip


def gaps(view: ProgressView, row: Callable[[IndicatorView], RowView], wording: Wording) -> tuple[GapView, ...]:
    """The indicators without a position, by reason; those with a target first."""
    sorted_out: dict[str, list[IndicatorView]] = {}
    for item in view.indicators:
        if item.position.code == "not_assessable":
            sorted_out.setdefault(_code(item), []).append(item)
    order = [*(code for code in sorted_out if code not in {"no_target", "neither"}), "no_target", "neither"]
    return tuple(_gap(code, sorted_out[code], row, wording) for code in order if code in sorted_out)


def _code(item: IndicatorView) -> str:
    if item.position.reason == "no_target" and item.value is None:
        return "neither"
    return item.position.reason or "neither"


def _gap(code: str, items: list[IndicatorView], row: Callable[[IndicatorView], RowView], wording: Wording) -> GapView:
    words = wording.words
    reasons = {str(reason): sentence for reason, sentence in REASONS.items()}
    label = words(_LABELS[code]) if code in _LABELS else capital(words(reasons[code]))
    return GapView(
        label=label,
        count=words.some("{number} indicator", "{number} indicators", len(items)),
        need=words(_NEEDS[code]),
        rows=tuple(row(item) for item in items),
        notes=tuple(_notes(item, wording) for item in items),
    )


def _notes(item: IndicatorView, wording: Wording) -> tuple[str, ...]:
    notes = []
    if item.target:
        target = wording.words("Target: {target} in {year}.", target=item.target.text, year=item.target.year)
        notes.append(target)
        if item.position.note and "(" in item.position.note:
            notes.append(capital(item.position.note) + ".")
    if item.value is None:
        notes.append(item.planned)
    notes.append(item.check if item.check and not _as_planned(item) else "")
    notes += [item.baseline.note if item.baseline else "", item.incomplete]
    return tuple(note for note in notes if note)


def _as_planned(item: IndicatorView) -> bool:
    """Whether the linked series gives the plan's own baseline, so that there is nothing to remark."""
    if item.baseline is None:
        return False
    return any(figure.year == item.baseline.year and figure.number == item.baseline.number for figure in item.series)


def gaps_finding(view: ProgressView, wording: Wording) -> str:
    """How many indicators have no position."""
    unjudged = sum(item.position.code == "not_assessable" for item in view.indicators)
    if not unjudged:
        return ""
    return wording.words.some(
        "{number} of the {total} indicators cannot be assessed",
        "{number} of the {total} indicators cannot be assessed",
        unjudged,
        total=len(view.indicators),
    )


def tables(plan: Resolved, view: ProgressView) -> tuple[TableView, ...]:
    """The public tables that indicators are linked to, with what they take from them."""
    linked: dict[str, list[tuple[str, str]]] = {}
    for item in view.indicators:
        series = plan.indicators[item.id].series
        if series is not None:
            linked.setdefault(series.table, []).append((item.name, " + ".join(series.codes)))
    return tuple(TableView(name=name, indicators=tuple(taken)) for name, taken in linked.items())


def legend(view: ProgressView, wording: Wording) -> tuple[MarkView, ...]:
    """What each verdict means."""
    if not view.indicators:
        return ()
    labels = {item.code: item.label for item in (*view.changes, *view.positions)}
    return tuple(
        MarkView(code=code, label=labels[code], tone=_TONES.get(code, "plain"), note=wording.words(meaning))
        for code, meaning in MEANINGS.items()
        if code in labels
    )
