"""The yearly account of a plan as it is shown: indicators with position and change, topics, actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from pydantic import Field

from ivp.language import N_
from ivp.model.action import Action
from ivp.model.point import Topic
from ivp.model.types import When, Years
from ivp.observations import Observations
from ivp.progress.assess import Assessment, Figure, assess, latest_year
from ivp.progress.change import Change
from ivp.progress.position import Aim, Status
from ivp.reference.municipalities import Municipality
from ivp.resolve import Resolved
from ivp.view.base import PointView, View, points
from ivp.view.explanation import explanation
from ivp.view.plan import PlanView, plan_view
from ivp.view.wording import CHANGE_SIGNS, CHANGES, POSITIONS, SIGNS, Wording, as_number, compared_baseline

FORMAT = 1


class FigureView(View):
    """A figure as it is printed, with what is known about it."""

    number: int | float | None = Field(description="The figure; null where unknown.")
    text: str = Field(description="The figure in the language's form, empty where unknown.")
    year: int | None = Field(description="The (last) year it is about; null where undated.")
    years: str = Field(description="The year or years in words.")
    provisional: bool = Field(False, description="Whether it is provisional.")
    n: int | None = Field(None, description="Number of respondents, cases or inhabitants behind it.")
    rate: float | None = Field(None, description="A count per 1,000 inhabitants, where these are known.")
    rate_text: str = Field("", description="The same in words.")
    summed: int = Field(1, description="Over how many municipalities it was added up.")
    source: str = Field("", description="Name of its source.")
    note: str = Field("", description="Note.")
    after: bool = Field(False, description="Whether it is later than the reporting year.")
    hidden: bool = Field(False, description="Whether the figure is too small to publish; its number is not given.")


class TargetView(View):
    """A target for a year."""

    direction: str = Field(description="at_most, at_least or stay_at.")
    number: int | float | None = Field(description="The bound; null where it is relative to an unknown baseline.")
    text: str = Field(description="The target in words: ten hoogste 125.")
    year: int = Field(description="The target year.")


class PositionView(View):
    """The position against the target."""

    code: str = Field(
        description="achieved, not_achieved, on_target, on_track, behind, worse_than_baseline, not_assessable."
    )
    label: str = Field(description="The position in words.")
    sign: str = Field(description="A sign for it.")
    reason: str | None = Field(description="Why it is not assessable: a code.")
    note: str = Field(description="What goes with it, in words.")
    path: int | float | None = Field(description="What the straight path to the target asks in the year of the figure.")
    path_text: str = Field(description="The same in the language's form.")
    keep: bool = Field(description="Whether keeping the baseline's level is the goal.")
    not_sustained: FigureView | None = Field(description="The later figure that no longer meets the target.")


class ChangeView(View):
    """The change since the baseline, with its evidence."""

    code: str = Field(description="improved, worsened, rose, fell, no_clear_change or unknown.")
    label: str = Field(description="The change in words.")
    sign: str = Field(description="A sign for it.")
    reason: str | None = Field(description="Why it is unknown: a code.")
    note: str = Field(description="Difference and chance, short.")
    sentence: str = Field(description="The same as a sentence for a council.")
    method: str | None = Field(description="exact_binomial, quasi_poisson, newcombe or normal.")
    difference: int | float | None = Field(description="Value minus baseline.")
    percent: float | None = Field(description="The difference as a percentage of the baseline.")
    p: float | None = Field(description="Two-sided p-value.")
    low: float | None = Field(description="Lower end of the 95% interval of ratio (counts) or difference.")
    high: float | None = Field(description="Upper end.")
    phi: float | None = Field(description="Dispersion that widened the interval.")
    unclear_low: int | None = Field(description="Smallest count that would not be a clear change.")
    unclear_high: int | None = Field(description="Largest count that would not be a clear change.")


class PlaceView(View):
    """The figures of one municipality of a joint area."""

    code: str = Field(description="CBS code.")
    name: str = Field(description="Name.")
    figures: tuple[FigureView, ...] = Field(description="Its figures by year.")
    baseline: FigureView | None = Field(description="Its figure for the year of the baseline.")
    previous: FigureView | None = Field(description="Its figure for the year of the previous one.")
    value: FigureView | None = Field(description="Its figure for the year that is judged.")


class TopicLink(View):
    """A topic that an indicator or action serves."""

    anchor: str = Field(description="Name of its section in the report.")
    name: str = Field(description="Name of the topic.")


class IndicatorView(View):
    """An indicator in the reporting year."""

    id: str = Field(description="Id in the plan file.")
    name: str = Field(description="Name, as the plan prints it.")
    noun: str = Field(description="What is counted, empty where not said.")
    unit: str = Field(description="count, percent, grade, rate, rank, change or amount.")
    per: int | None = Field(description="Base of a rate.")
    decimals: int = Field(description="Decimals with which it is published.")
    source: str = Field(description="Name of the source.")
    area: str = Field(description="Municipalities it covers, where not those of the plan.")
    definition: str = Field(description="What exactly is measured.")
    interpretation: str = Field(description="What the figure does and does not mean.")
    incomplete: str = Field(description="Why it is not fully known.")
    topics: tuple[TopicLink, ...] = Field(description="Topics it serves.")
    baseline: FigureView | None = Field(description="The plan's baseline.")
    previous: FigureView | None = Field(description="The figure before the one that is judged.")
    value: FigureView | None = Field(description="The figure that is judged.")
    latest: FigureView | None = Field(description="The latest figure up to the reporting year.")
    target: TargetView | None = Field(description="The target that counts.")
    final_target: TargetView | None = Field(description="The last target, where another one counts.")
    target_text: str = Field(description="The target in the plan's own words, where it gives them.")
    position: PositionView = Field(description="Position against the target.")
    change: ChangeView = Field(description="Change since the baseline.")
    tone: str = Field(description="favourable, uncertain, unfavourable or unknown.")
    planned: str = Field(description="That the planned step is within chance, in words; empty where it is not.")
    check: str = Field(description="How the linked table compares with the baseline, in words.")
    series_note: str = Field(description="What the plan says of the linked table.")
    series: tuple[FigureView, ...] = Field(description="All figures of the area by year.")
    places: tuple[PlaceView, ...] = Field(description="Figures by municipality, for a joint area.")
    explanation: tuple[str, ...] = Field(description="How the verdicts came about, step by step.")
    benchmarks: tuple[tuple[str, tuple[FigureView, ...]], ...] = Field(description="Figures of elsewhere, by name.")


class StateView(View):
    """How far an action is."""

    when: str = Field(description="At which moment.")
    code: str = Field(description="planned, running, done or stopped.")
    label: str = Field(description="In words.")
    percent: int | None = Field(description="Per cent done.")
    lights: tuple[tuple[str, str], ...] = Field(description="Traffic lights: what, colour in words.")
    light: str = Field(description="The worst colour: green, orange, red or empty.")
    cause: str = Field(description="Cause of being off course.")
    consequence: str = Field(description="What follows from it.")
    adjustment: str = Field(description="What is done about it.")
    decided: str = Field(description="What was decided.")


class ActionView(View):
    """An action of the plan with its latest state up to the reporting year."""

    id: str = Field(description="Id in the plan file.")
    name: str = Field(description="Name.")
    text: str = Field(description="Text in Markdown.")
    points: tuple[PointView, ...] = Field(description="Points.")
    lead: tuple[str, ...] = Field(description="Who leads.")
    partners: tuple[str, ...] = Field(description="With whom.")
    by: str = Field(description="Ready by, in words.")
    result: str = Field(description="Result that can be observed.")
    lenses: tuple[str, ...] = Field(description="Names of the lenses it serves.")
    topics: tuple[TopicLink, ...] = Field(description="Topics it serves.")
    done: tuple[PointView, ...] = Field(description="What has been done.")
    next: tuple[PointView, ...] = Field(description="What comes next.")
    state: StateView | None = Field(description="The latest state; null where none is given.")


class TopicView(View):
    """A goal, priority or theme with what was found for it."""

    anchor: str = Field(description="Name of its section.")
    block: str = Field(description="goals, priorities, themes, lenses or fields.")
    id: str = Field(description="Id in the plan file.")
    name: str = Field(description="Name.")
    text: str = Field(description="Text in Markdown.")
    problem: tuple[PointView, ...] = Field(description="What is going on.")
    goals: tuple[PointView, ...] = Field(description="What it should bring.")
    evaluation: tuple[PointView, ...] = Field(description="How results are judged where figures are missing.")
    done: tuple[PointView, ...] = Field(description="What has been done.")
    incomplete: str = Field(description="Why it is not fully known.")
    indicators: tuple[str, ...] = Field(description="Ids of its indicators.")
    actions: tuple[str, ...] = Field(description="Ids of its actions.")


class GroupView(View):
    """Indicators of which the same can be said."""

    code: str = Field(description="target, figures or neither.")
    label: str = Field(description="In words.")
    indicators: tuple[str, ...] = Field(description="Ids.")


class CountView(View):
    """How many indicators have a position or change."""

    code: str = Field(description="Code of the position or change.")
    label: str = Field(description="In words.")
    sign: str = Field(description="A sign for it.")
    count: int = Field(description="How many.")


class SourceView(View):
    """A source of figures."""

    name: str = Field(description="Name.")
    text: str = Field(description="What to know of it.")
    indicators: int = Field(description="How many indicators it serves.")


class ProgressView(View):
    """The yearly account of one plan."""

    format: int = Field(FORMAT, description="Version of this view.")
    plan: PlanView = Field(description="The plan.")
    year: int = Field(description="The reporting year.")
    area: str = Field(description="The area that the figures are for.")
    headline: str = Field(description="The finding in one sentence.")
    indicators: tuple[IndicatorView, ...] = Field(description="Indicators, in the plan's order.")
    groups: tuple[GroupView, ...] = Field(description="Indicators by what can be said of them.")
    positions: tuple[CountView, ...] = Field(description="How many indicators have each position.")
    changes: tuple[CountView, ...] = Field(description="How many indicators have each change.")
    topics: tuple[TopicView, ...] = Field(description="Goals, priorities and themes.")
    actions: tuple[ActionView, ...] = Field(description="Actions.")
    action_states: tuple[CountView, ...] = Field(description="How many actions have each state.")
    sources: tuple[SourceView, ...] = Field(description="Sources of the figures.")


ACTION_STATES = {
    "planned": N_("Planned"),
    "running": N_("Running"),
    "done": N_("Done"),
    "stopped": N_("Stopped"),
    "unknown": N_("No state given"),
}
_ACTION_SIGNS = {"planned": "○", "running": "◑", "done": "●", "stopped": "×", "unknown": "·"}
_LIGHTS = {"green": N_("green"), "orange": N_("orange"), "red": N_("red")}
_LIGHT_NAMES = {"overall": N_("Overall"), "time": N_("Time"), "money": N_("Money"), "quality": N_("Quality")}
_GROUPS = {
    "target": N_("With a target for {year}"),
    "figures": N_("Without a target, with figures"),
    "neither": N_("Without a target and without a new figure"),
}


def progress_view(
    plan: Resolved,
    observations: Observations,
    year: int | None = None,
    only: Municipality | None = None,
    *,
    internal: bool = False,
) -> ProgressView:
    """The account of ``plan`` for a reporting year (none: the latest with values), for its area or one municipality.

    Counts below a source's ``hide_below`` are left out, unless the account is for internal use.
    """
    wording = Wording(plan.own.language)
    at = latest_year(plan, observations) if year is None else year
    chosen = [identity for identity, item in plan.indicators.items() if only is None or only in plan.covered(item)]
    assessed = [assess(plan, observations, identity, at, only) for identity in chosen]
    shown = tuple(_indicator(plan, item, wording, 0 if internal else _threshold(plan, item)) for item in assessed)
    head = plan_view(plan, wording)
    actions = tuple(_action(plan, identity, item, at, wording) for identity, item in plan.own.actions.items())
    return ProgressView(
        plan=head,
        year=at,
        area=only.name if only else head.area,
        headline=_headline(assessed, actions, wording),
        indicators=shown,
        groups=_groups(plan, shown, wording),
        positions=_counts((item.position.status for item in assessed), POSITIONS, SIGNS, wording),
        changes=_counts((item.change.change for item in assessed), CHANGES, CHANGE_SIGNS, wording),
        topics=_topics(plan, shown, actions),
        actions=actions,
        action_states=_action_counts(actions, wording),
        sources=_sources(plan, shown),
    )


def _threshold(plan: Resolved, item: Assessment) -> int:
    """Counts below this are not published; 0 where the source does not ask for it."""
    source = plan.sources.get(item.indicator.source or "")
    return (source.hide_below or 0) if source and item.indicator.unit == "count" else 0


def _figure(
    item: Assessment, figure: Figure | None, plan: Resolved, wording: Wording, threshold: int
) -> FigureView | None:
    if figure is None:
        return None
    source = plan.sources.get(figure.source or "")
    hidden = figure.value is not None and figure.value < threshold
    text = "" if figure.value is None else wording.figure(figure.value, item.indicator, item.decimals)
    rate = None
    if item.indicator.unit == "count" and figure.value is not None and figure.n and not hidden:
        rate = Fraction(figure.value) * 1000 / figure.n
    return FigureView(
        number=None if hidden else as_number(figure.value),
        rate=_six(float(rate)) if rate is not None else None,
        rate_text=""
        if rate is None
        else wording.words("{rate} per 1,000 inhabitants", rate=wording.numbers.number(rate, 1)),
        text=wording.words("fewer than {number}", number=threshold) if hidden else text,
        hidden=hidden,
        year=figure.year,
        years=wording.years(figure.years),
        provisional=figure.provisional,
        n=figure.n,
        summed=figure.summed,
        source=source.name if source else "",
        note=figure.note or "",
        after=figure.year is not None and figure.year > item.year,
    )


def _bare(item: Assessment, value: Decimal | Fraction | int, year: int, wording: Wording) -> FigureView:
    return FigureView(
        number=as_number(value),
        text=wording.figure(value, item.indicator, item.decimals),
        year=year,
        years=wording.years(Years(year, year)),
    )


def _target(item: Assessment, aim: Aim | None, wording: Wording) -> TargetView | None:
    if aim is None:
        return None
    text = wording.words("relative to the baseline, which is unknown")
    if aim.bound is not None:
        text = wording.bound(aim.goal.direction, aim.bound, item.indicator, item.decimals)
    return TargetView(direction=aim.goal.direction, number=as_number(aim.bound), text=text, year=aim.goal.year)


def _indicator(plan: Resolved, item: Assessment, wording: Wording, threshold: int) -> IndicatorView:
    indicator, answer = item.indicator, item.position
    source = plan.sources.get(indicator.source or "")

    def figure(value: Figure | None) -> FigureView | None:
        return _figure(item, value, plan, wording, threshold)

    def figures(values: Iterable[Figure]) -> tuple[FigureView, ...]:
        return tuple(view for value in values if (view := figure(value)))

    judged, baseline = figure(item.judged), figure(compared_baseline(item))
    secret = any(view is not None and view.hidden for view in (judged, baseline))
    relapse = answer.not_sustained
    final = answer.final if answer.final and answer.aim and answer.final.goal.year != answer.aim.goal.year else None
    return IndicatorView(
        id=item.identity,
        name=indicator.name,
        noun=indicator.noun.many if indicator.noun else "",
        unit=indicator.unit,
        per=indicator.per,
        decimals=item.decimals,
        source=source.name if source else "",
        area=", ".join(place.name for place in item.area) if item.area != plan.municipalities else "",
        definition=indicator.definition or "",
        interpretation=indicator.interpretation or "",
        incomplete=indicator.incomplete or "",
        topics=_links(plan, indicator.for_),
        baseline=figure(item.baseline),
        previous=figure(item.previous),
        value=judged,
        latest=figure(item.latest),
        target=_target(item, answer.aim, wording),
        final_target=_target(item, final, wording),
        target_text=(indicator.target.text or "") if indicator.target else "",
        position=PositionView(
            code=answer.status,
            label=wording.position(item),
            sign=SIGNS[answer.status],
            reason=answer.reason,
            note=wording.position_note(item),
            path=as_number(answer.path),
            path_text=wording.numbers.number(answer.path, item.decimals + 1) if answer.path is not None else "",
            keep=answer.keep,
            not_sustained=_bare(item, relapse.value, relapse.year, wording)
            if relapse and relapse.value >= threshold
            else None,
        ),
        change=_secret_change(item, wording) if secret else _change(item, wording),
        tone=item.tone,
        planned=wording.planned_sentence(item),
        check="" if secret else wording.check_sentence(item),
        explanation=(_secret(wording, threshold),) if secret else explanation(item, wording),
        series_note=(indicator.series.note or "") if indicator.series else "",
        series=figures(item.series.figures.values()),
        places=_places(item, figures, wording),
        benchmarks=tuple(
            (
                name,
                figures(
                    Figure(years, value.value, value.provisional, value.n, value.se, value.source, value.note)
                    for years, value in dated.items()
                ),
            )
            for name, dated in indicator.benchmarks.items()
        ),
    )


def _places(
    item: Assessment, figures: Callable[[Iterable[Figure]], tuple[FigureView, ...]], wording: Wording
) -> tuple[PlaceView, ...]:
    """The municipalities' figures; where one is hidden in a year the next smallest is too, or the sum would tell it."""
    shown = {
        code: {view.year: view for view in figures(series.figures.values())} for code, series in item.parts.items()
    }
    for year in {year for views in shown.values() for year in views}:
        of_year = [(code, views[year]) for code, views in shown.items() if year in views]
        if sum(view.hidden for _, view in of_year) == 1 and len(of_year) > 1:
            rest = [(view.number, code) for code, view in of_year if not view.hidden and view.number is not None]
            if rest:
                _, code = min(rest)
                cover = {"number": None, "text": wording.words("hidden"), "hidden": True, "rate": None, "rate_text": ""}
                shown[code][year] = shown[code][year].model_copy(update=cover)
    years = [figure.year if figure else None for figure in (item.baseline, item.previous, item.judged)]
    views = []
    for place in item.area:
        if place.code in shown:
            own = shown[place.code]
            baseline, previous, value = (own.get(year) for year in years)
            views.append(
                PlaceView(
                    code=place.code,
                    name=place.name,
                    figures=tuple(own.values()),
                    baseline=baseline,
                    previous=previous,
                    value=value,
                )
            )
    return tuple(views)


