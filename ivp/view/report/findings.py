"""The report in sentences: what stands out, how many have which verdict, the finding above a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ivp.language import N_
from ivp.view.progress import CountView, IndicatorView, ProgressView
from ivp.view.report.models import HighlightView, MarkView, TallyView
from ivp.view.report.rows import CHANGE_TONES, capital
from ivp.view.wording import Wording

MOST_HIGHLIGHTS = 6
STATELESS = "stateless"
"""The shape of an action of which no state is known."""

_GOOD, _BAD = ("achieved", "on_target", "on_track"), ("behind", "worse_than_baseline", "not_achieved")
_TONES = ("unfavourable", "uncertain", "favourable", "unknown")
_POSITIONS = {
    "achieved": N_("The target is achieved"),
    "not_achieved": N_("The target is not achieved"),
    "on_target": N_("On target in {year}"),
    "on_track": N_("On track in {year}"),
    "behind": N_("Behind in {year}"),
    "worse_than_baseline": N_("Worse in {year} than at the baseline"),
}
_CHANGES = {
    "improved": N_("the improvement since {start} is more than chance explains"),
    "worsened": N_("the worsening since {start} is more than chance explains"),
    "rose": N_("the rise since {start} is more than chance explains"),
    "fell": N_("the fall since {start} is more than chance explains"),
    "no_clear_change": N_("the difference with {start} may be chance"),
}
_STATE_TONES = {"done": "favourable", "running": "plain", "planned": "plain", "stopped": "plain", "unknown": "unknown"}


def finding(item: IndicatorView, wording: Wording) -> str:
    """Position and change of an indicator in one sentence without a full stop; empty where neither is known."""
    words = wording.words
    year = item.value.years if item.value else ""
    start = item.baseline.years if item.baseline else ""
    position = words(_POSITIONS[item.position.code], year=year) if item.position.code in _POSITIONS else ""
    change = words(_CHANGES[item.change.code], start=start) if item.change.code in _CHANGES else ""
    if not position or not change:
        return capital(position or change)
    if item.position.not_sustained:
        return words("{position}, but not sustained; {change}", position=position, change=change)
    against = (
        item.change.code == "no_clear_change"
        or (item.position.code in _GOOD and item.change.code == "worsened")
        or (item.position.code in _BAD and item.change.code == "improved")
    )
    sentence = N_("{position}, but {change}") if against else N_("{position}, and {change}")
    return words(sentence, position=position, change=change)


def highlights(view: ProgressView, anchors: dict[str, str], wording: Wording) -> tuple[HighlightView, ...]:
    """What stands out: targets that were judged, alarming ones first, clear changes, then what is not known."""
    aimed = [item for item in view.indicators if item.target]
    judged = [item for item in aimed if item.position.code != "not_assessable"]
    judged.sort(key=lambda item: _TONES.index(item.tone))
    clear = [item for item in view.indicators if item not in judged and item.change.code not in _QUIET]
    told = [_judged(item, anchors, wording) for item in judged]
    told += [_changed(item, anchors, wording) for item in clear]
    gaps = list(_gaps(view, wording) if view.indicators else _unmeasured(view, wording))
    return (*told[: MOST_HIGHLIGHTS - len(gaps)], *gaps)


_QUIET = ("no_clear_change", "unknown")


def _judged(item: IndicatorView, anchors: dict[str, str], wording: Wording) -> HighlightView:
    words = wording.words
    title = words("{name}: {verdict}", name=capital(item.name), verdict=_lower(item.position.label))
    target = (
        words("The target is {target} in {year}.", target=item.target.text, year=item.target.year)
        if item.target
        else ""
    )
    kept = f"{capital(item.position.note)}." if item.position.not_sustained else ""
    text = f"{_figure(item, wording)} {target} {kept} {_against(item, wording)}"
    mark = MarkView(code=item.position.code, label=title, tone=item.tone)
    return HighlightView(mark=mark, text=" ".join(text.split()), anchor=anchors.get(item.id, ""))


def _changed(item: IndicatorView, anchors: dict[str, str], wording: Wording) -> HighlightView:
    title = wording.words("{name}: {verdict}", name=capital(item.name), verdict=_lower(item.change.label))
    tone = CHANGE_TONES.get(item.change.code, "plain")
    no_target = "" if item.target else wording.words("The plan sets no target.")
    text = f"{_figure(item, wording)} {_against(item, wording)} {no_target}"
    mark = MarkView(code=item.change.code, label=title, tone=tone)
    return HighlightView(mark=mark, text=" ".join(text.split()), anchor=anchors.get(item.id, ""))


def _figure(item: IndicatorView, wording: Wording) -> str:
    if item.value is None:
        return ""
    sentence = (
        N_("The figure is {value} in {year} (provisional).")
        if item.value.provisional
        else N_("The figure is {value} in {year}.")
    )
    return wording.words(sentence, value=item.value.text or wording.words("unknown"), year=item.value.years)


def _against(item: IndicatorView, wording: Wording) -> str:
    """The baseline, and what chance has to do with the difference."""
    if item.baseline is None or not item.baseline.text:
        return ""
    words = wording.words
    start = words("It was {value} at the baseline in {year}", value=item.baseline.text, year=item.baseline.years)
    if item.change.code == "no_clear_change":
        return words("{start}; the difference may be chance.", start=start)
    if item.change.code == "unknown":
        return words("{start}; whether the difference is chance is not known.", start=start)
    return words("{start}; the difference is more than chance explains.", start=start)


def _gaps(view: ProgressView, wording: Wording) -> Iterator[HighlightView]:
    words = wording.words
    unjudged = [item for item in view.indicators if item.target and item.position.code == "not_assessable"]
    if unjudged:
        reasons = Counter(item.position.reason for item in unjudged)
        title = words.some("{number} target without a verdict", "{number} targets without a verdict", len(unjudged))
        listed = [
            words("{reason} ({names})", reason=_reason(unjudged, reason), names=_names(unjudged, reason))
            for reason, _ in reasons.most_common()
        ]
        yield HighlightView(mark=_gap(title), text=capital("; ".join(listed)) + ".", anchor="gaps")
    aimless = [item for item in view.indicators if not item.target]
    if aimless:
        known = sum(item.value is not None for item in aimless)
        title = words.some("{number} indicator without a target", "{number} indicators without a target", len(aimless))
        text = words.some(
            "{number} of them has a figure after the baseline.",
            "{number} of them have a figure after the baseline.",
            known,
        )
        if not known:
            text = words("None of them has a figure after the baseline.")
        yield HighlightView(mark=_gap(title), text=text, anchor="gaps")


def _unmeasured(view: ProgressView, wording: Wording) -> Iterator[HighlightView]:
    """What stands out in a plan without indicators: how it is judged, and how far its actions are."""
    words = wording.words
    text = words("Whether its goals come closer cannot be read from figures.")
    yield HighlightView(mark=_gap(words("No indicators")), text=text)
    told = [topic.name for topic in view.topics if topic.evaluation]
    if told:
        title = words.some("{number} topic is judged in words", "{number} topics are judged in words", len(told))
        mark = MarkView(code="no_clear_change", label=title, tone="plain")
        yield HighlightView(mark=mark, text=capital(", ".join(told)) + ".")
    silent = sum(item.state is None for item in view.actions)
    if silent:
        title = words.some("{number} action without a state", "{number} actions without a state", silent)
        text = words("How far these are has not been recorded.")
        yield HighlightView(mark=_gap(title, STATELESS), text=text, anchor="actions")


def _gap(title: str, code: str = "not_assessable") -> MarkView:
    return MarkView(code=code, label=title, tone="unknown")


def _reason(items: list[IndicatorView], reason: str | None) -> str:
    """A reason in words, without what only holds for one of the indicators."""
    notes = {item.position.note for item in items if item.position.reason == reason}
    return notes.pop() if len(notes) == 1 else min(notes, key=len).split(" (", maxsplit=1)[0]


def _names(items: list[IndicatorView], reason: str | None) -> str:
    return ", ".join(item.name for item in items if item.position.reason == reason)


def position_tallies(view: ProgressView, wording: Wording) -> tuple[TallyView, ...]:
    """Positions counted; final verdicts only where the plan's last year is over or one was given."""
    if not view.indicators:
        return ()
    ended = view.year >= view.plan.last_year
    shown = [item for item in view.positions if item.count or ended or item.code not in {"achieved", "not_achieved"}]
    return tuple(_tally(item, _position_tone(view, item.code), _position_note(view, item, wording)) for item in shown)


