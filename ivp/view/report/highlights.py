"""The report in sentences: what stands out, and how many have which verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ivp.language import N_
from ivp.placeholders import says_none
from ivp.progress.assess import Assessment
from ivp.progress.standing import ActionStanding, Standing
from ivp.view.account import account_title, adjusted, decided, topics_judged
from ivp.view.document.money import SumsView
from ivp.view.interim import asked_position, interim_lines, lost, missed
from ivp.view.joint import aimed_jointly, joint_line
from ivp.view.progress.topic_view import topic_anchor
from ivp.view.report.models import HighlightView, MarkView, TallyView
from ivp.view.report.rows import position_tones
from ivp.view.wording import Wording, capital, small
from ivp.vocabulary import (
    ActionState,
    Change,
    Judgement,
    Light,
    Reason,
    Status,
    Tone,
    Untested,
)

MANY_COUNTS = 10
"""Of so many counts it is told that some move by more than usual anyway."""

MOST_SAID = 320
"""So many characters are told of what is also told in full further on."""
_ENDS = (".", "!", "?", ":", ";", "…")

MOST_HIGHLIGHTS = 6
"""So many are told where more stand out that do not alarm; what alarms is told always."""


def highlights(
    standing: Standing, anchors: dict[str, str], money: Iterable[SumsView], wording: Wording
) -> tuple[HighlightView, ...]:
    """What stands out: targets that were judged and clear changes, alarming ones first, then what is not known."""
    items = list(standing.indicators.values())
    judged = {item.measured.identity for item in (*items, *standing.joint.values()) if not _unjudged(item)}
    identities = [item.measured.identity for item in items]
    short = {identity for identity in identities if missed(standing, identity) or lost(standing, identity)}
    alarming = short | {item.measured.identity for item in items if _titled(item, standing).alarms}
    told = [item for item in items if item.measured.identity in judged | short or _clear(item)]
    told.sort(
        key=lambda item: (item.measured.identity not in alarming, _titled(item, standing).tone.rank, not _clear(item))
    )
    gaps = list(_gaps(standing, items, wording) if items else _unmeasured(standing, wording))
    most = max(MOST_HIGHLIGHTS - len(gaps), sum(item.measured.identity in alarming for item in told))
    red, others = _off_course(standing, wording)
    figures = [_told(item, standing, anchors, wording) for item in told[:most]]
    worse, better = (_judged(standing, judgement, wording) for judgement in (Judgement.WORSENED, Judgement.IMPROVED))
    return (
        *red,
        *worse,
        *figures,
        *better,
        *others,
        *_overspent(money, wording),
        *_adjusted(standing, wording),
        *_decided(standing, wording),
        *gaps,
    )


def _judged(standing: Standing, judgement: Judgement, wording: Wording) -> Iterator[HighlightView]:
    """The topics that the account judges so, then those that the region's does."""
    words, facts = wording.words, judgement.facts
    label = small(words(facts.label))
    for one in (standing, *standing.regional):
        paths = [path for path in topics_judged(one).get(judgement, ()) if path in standing.topics]
        if not paths or one.account is None:
            continue
        title = words("By the account: {judgement}", judgement=label)
        if one is not standing:
            title = words("By {title}: {judgement}", title=account_title(one, wording), judgement=label)
        yield HighlightView(
            mark=MarkView(code=facts.shape, label=title, tone=facts.tone),
            text="; ".join(standing.topics[path].title for path in paths) + ".",
            anchor=topic_anchor(paths[0]) if len(paths) == 1 else "",
        )


def _overspent(money: Iterable[SumsView], wording: Wording) -> Iterator[HighlightView]:
    """Where more was spent than there was."""
    if lines := [line for view in money for line in view.above]:
        title = wording.words.some(
            "More was spent than there was on {number} item",
            "More was spent than there was on {number} items",
            len(lines),
        )
        yield HighlightView(
            mark=MarkView(code=Status.BEHIND, label=title, tone=Tone.UNCERTAIN), text=" ".join(lines), anchor="money"
        )