def _secret(wording: Wording, threshold: int) -> str:
    return wording.words("A figure is smaller than {number} and is not published.", number=threshold)


def _secret_change(item: Assessment, wording: Wording) -> ChangeView:
    """The change without the figures from which a hidden one could be worked out."""
    code = item.change.change
    return ChangeView(
        code=code,
        label=wording.change(item.change),
        sign=CHANGE_SIGNS[code],
        reason=item.change.reason,
        note="",
        sentence="",
        method=item.change.method,
        difference=None,
        percent=None,
        p=None,
        low=None,
        high=None,
        phi=None,
        unclear_low=None,
        unclear_high=None,
    )


def _change(item: Assessment, wording: Wording) -> ChangeView:
    evidence = item.change
    return ChangeView(
        code=evidence.change,
        label=wording.change(evidence),
        sign=CHANGE_SIGNS[evidence.change],
        reason=evidence.reason,
        note=wording.change_note(item),
        sentence=wording.change_sentence(item),
        method=evidence.method,
        difference=as_number(evidence.difference),
        percent=round(float(evidence.percent), 1) if evidence.percent is not None else None,
        p=_six(evidence.p),
        low=_six(evidence.low),
        high=_six(evidence.high),
        phi=_six(evidence.phi),
        unclear_low=evidence.unclear[0] if evidence.unclear else None,
        unclear_high=evidence.unclear[1] if evidence.unclear else None,
    )