def change_tallies(view: ProgressView, wording: Wording) -> tuple[TallyView, ...]:
    """Changes counted; rose and fell only where there are any."""
    if not view.indicators:
        return ()
    notes = {"no_clear_change": wording.words("the difference may be chance"), "unknown": _change_note(view, wording)}
    shown = [item for item in view.changes if item.count or item.code not in {"rose", "fell"}]
    return tuple(_tally(item, CHANGE_TONES.get(item.code, "plain"), notes.get(item.code, "")) for item in shown)


def state_tallies(view: ProgressView) -> tuple[TallyView, ...]:
    """States of actions counted; none where no state is known."""
    if not any(item.count for item in view.action_states if item.code != "unknown"):
        return ()
    return tuple(
        _tally(item, _STATE_TONES[item.code], "", STATELESS if item.code == "unknown" else item.code)
        for item in view.action_states
    )


def _tally(item: CountView, tone: str, note: str, shape: str = "") -> TallyView:
    shown = tone if item.count else "unknown"
    mark = MarkView(code=shape or item.code, label=item.label, tone=shown, note=note if item.count else "")
    return TallyView(mark=mark, count=item.count, sign=item.sign, tone=tone, fill="open" if tone == "unknown" else "")


def _position_tone(view: ProgressView, code: str) -> str:
    """The one tone that all with this position have; plain where they differ."""
    if code == "not_assessable":
        return "unknown"
    tones = {item.tone for item in view.indicators if item.position.code == code}
    return tones.pop() if len(tones) == 1 else "plain"