def _adjusted(standing: Standing, wording: Wording) -> Iterator[HighlightView]:
    """What is done differently from now on."""
    if told := adjusted(standing):
        mark = MarkView(code="adjusted", label=adjusted_title(len(told), wording), tone=Tone.PLAIN)
        yield HighlightView(mark=mark, text=_said(told))


def adjusted_title(number: int, wording: Wording) -> str:
    """In how many places something is done differently from now on."""
    return wording.words.some("Adjusted in {number} place", "Adjusted in {number} places", number)


def _decided(standing: Standing, wording: Wording) -> Iterator[HighlightView]:
    """What was decided about actions."""
    if told := decided(standing):
        mark = MarkView(code="decided", label=decided_title(len(told), wording), tone=Tone.PLAIN)
        yield HighlightView(mark=mark, text=_said(told, always=True), anchor="actions")


def _said(told: list[tuple[str, str]], *, always: bool = False) -> str:
    """Names, each with what is said of it as far as all that stays short; what is said further on need not be here."""
    lines = [(name, " ".join(text.split())) for name, text in told]
    whole = " ".join(
        f"{name}: {text}{'' if text.endswith(_ENDS) else '.'}" if text else f"{name}." for name, text in lines
    )
    short = any(text for _, text in lines) and len(whole) <= MOST_SAID
    return whole if always or short else "; ".join(name for name, _ in lines) + "."


def decided_title(number: int, wording: Wording) -> str:
    """On how many actions something was decided."""
    return wording.words.some("{number} decision on an action", "{number} decisions on actions", number)


def _off_course(standing: Standing, wording: Wording) -> tuple[list[HighlightView], list[HighlightView]]:
    """The actions that ask for attention, each told once: those with a red light, then the others."""
    words, actions = wording.words, [item for item in standing.actions.values() if item.off_course]
    red = [item for item in actions if item.light is Light.RED]
    orange = [item for item in actions if item.light is Light.ORANGE]
    late = [item for item in actions if item not in red + orange and item.late]
    lapsed = [item for item in actions if item.status is ActionState.LAPSED]
    titles = (
        words.some("{number} action has a red light", "{number} actions have a red light", len(red)),
        words.some("{number} action has an orange light", "{number} actions have an orange light", len(orange)),
        words.some("{number} action is past its deadline", "{number} actions are past their deadline", len(late)),
        words.some(
            "Of {number} action the deadline has passed and the state is unknown",
            "Of {number} actions the deadline has passed and the state is unknown",
            len(lapsed),
        ),
    )
    shapes = (
        (f"light-{Light.RED}", Light.RED.facts.tone),
        (f"light-{Light.ORANGE}", Light.ORANGE.facts.tone),
        (Status.BEHIND, Tone.UNCERTAIN),
        (ActionState.LAPSED.facts.shape, ActionState.LAPSED.facts.tone),
    )
    told = [
        HighlightView(
            mark=MarkView(code=code, label=title, tone=tone),
            text=_said([(_action(item, wording), _cause(item)) for item in found]),
            anchor="actions",
        )
        for title, (code, tone), found in zip(titles, shapes, (red, orange, late, lapsed), strict=True)
        if found
    ]
    return told[: bool(red)], told[bool(red) :]


def _cause(item: ActionStanding) -> str:
    """Why it is off course; empty where that is not said, or said to be nothing."""
    cause = (item.state.cause if item.state else None) or ""
    return "" if says_none(cause) else cause


def _action(item: ActionStanding, wording: Wording) -> str:
    """``Preventieteam (deadline October 2028)``: its name, and its deadline where that has passed."""
    if not item.overdue:
        return item.action.title
    by = wording.numbers.moment(item.action.by)
    return wording.words("{name} (deadline {when} passed)", name=item.action.title, when=by)


def _unjudged(item: Assessment) -> bool:
    return item.position.status is Status.NOT_ASSESSABLE


def _clear(item: Assessment) -> bool:
    return item.change.change.facts.clear


def _titled(item: Assessment, standing: Standing) -> Assessment:
    """What the title is about: in the report of one municipality what is joint, where its own figure gives nothing."""
    joint = standing.joint.get(item.measured.identity)
    return joint if joint and _unjudged(item) and not _clear(item) else item


