"""What the yearly account of a plan holds."""

from __future__ import annotations

from pydantic import Field

from ivp.view.account import AccountView, RegionalView, TopicAccountView
from ivp.view.agenda import AgendaView
from ivp.view.base import PointView, View
from ivp.view.carrying import CarryingView
from ivp.view.plan_view import PlanView
from ivp.vocabulary import Course, Direction, Placing, Status, Unit

FORMAT = 3


class FigureView(View):
    """A figure as it is printed, with what is known about it."""

    number: int | float | None = Field(description="The figure; null where unknown.")
    text: str = Field(description="The figure in the language's form, empty where unknown.")
    year: int | None = Field(description="The (last) year it is about; null where undated.")
    years: str = Field(description="The year or years in words.")
    provisional: bool | None = Field(False, description="Whether it is provisional; null where that is not known.")
    status: str = Field("", description="That it is provisional, or may be, in words; empty of a definitive one.")
    n: int | None = Field(None, description="Number of respondents, cases or inhabitants behind it.")
    se: float | None = Field(None, description="Its standard error, where that is known.")
    per: int | None = Field(None, description="Base of a rate, where it is not that of the indicator.")
    rate: float | None = Field(None, description="A count per 1,000 inhabitants, where these are known.")
    rate_text: str = Field("", description="The same in words.")
    summed: int = Field(1, description="Over how many municipalities it was added up.")
    source: str = Field("", description="Name of its source.")
    note: str = Field("", description="Note.")
    after: bool = Field(False, description="Whether it is later than the reporting year.")
    hidden: bool = Field(False, description="Whether the figure is not published; its number is not given.")
    apart: bool = Field(False, description="Whether a break lies between it and the latest up to the reporting year.")


class TargetView(View):
    """A target for a year."""

    direction: str = Field(description=f"{', '.join(Direction)}.")
    number: int | float | None = Field(description="The bound; null where it refers to an unknown figure.")
    straight: bool = Field(description="Whether a straight path leads to it: not where a figure should stay.")
    upper: int | float | None = Field(None, description="The upper bound, where there are two.")
    text: str = Field(description="The target in words: ten hoogste 125.")
    year: int = Field(description="The target year; of a season or several years the last.")
    years: str = Field(description="The target year, season or years in words.")
    tolerance: int | float | None = Field(None, description="How far a figure may be off; null where that is not said.")


class PositionView(View):
    """The position against the target."""

    code: str = Field(description=f"{', '.join(Status)}.")
    label: str = Field(description="The position in words.")
    sign: str = Field(description="A sign for it.")
    reason: str | None = Field(
        description="Why it is not assessable: a code; hidden where it would tell a hidden figure."
    )
    note: str = Field(description="What goes with it, in words.")
    path: int | float | None = Field(description="What the straight path to the target asks in the year of the figure.")
    path_text: str = Field(description="The same in the language's form.")
    keep: bool = Field(description="Whether keeping the baseline's level is the goal.")
    not_sustained: FigureView | None = Field(description="The later figure that no longer meets the target.")


class ChangeView(View):
    """The change since the baseline, with its evidence."""

    code: str = Field(description="improved, worsened, rose, fell, within_usual, no_clear_change or unknown.")
    label: str = Field(description="The change in words.")
    sign: str = Field(description="A sign for it.")
    reason: str | None = Field(description="Why it is unknown: a code; hidden where it would tell a hidden figure.")
    note: str = Field(description="Difference and chance, short.")
    sentence: str = Field(description="The same as a sentence for a council.")
    method: str | None = Field(description="exact_binomial, newcombe or normal.")
    difference: int | float | None = Field(description="Value minus baseline.")
    percent: float | None = Field(description="The difference as a percentage of the baseline.")
    p: float | None = Field(description="Two-sided p-value.")
    low: float | None = Field(description="Lower end of the 95% interval of ratio (counts) or difference.")
    high: float | None = Field(description="Upper end.")
    tau: float | None = Field(description="Usual standard deviation of the logarithm of the ratio; null: not known.")
    limit: float | None = Field(description="What the absolute logarithm of the ratio usually stays within.")
    usual_rows: tuple[str, ...] = Field(description="Rows of the table of usual variation that were used.")
    unclear_low: int | None = Field(description="Smallest count that chance in counting may explain.")
    unclear_high: int | None = Field(description="Largest count that chance in counting may explain.")
    usual_low: int | None = Field(description="Smallest count that would be no more than usual.")
    usual_high: int | None = Field(description="Largest count that would be no more than usual.")