def _position_note(view: ProgressView, item: CountView, wording: Wording) -> str:
    if item.code != "not_assessable":
        return ""
    unjudged = [one for one in view.indicators if one.position.code == item.code]
    counted = Counter(one.position.reason for one in unjudged)
    return _listed(((number, _reason(unjudged, reason)) for reason, number in counted.most_common()), wording)


def _change_note(view: ProgressView, wording: Wording) -> str:
    unknown = [item for item in view.indicators if item.change.code == "unknown"]
    counted = Counter(item.change.note.rpartition("; ")[2] for item in unknown if item.change.note)
    return _listed(((number, note) for note, number in counted.most_common()), wording)


def _listed(counted: Iterable[tuple[int, str]], wording: Wording) -> str:
    return "; ".join(wording.words("{number}× {reason}", number=number, reason=reason) for number, reason in counted)


def overview_finding(view: ProgressView, wording: Wording) -> str:
    """How many indicators have a new figure, and how many changed clearly."""
    words = wording.words
    known = [item for item in view.indicators if item.value is not None]
    clear = sum(item.change.code not in _QUIET for item in known)
    first = words.some(
        "{number} indicator has a figure after the baseline.",
        "{number} indicators have a figure after the baseline.",
        len(known),
    )
    changed = words.some("{number} of them changed clearly.", "{number} of them changed clearly.", clear)
    none_changed = words("None of them changed clearly.")
    return f"{first} {changed if clear else none_changed}"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