def _six(value: float | None) -> float | None:
    """Six decimals: what is known of a statistic, and the same on every machine."""
    return None if value is None else round(value, 6)


def _links(plan: Resolved, references: tuple[str, ...]) -> tuple[TopicLink, ...]:
    links = []
    for reference in references:
        for path, topic in plan.topics(reference)[:1]:
            links.append(TopicLink(anchor="-".join(path), name=topic.name))
    return tuple(links)


def _topics(
    plan: Resolved, indicators: tuple[IndicatorView, ...], actions: tuple[ActionView, ...]
) -> tuple[TopicView, ...]:
    """Goals, priorities and themes; what serves a part of one stands under the part, and parts follow their topic."""
    return tuple(
        _topic(path, topic, indicators, actions)
        for path, topic in plan.topic_paths(("goals", "lenses", "priorities", "themes"))
    )


def _topic(
    path: tuple[str, ...], topic: Topic, indicators: tuple[IndicatorView, ...], actions: tuple[ActionView, ...]
) -> TopicView:
    anchor = "-".join(path)
    return TopicView(
        anchor=anchor,
        block=path[0],
        id=".".join(path[1:]),
        name=topic.name,
        text=topic.text or "",
        problem=points(topic.problem),
        goals=points(topic.goals),
        evaluation=points(topic.evaluation),
        done=points(topic.done),
        incomplete=topic.incomplete or "",
        indicators=tuple(item.id for item in indicators if any(link.anchor == anchor for link in item.topics)),
        actions=tuple(item.id for item in actions if any(link.anchor == anchor for link in item.topics)),
    )