class BesideView(View):
    """The change of a figure from elsewhere over the same years."""

    name: str = Field(description="Where it is of.")
    percent: float = Field(description="Its change in per cent.")
    gap: float | None = Field(description="Logarithm of the own ratio less that of elsewhere.")
    limit: float | None = Field(description="What the absolute gap usually stays within; null: not known.")
    beyond: bool | None = Field(description="Whether the two lie further apart than usual; null: not known.")
    text: str = Field(description="The same in a sentence or more.")


class OutlookView(View):
    """Where the last five years lead: no verdict."""

    first: int = Field(description="The first of these years.")
    last: int = Field(description="The last.")
    course: str = Field(description=f"{', '.join(Course)}.")
    slope: float = Field(description="What is added to the logarithm each year.")
    limit: float = Field(description="What the absolute slope usually stays within.")
    year: int | None = Field(description="The year of the target, where their line is drawn on to it.")
    mean: float | None = Field(description="Where it would then lead.")
    low: float | None = Field(description="Lower end of what would then be usual.")
    high: float | None = Field(description="Upper end.")
    text: str = Field(description="The same in words.")


class PlaceView(View):
    """The figures of one municipality of a joint area."""

    code: str = Field(description="CBS code.")
    name: str = Field(description="Name.")
    figures: tuple[FigureView, ...] = Field(description="Its figures by year.")
    baseline: FigureView | None = Field(description="Its figure for the year of the baseline.")
    previous: FigureView | None = Field(description="Its figure before the newest.")
    value: FigureView | None = Field(description="Its newest figure after the baseline, up to the reporting year.")
    change: ChangeView = Field(description="Its change since the baseline, as its own account tells it.")
    tone: str = Field(description="Tone of that change.")


class PlaceRateView(View):
    """The rate of one municipality of a joint area beside that of the area."""

    code: str = Field(description="CBS code.")
    name: str = Field(description="Name.")
    rate: float = Field(description="Its rate.")
    rate_text: str = Field(description="The same in the language's form.")
    low: float = Field(description="Lower 95% limit of its rate, by Byar's approximation.")
    high: float = Field(description="Upper 95% limit.")
    limits_text: str = Field(description="These in words.")
    wide_low: float = Field(description="Lower 99.8% limit.")
    wide_high: float = Field(description="Upper 99.8% limit.")
    wide_text: str = Field(description="These in words.")
    usual_low: float | None = Field(description="From where on it would be usual; null: too few municipalities.")
    usual_high: float | None = Field(description="Up to where.")
    usual_text: str = Field(description="These in words; empty where not known.")
    placing: str = Field(description=f"{', '.join(Placing)}.")
    label: str = Field(description="The same in words.")


class SideBySideView(View):
    """The municipalities of a joint area beside each other, by their rates in a year."""

    year: int = Field(description="The year of the newest figure of the area.")
    per: int = Field(description="Per how many inhabitants.")
    area: str = Field(description="What the area is called.")
    rate: float = Field(description="The rate of the area.")
    rate_text: str = Field(description="The same in the language's form.")
    unit: str = Field(description="What the rates are, in words.")
    spread: float | None = Field(
        description="How much they differ besides chance: standard deviation of the logarithm; null: too few of them."
    )
    places: tuple[PlaceRateView, ...] = Field(description="The municipalities of which the rate is known.")
    text: tuple[str, ...] = Field(description="What it shows, in paragraphs.")


class TopicLink(View):
    """A topic that an indicator or action serves."""

    anchor: str = Field(description="Name of its section in the report.")
    name: str = Field(description="Name of the topic.")