def _told(item: Assessment, standing: Standing, anchors: dict[str, str], wording: Wording) -> HighlightView:
    """The verdict as a title, the figure, the target and the baseline in sentences; in the report of one municipality
    what is joint beside it, and as the title where its own figure gives none.
    """
    aim, judged, words = item.position.aim, item.judged, wording.words
    unjudged = _unjudged(item)
    joint = _titled(item, standing)
    line = joint_line(standing, item.measured.identity, wording)
    if joint is not item:
        verdict = words("joint: {position}", position=small(wording.position(joint)))
        own = " ".join(filter(None, (small(_figure(item, wording)), _against(item, wording))))
        here = f"{standing.area}: {own}" if own else words("{area}: no figure", area=standing.area) + "."
        text = f"{capital(line)}. {here}"
        return _highlight(item, joint.position.status, verdict, joint.tone, text, anchors, wording)
    short = missed(standing, item.measured.identity) if unjudged and not _clear(item) else None
    verdict = wording.change(item) if unjudged else wording.position(item)
    if short:
        verdict = asked_position(standing, short, wording)
        verdict = words("joint: {position}", position=verdict) if short.joint else verdict
    if not unjudged and _clear(item) and item.position.status is not Status.WORSE_THAN_BASELINE:
        against = item.change.change is (Change.WORSENED if wording.good(item) else Change.IMPROVED)
        both = N_("{position}, but {change}") if against else N_("{position}, and {change}")
        verdict = words(both, position=verdict, change=small(wording.change(item)))
    target = "" if item.position.reason is not Reason.NO_TARGET else words("The plan sets no target.")
    if aim and not unjudged:
        asked, due = wording.aim(aim, item.measured), wording.due(aim, item.measured)
        target = words("The target is {target} in {year}.", target=asked, year=due)
        if judged and judged is not item.newest:
            value = wording.figure(judged, item.measured)
            sentence = N_("The target is {target} in {year}; the figure was {value} then.")
            target = words(sentence, target=asked, year=due, value=value)
    kept = f"{capital(wording.relapse(item))}." if item.position.not_sustained else ""
    asked = " ".join(f"{capital(one)}." for one in interim_lines(standing, item.measured.identity, wording))
    lender = standing.plan.lender(("indicators", item.measured.identity))
    line = f"{line}." if line else ""
    whose = words("From: {title}", title=lender.own.title) + "." if lender else ""
    text = f"{whose} {_figure(item, wording)} {target} {asked} {kept} {_against(item, wording)} {line}"
    code = item.change.change if unjudged else item.position.status
    tone = item.change.change.facts.tone if unjudged else item.tone
    if short:
        code, tone = short.item.position.status, short.item.tone
    return _highlight(item, code, verdict, tone, text, anchors, wording)


def _highlight(
    item: Assessment, code: str, verdict: str, tone: Tone, text: str, anchors: dict[str, str], wording: Wording
) -> HighlightView:
    name = capital(item.measured.indicator.name)
    title = wording.words("{name}: {verdict}", name=name, verdict=small(verdict))
    anchor = anchors.get(item.measured.identity, "")
    return HighlightView(mark=MarkView(code=code, label=title, tone=tone), text=" ".join(text.split()), anchor=anchor)


def _figure(item: Assessment, wording: Wording) -> str:
    figure = item.newest
    if figure is None:
        return ""
    sentence = N_("The figure is {value} in {year}.")
    status = wording.status(figure.provisional)
    if status:
        sentence = N_("The figure is {value} in {year} ({status}).")
    value = wording.figure(figure, item.measured) or wording.words("unknown")
    return wording.words(sentence, value=value, year=wording.years(figure.years), status=status)