def _action(plan: Resolved, identity: str, action: Action, year: int, wording: Wording) -> ActionView:
    return ActionView(
        id=identity,
        name=action.name,
        text=action.text or "",
        points=points(action.points),
        lead=action.lead,
        partners=action.with_,
        by=wording.numbers.moment(action.by),
        result=action.result or "",
        lenses=tuple(topic.name for name in action.lenses for _, topic in plan.topics(name, ("lenses",))[:1]),
        topics=_links(plan, action.for_),
        done=points(action.done),
        next=points(action.next),
        state=_state(action, year, wording),
    )


def _state(action: Action, year: int, wording: Wording) -> StateView | None:
    """The latest state that begins no later than the reporting year."""
    known: list[When] = [when for when in action.state if when.first.year <= year]
    if not known:
        return None
    when = max(known, key=lambda moment: (moment.last, moment.first))
    state = action.state[when]
    colours = {name: getattr(state.light, name) for name in _LIGHT_NAMES} if state.light else {}
    given = {name: colour for name, colour in colours.items() if colour}
    worst = next((colour for colour in ("red", "orange", "green") if colour in given.values()), "")
    return StateView(
        when=wording.numbers.moment(when),
        code=state.status,
        label=wording.words(ACTION_STATES[state.status]),
        percent=state.percent,
        lights=tuple((wording.words(_LIGHT_NAMES[name]), wording.words(_LIGHTS[item])) for name, item in given.items()),
        light=worst,
        cause=state.cause or "",
        consequence=state.consequence or "",
        adjustment=state.adjustment or "",
        decided=state.decided or "",
    )