class IndicatorView(View):
    """An indicator in the reporting year."""

    id: str = Field(description="Id in the plan file.")
    name: str = Field(description="Name, as the plan prints it.")
    noun: str = Field(description="What is counted, empty where not said.")
    unit: str = Field(description=f"{', '.join(Unit)}.")
    per: int | None = Field(description="Base of a rate.")
    decimals: int = Field(description="Decimals with which it is published.")
    source: str = Field(description="Name of the source.")
    area: str = Field(description="Municipalities it covers, where not those of the plan.")
    origin: str = Field(description="From which plan it comes, in words; empty for the plan's own.")
    definition: str = Field(description="What exactly is measured.")
    interpretation: str = Field(description="What the figure does and does not mean.")
    explained: str = Field(description="What the account of the year says of its figure, in Markdown.")
    adjustment: str = Field(description="What is done about it by the account of the year, in Markdown.")
    incomplete: str = Field(description="Why it is not fully known.")
    topics: tuple[TopicLink, ...] = Field(description="Topics it serves.")
    baseline: FigureView | None = Field(description="The plan's baseline.")
    comparable: bool = Field(description="Whether the other figures follow the definition of the baseline.")
    previous: FigureView | None = Field(description="The figure before the newest.")
    value: FigureView | None = Field(description="The newest figure after the baseline, up to the reporting year.")
    judged: FigureView | None = Field(
        description="The figure that the position is about: the newest, or the target year's once that is past."
    )
    latest: FigureView | None = Field(description="The latest figure up to the reporting year.")
    target: TargetView | None = Field(description="The target that counts.")
    final_target: TargetView | None = Field(description="The last target, where another one counts.")
    joint: str = Field("", description="The figure and target of the whole area, in the account of a part of it.")
    target_text: str = Field(description="The target in the plan's own words, where it gives them.")
    interim: tuple[str, ...] = Field(description="What implementation plans of the year ask on the way, in sentences.")
    target_changes: tuple[str, ...] = Field(description="How decisions changed the target, each in a sentence.")
    position: PositionView = Field(description="Position against the target.")
    change: ChangeView = Field(description="Change since the baseline.")
    beside: tuple[BesideView, ...] = Field(description="What figures from elsewhere did over the same years.")
    outlook: OutlookView | None = Field(description="Where the last five years lead.")
    tone: str = Field(description="favourable, uncertain, unfavourable or unknown.")
    planned: str = Field(description="That the planned step is within chance, in words; empty where it is not.")
    check: str = Field(description="How the figures of the baseline year compare with the baseline, in words.")
    series_note: str = Field(description="What the plan says of the linked table.")
    series: tuple[FigureView, ...] = Field(description="All figures of the area by year.")
    places: tuple[PlaceView, ...] = Field(description="Figures by municipality, for a joint area.")
    side_by_side: SideBySideView | None = Field(description="Their rates beside that of the area; null: not known.")
    explanation: tuple[str, ...] = Field(description="How the verdicts came about, step by step.")
    benchmarks: tuple[tuple[str, tuple[FigureView, ...]], ...] = Field(description="Figures of elsewhere, by name.")


class MoneyView(View):
    """Money for an action."""

    text: str = Field(description="What is said of it, in Markdown.")
    amount: int | float | None = Field(description="The amount in euros; null where none is given.")
    total: int | float | None = Field(description="What it comes to in all its years; null where that is not known.")
    line: str = Field(description="Amount, years and source in words; empty where none is given.")
    spent: str = Field(description="What was spent, in words; empty where that is not given.")