def _against(item: Assessment, wording: Wording) -> str:
    """The baseline, and what chance has to do with the difference."""
    baseline, words = item.measured.baseline, wording.words
    value = wording.figure(baseline, item.measured) if baseline else ""
    if baseline is None or not value:
        return ""
    start = words("It was {value} at the baseline, of which no year is given", value=value)
    if baseline.year is not None:
        years = wording.years(baseline.years)
        start = words("It was {value} at the baseline in {year}", value=value, year=years)
    if wording.restated(item) and item.measured.compared:
        now = wording.figure(item.measured.compared, item.measured)
        start = words("{start} ({value} in the figures of now)", start=start, value=now)
    if item.measured.apart(baseline, item.year) or not item.comparable:
        return words("{start}; what is counted has changed since, so the two cannot be compared.", start=start)
    if wording.same(item):
        return words("{start}: the same.", start=start)
    if item.change.reason is Untested.EFFORT:
        return f"{start}."
    if item.change.change is Change.NO_CLEAR_CHANGE:
        return words("{start}; the difference may be chance.", start=start)
    if item.change.change is Change.UNKNOWN:
        return words("{start}; whether the difference is chance is not known.", start=start)
    if item.change.change is Change.WITHIN_USUAL:
        return words("{start}; the difference is more than chance explains, but no more than usual.", start=start)
    told = words("{start}; the difference is {beyond}.", start=start, beyond=wording.beyond(item))
    return " ".join((told, *(wording.beside_sentence(item, one) for one in item.beside)))


def _gaps(standing: Standing, items: list[Assessment], wording: Wording) -> Iterator[HighlightView]:
    """How many targets have no verdict and why; of one municipality also how many joint ones."""
    words = wording.words
    unjudged = [item for item in items if not item.followed and _unjudged(item)]
    jointly = [item for item in aimed_jointly(standing, standing.indicators) if _unjudged(item)]
    number = len(jointly)
    titles = (
        words.some("{number} target without a verdict", "{number} targets without a verdict", len(unjudged)),
        words.some("{number} joint target without a verdict", "{number} joint targets without a verdict", number),
    )
    for title, found in zip(titles, (unjudged, jointly), strict=True):
        if found:
            yield HighlightView(mark=_gap(title), text=f"{capital(_reasons(found, wording))}.", anchor="gaps")


def _reasons(items: Iterable[Assessment], wording: Wording) -> str:
    """Why some cannot be assessed: the one reason, or each with how many share it."""
    reasons = [(len(found), _reason(found, wording)) for found in _by_reason(items).values()]
    return reasons[0][1] if len(reasons) == 1 else _listed(reasons, wording)


def _unmeasured(standing: Standing, wording: Wording) -> Iterator[HighlightView]:
    """What stands out in a plan without indicators: how it is judged, and how far its actions are."""
    words = wording.words
    text = words("Whether its goals come closer cannot be read from figures.")
    yield HighlightView(mark=_gap(words("No indicators")), text=text)
    told = [topic.title for path, topic in standing.topics.items() if topic.evaluation]
    if told:
        title = words.some("{number} topic is judged in words", "{number} topics are judged in words", len(told))
        mark = MarkView(code=Change.NO_CLEAR_CHANGE, label=title, tone=Tone.PLAIN)
        yield HighlightView(mark=mark, text=capital(", ".join(told)) + ".")
    silent = sum(item.status is ActionState.UNKNOWN for item in standing.actions.values())
    if silent:
        title = words.some("{number} action without a state", "{number} actions without a state", silent)
        text = words.some("How far it is has not been recorded.", "How far they are has not been recorded.", silent)
        shape = ActionState.UNKNOWN.facts.shape
        yield HighlightView(mark=_gap(title, shape), text=text, anchor="actions")


def _gap(title: str, code: str = Status.NOT_ASSESSABLE) -> MarkView:
    return MarkView(code=code, label=title, tone=Tone.UNKNOWN)


def _by_reason(items: Iterable[Assessment]) -> dict[Reason, list[Assessment]]:
    """Indicators by why they cannot be assessed, the commonest reason first."""
    found: dict[Reason, list[Assessment]] = {}
    for item in items:
        if item.position.reason:
            found.setdefault(item.position.reason, []).append(item)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _reason(items: list[Assessment], wording: Wording) -> str:
    """The reason that indicators share, without what only holds for one of them."""
    told = {wording.reason(item) for item in items}
    if len(told) == 1:
        return told.pop()
    reason = items[0].position.reason
    return wording.words(reason.label) if reason else ""