def _groups(plan: Resolved, indicators: tuple[IndicatorView, ...], wording: Wording) -> tuple[GroupView, ...]:
    sorted_out: dict[str, list[str]] = {code: [] for code in _GROUPS}
    for item in indicators:
        code = "target" if item.target else "figures" if item.value else "neither"
        sorted_out[code].append(item.id)
    return tuple(
        GroupView(code=code, label=wording.words(_GROUPS[code], year=plan.own.period.to), indicators=tuple(ids))
        for code, ids in sorted_out.items()
        if ids
    )


def _counts(
    found: Iterable[Status] | Iterable[Change], labels: dict[Status, str] | dict[Change, str],
    signs: dict[Status, str] | dict[Change, str], wording: Wording,
) -> tuple[CountView, ...]:  # fmt: skip
    counted = Counter(str(item) for item in found)
    named = {str(code): str(sign) for code, sign in signs.items()}
    return tuple(
        CountView(code=str(code), label=wording.words(label), sign=named[str(code)], count=counted[str(code)])
        for code, label in labels.items()
    )


def _action_counts(actions: tuple[ActionView, ...], wording: Wording) -> tuple[CountView, ...]:
    counted = Counter(item.state.code if item.state else "unknown" for item in actions)
    return tuple(
        CountView(code=code, label=wording.words(label), sign=_ACTION_SIGNS[code], count=counted[code])
        for code, label in ACTION_STATES.items()
    )