class StateView(View):
    """How far an action is."""

    when: str = Field(description="At which moment.")
    code: str = Field(description="planned, running, done or stopped.")
    label: str = Field(description="In words.")
    percent: int | None = Field(description="Per cent done.")
    share: str = Field(description="The same in words; empty where it is not given or the state says it.")
    lights: tuple[tuple[str, str], ...] = Field(description="Traffic lights: what, colour in words.")
    light: str = Field(description="The worst colour: green, orange, red or empty.")
    light_label: str = Field(description="The same as a phrase, with each light where they are apart.")
    text: str = Field(description="What is said of it, in Markdown.")
    cause: str = Field(description="Cause of being off course.")
    consequence: str = Field(description="What follows from it.")
    adjustment: str = Field(description="What is done about it.")
    decided: str = Field(description="What was decided.")
    explained: tuple[tuple[str, str], ...] = Field(description="All of these that are given, each with its term.")


class ActionView(View):
    """An action of the plan with its latest known state."""

    id: str = Field(description="Id in the plan file.")
    name: str = Field(description="Name.")
    text: str = Field(description="Text in Markdown.")
    points: tuple[PointView, ...] = Field(description="Points.")
    lead: tuple[str, ...] = Field(description="Who leads.")
    partners: tuple[str, ...] = Field(description="With whom.")
    by: str = Field(description="Its deadline, in words.")
    earlier: tuple[str, ...] = Field(description="Deadlines that it had in implementation plans before, in words.")
    stands_in: str = Field(description="Title of the implementation plan that names it; empty for none.")
    due: int | None = Field(description="The year in which that is; null where it is not said.")
    status: str = Field(description="planned, running, done, stopped; lapsed or unknown where no state is known.")
    late: str = Field(description="That the deadline has passed on the report's day, in words; empty where it has not.")
    off_course: bool = Field(description="Whether its light is orange or red, or its deadline has passed.")
    municipalities: tuple[str, ...] = Field(description="The municipalities that it is for; none where for all.")
    result: str = Field(description="Result that can be observed.")
    money: tuple[MoneyView, ...] = Field(description="Money for it.")
    carried_over: str = Field(description="The earlier plan that it comes from.")
    incomplete: str = Field(description="Why it is not fully known.")
    lenses: tuple[str, ...] = Field(description="Names of the lenses it serves.")
    topics: tuple[TopicLink, ...] = Field(description="Topics it serves.")
    done: tuple[PointView, ...] = Field(description="What has been done.")
    next: tuple[PointView, ...] = Field(description="What comes next, of an action that is not over.")
    previous: str = Field(description="The state before the latest, with its moment, in words; empty where none.")
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
    account: TopicAccountView | None = Field(description="What the account of the year says; null where nothing.")
    regional: tuple[RegionalView, ...] = Field(description="What the region says and does for it.")
    incomplete: str = Field(description="Why it is not fully known.")
    indicators: tuple[str, ...] = Field(description="Ids of its indicators.")
    actions: tuple[str, ...] = Field(description="Ids of its actions and of those of its parts.")


class GroupView(View):
    """Indicators of which the same can be said."""

    code: str = Field(description="target, joint, figures or neither.")
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
    as_of: str = Field(description="The day up to which states and decisions are known, in words.")
    area: str = Field(description="The area that the figures are for.")
    headline: str = Field(description="The finding in one sentence.")
    account: AccountView | None = Field(description="The account in words of the year; null where no_account says why.")
    no_account: str = Field(description="That none is known or says anything of this part, in a sentence; else empty.")
    indicators: tuple[IndicatorView, ...] = Field(description="Indicators, in the plan's order.")
    groups: tuple[GroupView, ...] = Field(description="Indicators by what can be said of them.")
    positions: tuple[CountView, ...] = Field(description="How many indicators have each position.")
    changes: tuple[CountView, ...] = Field(description="How many indicators have each change.")
    topics: tuple[TopicView, ...] = Field(description="Goals, priorities and themes.")
    actions: tuple[ActionView, ...] = Field(description="Actions.")
    actions_finding: str = Field(description="How many actions there are and how far; empty where there are none.")
    carrying: CarryingView | None = Field(description="How the plan is carried out; null where nothing does so.")
    action_states: tuple[CountView, ...] = Field(description="How many actions have each state.")
    agenda: AgendaView = Field(description="What comes next.")
    sources: tuple[SourceView, ...] = Field(description="Sources of the figures.")