def position_tallies(standing: Standing, wording: Wording) -> tuple[TallyView, ...]:
    """Positions counted; final verdicts only where the plan's last year is over or one was given."""
    items = list(standing.indicators.values())
    if not items:
        return ()
    ended = standing.year >= standing.plan.own.period.to
    tones = position_tones(items)
    tallies = []
    aimed = [item for item in items if not item.followed]
    for status in Status:
        found = [item for item in aimed if item.position.status is status]
        note = ""
        if status is Status.NOT_ASSESSABLE:
            note = _listed(((len(same), _reason(same, wording)) for same in _by_reason(found).values()), wording)
        elif status.facts.interim and (interim := sum(item.interim for item in found)):
            note = wording.words.some("{number} interim target", "{number} interim targets", interim)
        if found or (status.facts.always_told and (ended or not status.facts.final) and (aimed or not standing.joint)):
            tallies.append(_tally(status, status.label, status.facts.sign, tones[status], len(found), wording, note))
    shape = Status.NOT_ASSESSABLE.facts
    unjudged = [item for item in aimed_jointly(standing, standing.indicators) if _unjudged(item)]
    for reason in Reason:
        followed = sum(item.position.reason is reason for item in items)
        if followed and (label := reason.facts.followed):
            note = ""
            if unjudged and reason is Reason.JOINT_TARGET:
                told = _listed(((len(same), _reason(same, wording)) for same in _by_reason(unjudged).values()), wording)
                note = wording.words("not assessable for all together: {reasons}", reasons=told)
            tallies.append(_tally(Status.NOT_ASSESSABLE, label, shape.sign, shape.tone, followed, wording, note))
    return tuple(tallies)


def change_tallies(standing: Standing, wording: Wording) -> tuple[TallyView, ...]:
    """Changes counted, rose and fell only where there are any; not of what was done, which is no matter of chance."""
    items = [item for item in standing.indicators.values() if item.change.reason is not Untested.EFFORT]
    if not items:
        return ()
    unknown = [item.change.reason for item in items if item.change.change is Change.UNKNOWN]
    reasons = ((number, wording.words(reason.label)) for reason, number in Counter(unknown).most_common() if reason)
    notes = {
        Change.WITHIN_USUAL: wording.words("more than chance explains, no more than usual"),
        Change.NO_CLEAR_CHANGE: wording.words("the difference may be chance"),
        Change.UNKNOWN: _listed(reasons, wording),
    }
    counted = Counter(item.change.change for item in items)
    return tuple(
        _tally(
            change, change.label, change.facts.sign, change.facts.tone, counted[change], wording, notes.get(change, "")
        )
        for change in Change
        if counted[change] or change.facts.always_told
    )


def beyond_anyway(standing: Standing, wording: Wording) -> str:
    """That some of many counts move by more than usual anyway; empty where there are few."""
    tested = sum(item.change.usual is not None for item in standing.indicators.values())
    if tested < MANY_COUNTS:
        return ""
    return wording.words(
        "Of these, {number} counts were held against what is usual. About one in twenty falls outside it without "
        "anything special.",
        number=tested,
    )


def state_tallies(standing: Standing, wording: Wording) -> tuple[TallyView, ...]:
    """States of actions counted; none where no state is known."""
    counted = Counter(item.status for item in standing.actions.values())
    if not any(count for status, count in counted.items() if status is not ActionState.UNKNOWN):
        return ()
    return tuple(
        _tally(status.facts.shape, status.label, status.facts.sign, status.facts.tone, counted[status], wording)
        for status in ActionState
        if status.facts.given or counted[status]
    )


def _tally(code: str, label: str, sign: str, tone: Tone, count: int, wording: Wording, note: str = "") -> TallyView:
    mark = MarkView(
        code=code, label=wording.words(label), tone=tone if count else Tone.UNKNOWN, note=note if count else ""
    )
    return TallyView(mark=mark, count=count, sign=sign, tone=tone, fill="open" if tone is Tone.UNKNOWN else "")


def _listed(counted: Iterable[tuple[int, str]], wording: Wording) -> str:
    return "; ".join(wording.words("{number}× {reason}", number=number, reason=reason) for number, reason in counted)