def _sources(plan: Resolved, indicators: tuple[IndicatorView, ...]) -> tuple[SourceView, ...]:
    return tuple(
        SourceView(
            name=source.name,
            text=source.text or "",
            indicators=sum(item.source == source.name for item in indicators),
        )
        for source in plan.sources.values()
    )


def _headline(assessed: list[Assessment], actions: tuple[ActionView, ...], wording: Wording) -> str:
    """What stands out, in one sentence: how many targets can be judged, and how many are met."""
    words = wording.words
    aimed = [item for item in assessed if item.position.aim is not None]
    if not assessed and actions:
        return words.some(
            "The plan has {number} action and no indicators.",
            "The plan has {number} actions and no indicators.",
            len(actions),
        )
    if not assessed:
        return words("The plan has no indicators; its goals are judged in words.")
    if not aimed:
        return words("None of the indicators has a target.")
    judged = [item for item in aimed if item.position.status is not Status.NOT_ASSESSABLE]
    met = [item for item in judged if item.position.status in {Status.ACHIEVED, Status.ON_TARGET}]
    if not judged:
        return words.some("The one target cannot be judged.", "None of the {number} targets can be judged.", len(aimed))
    if len(aimed) == 1:
        return words("The one target is met.") if met else words("The one target is not met.")
    first = words.some(
        "{number} target of {total} can be judged;",
        "{number} targets of {total} can be judged;",
        len(judged),
        total=len(aimed),
    )
    second = words.some("{number} of them is met.", "{number} of them are met.", len(met))
    if not met:
        second = words("none of them is met.")
    return f"{first} {second}"
