"""The words of the field: one table for each, keyed by its own enumeration.

What a unit, a verdict, a light or a block of a plan is, how it is called and how it is shown stands here and nowhere
else: nothing compares a unit or a verdict by its text. Sentences are catalogue keys, worded when they are shown. A
test walks each enumeration and fails where anything is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from ivp.language import N_


class Tone(StrEnum):
    """How a label is coloured, alarming first; a word always goes with it."""

    UNFAVOURABLE = "unfavourable"
    UNCERTAIN = "uncertain"
    FAVOURABLE = "favourable"
    UNKNOWN = "unknown"
    PLAIN = "plain"

    @property
    def rank(self) -> int:
        """Its place among the tones, 0 for what alarms most."""
        return list(Tone).index(self)


TERMINAL_COLOURS = {
    Tone.UNFAVOURABLE: "red",
    Tone.UNCERTAIN: "yellow",
    Tone.FAVOURABLE: "green",
    Tone.UNKNOWN: "dim",
    Tone.PLAIN: "",
}


def label(facts: Any) -> str:
    """What a word is called, whatever else its table says of it."""
    called: str = facts if isinstance(facts, str) else facts.label
    return called


# Indicators ----------------------------------------------------------------------------------------------------------


class Unit(StrEnum):
    """What the figures of an indicator are."""

    COUNT = "count"
    PERCENT = "percent"
    GRADE = "grade"
    RATE = "rate"
    RANK = "rank"
    CHANGE = "change"
    AMOUNT = "amount"
    MINUTES = "minutes"


class Chance(StrEnum):
    """What says how much a figure varies by chance."""

    COUNTS = "counts"
    """Events: two of them are compared by an exact test."""
    RATES = "rates"
    """Events per so many inhabitants: by the events behind them, where the inhabitants are known."""
    SHARES = "shares"
    """Percentages of so many people: by an interval of their difference, where their number is known."""
    MEANS = "means"
    """Means: by their standard errors, where these are known."""
    NONE = "none"
    """Nothing does."""


class UnitFacts(NamedTuple):
    """What holds for all figures of a unit, in the unit itself."""

    label: str
    chance: Chance
    meaning: str = ""
    """What it is for, told to who chooses one; empty where the label says so."""
    sign: str = "{number}"
    """How a figure is printed."""
    counted: str = N_("{unit}, {noun}")
    """What is measured, where the indicator has a noun."""
    signed: bool = False
    """Whether a plus sign is printed."""
    difference: str = "{difference}"
    """How a difference of two figures is printed."""
    relative: bool = True
    """Whether a difference is also told as a percentage of where it began."""
    in_percent: bool = False
    """Whether its figures are per cents themselves, so that a change of 5% may mean two things."""
    additive: bool = False
    """Whether figures of municipalities add up to that of their area."""
    least: Decimal | None = None
    most: Decimal | None = None
    """The bounds of what a figure can be."""
    doubtful: Decimal | None = None
    """From here up to ``least`` a figure may be right after all."""
    beyond: str = ""
    """What is wrong with a ``{value}`` outside the bounds."""
    instead: str = ""
    """What is then probably meant."""
    whole: bool = False
    """Whether one figure is a whole number; a mean need not be."""
    too_fine: str = ""
    """What is wrong with a ``{value}`` of three decimals, which parts thousands, or one that is not whole."""
    decimals: int = 0
    """With how many a figure is published at least, where the plan does not say."""
    jumps_below: Decimal | None = Decimal(0)
    """Below this a figure may be many times the one before; None: always."""


_ZERO = Decimal(0)
_EVENTS = N_("a number of things that happened is zero or more, not {value}")

UNITS: Mapping[Unit, UnitFacts] = {
    Unit.COUNT: UnitFacts(
        N_("number"),
        Chance.COUNTS,
        N_("a number of things that happened"),
        counted=N_("number of {noun}"),
        additive=True,
        least=_ZERO,
        beyond=_EVENTS,
        whole=True,
        too_fine=N_("a count is a whole number, not {value}"),
        jumps_below=Decimal(30),
    ),
    Unit.PERCENT: UnitFacts(
        N_("percentage"),
        Chance.SHARES,
        sign=N_("{number}%"),
        difference=N_("{difference} percentage points"),
        relative=False,
        in_percent=True,
        least=_ZERO,
        most=Decimal(100),
        beyond=N_("a percentage lies between 0 and 100, not {value}"),
        instead=N_("is it a change in per cent? then write unit: change"),
    ),
    Unit.GRADE: UnitFacts(
        N_("grade or score"),
        Chance.MEANS,
        N_("a grade or score, such as a report mark"),
        relative=False,
        least=Decimal(1),
        most=Decimal(10),
        doubtful=_ZERO,
        beyond=N_("a grade lies between 1 and 10, not {value}"),
        instead=N_("check it against the source; of another scale, choose another unit"),
    ),
    Unit.RATE: UnitFacts(N_("rate"), Chance.RATES, N_("a number per so many inhabitants"), least=_ZERO, beyond=_EVENTS),
    Unit.RANK: UnitFacts(
        N_("place in a ranking"),
        Chance.NONE,
        N_("a place on a list"),
        relative=False,
        least=Decimal(1),
        beyond=N_("a rank is 1 or more, not {value}"),
        jumps_below=None,
    ),
    Unit.CHANGE: UnitFacts(
        N_("change"),
        Chance.NONE,
        N_("a change in per cent or points"),
        signed=True,
        relative=False,
        in_percent=True,
        jumps_below=None,
    ),
    Unit.AMOUNT: UnitFacts(
        N_("amount in euros"),
        Chance.NONE,
        sign=N_("€ {number}"),
        difference=N_("€ {difference}"),
        additive=True,
        too_fine=N_("an amount has cents at most, not {value}"),
    ),
    Unit.MINUTES: UnitFacts(
        N_("time in minutes"),
        Chance.MEANS,
        N_("a time in minutes, such as how long it takes to arrive"),
        sign=N_("{number} min"),
        difference=N_("{difference} min"),
        least=_ZERO,
        beyond=N_("a time in minutes is zero or more, not {value}"),
        decimals=1,
    ),
}


class Better(StrEnum):
    """Which way an indicator improves."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


BETTER: Mapping[Better, str] = {
    Better.LOWER: N_("lower is better"),
    Better.HIGHER: N_("higher is better"),
    Better.NEITHER: N_("neither way is better as such"),
}


class Direction(StrEnum):
    """On which side of its bound a value meets a target; a place in a ranking is ``at_most`` as well."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BELOW = "below"
    ABOVE = "above"
    STAY_AT = "stay_at"
    BETWEEN = "between"


class DirectionFacts(NamedTuple):
    """How a target on this side is told, and which way is better by it."""

    bound: str
    bare: str
    """The words alone, under a figure; empty where the figure says it."""
    better: Better
    strict: bool = False
    """Whether a value that equals the bound does not meet it."""


DIRECTIONS: Mapping[Direction, DirectionFacts] = {
    Direction.AT_MOST: DirectionFacts(N_("at most {bound}"), N_("at most"), Better.LOWER),
    Direction.AT_LEAST: DirectionFacts(N_("at least {bound}"), N_("at least"), Better.HIGHER),
    Direction.BELOW: DirectionFacts(N_("below {bound}"), N_("below"), Better.LOWER, strict=True),
    Direction.ABOVE: DirectionFacts(N_("above {bound}"), N_("above"), Better.HIGHER, strict=True),
    Direction.STAY_AT: DirectionFacts(N_("about {bound}"), N_("about"), Better.NEITHER),
    Direction.BETWEEN: DirectionFacts(N_("between {bound} and {upper}"), "", Better.NEITHER),
}


class IndicatorKind(StrEnum):
    """What an indicator follows."""

    EFFECT = "effect"
    EFFORT = "effort"


INDICATOR_KINDS: Mapping[IndicatorKind, str] = {
    IndicatorKind.EFFECT: N_("effect: what changes in society"),
    IndicatorKind.EFFORT: N_("effort: what is done"),
}


class SourceKind(StrEnum):
    """What figures come from."""

    REGISTER = "register"
    SURVEY = "survey"
    RECORDS = "records"
    OTHER = "other"


class SourceKindFacts(NamedTuple):
    """How a kind of source is called, whether it gives figures each year unless it is said otherwise, and whether it
    counts all there is rather than asks a sample of people; None: that depends on the figures.
    """

    label: str
    yearly: bool = False
    counts: bool | None = None


SOURCE_KINDS: Mapping[SourceKind, SourceKindFacts] = {
    SourceKind.REGISTER: SourceKindFacts(N_("register"), yearly=True, counts=True),
    SourceKind.SURVEY: SourceKindFacts(N_("survey"), counts=False),
    SourceKind.RECORDS: SourceKindFacts(N_("a partner's own records"), yearly=True, counts=True),
    SourceKind.OTHER: SourceKindFacts(N_("other source")),
}


# Verdicts ------------------------------------------------------------------------------------------------------------


class Status(StrEnum):
    """Where an indicator stands against its target; exactly one holds."""

    ACHIEVED = "achieved"
    ON_TARGET = "on_target"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OUTSIDE_RANGE = "outside_range"
    WORSE_THAN_BASELINE = "worse_than_baseline"
    NOT_ACHIEVED = "not_achieved"
    NOT_ASSESSABLE = "not_assessable"


class StatusFacts(NamedTuple):
    """How a position is told and shown."""

    label: str
    sign: str
    tone: Tone
    """Its tone where the change is left out of account."""
    meaning: str
    sentence: str = ""
    """A clause about one indicator; empty where there is nothing to tell."""
    interim: str = ""
    """The label where the target is an interim one and that makes a difference."""
    reached: str = ""
    """How the position follows from the figure, with its label."""
    final: bool = False
    """Whether only the definitive value of a target year gives it."""
    always_told: bool = True
    """Whether a count of positions names it where there is none."""


STATUSES: Mapping[Status, StatusFacts] = {
    Status.ACHIEVED: StatusFacts(
        N_("Target achieved"),
        "●",
        Tone.FAVOURABLE,
        N_("The definitive figure of the target year meets the target."),
        N_("The target is achieved"),
        N_("Interim target achieved"),
        N_("Position: the definitive figure of the target year meets the target, so: {label}."),
        final=True,
    ),
    Status.ON_TARGET: StatusFacts(
        N_("On target now"),
        "○",
        Tone.FAVOURABLE,
        N_("The latest figure meets the target, but the target year is not over or its figure is not definitive."),
        N_("On target in {year}"),
        reached=N_("Position: the figure meets the target, so: {label}."),
    ),
    Status.ON_TRACK: StatusFacts(
        N_("On track"),
        "◔",
        Tone.FAVOURABLE,
        N_("The figure lies on or near the straight path to the target, or on its better side."),
        N_("On track in {year}"),
        reached=N_("Position: the figure lies on the path or within the leeway, so: {label}."),
    ),
    Status.BEHIND: StatusFacts(
        N_("Behind"),
        "△",
        Tone.UNCERTAIN,
        N_("Not worse than the baseline, but behind the path."),
        N_("Behind in {year}"),
        reached=N_("Position: the figure lies outside the leeway, so: {label}."),
    ),
    Status.OUTSIDE_RANGE: StatusFacts(
        N_("Outside the margin"),
        "◇",
        Tone.UNCERTAIN,
        N_("The figure should stay where it is or between two bounds, and is off by more than the plan allows."),
        N_("Outside the margin in {year}"),
        reached=N_("Position: the figure is off by more than the plan allows, so: {label}."),
        always_told=False,
    ),
    Status.WORSE_THAN_BASELINE: StatusFacts(
        N_("Worse than the baseline"),
        "▽",
        Tone.UNFAVOURABLE,
        N_("Further from the target than at the start."),
        N_("Worse in {year} than at the baseline"),
        reached=N_("Position: the figure lies on the wrong side of the baseline, so: {label}."),
    ),
    Status.NOT_ACHIEVED: StatusFacts(
        N_("Target not achieved"),
        "■",
        Tone.UNFAVOURABLE,
        N_("The definitive figure of the target year does not meet the target."),
        N_("The target is not achieved"),
        N_("Interim target not achieved"),
        N_("Position: the definitive figure of the target year does not meet the target, so: {label}."),
        final=True,
    ),
    Status.NOT_ASSESSABLE: StatusFacts(
        N_("Not assessable"),
        "◌",
        Tone.UNKNOWN,
        N_("A target, a figure or a baseline is missing, or what is counted has changed."),
    ),
}


class Reason(StrEnum):
    """Why a position is not assessable."""

    NO_TARGET = "no_target"
    JOINT_TARGET = "joint_target"
    """The target is that of the whole area, and this is about one municipality of it."""
    TARGET_IN_WORDS = "target_in_words"
    NO_TARGET_YEAR_VALUE = "no_target_year_value"
    NO_VALUE_AFTER_BASELINE = "no_value_after_baseline"
    INCOMPLETE_AREA = "incomplete_area"
    STALE = "stale"
    NO_BOUND = "no_bound"
    NO_BASELINE = "no_baseline"
    NO_BASELINE_YEAR = "no_baseline_year"
    SERIES_BREAK = "series_break"
    NOT_COMPARABLE = "not_comparable"
    NO_TOLERANCE = "no_tolerance"
    HIDDEN = "hidden"
    """It is not told, because it would tell a figure that is too small to publish."""


class ReasonFacts(NamedTuple):
    """A reason in a few words, as a heading over several indicators, and what a verdict would take."""

    label: str
    need: str
    heading: str = ""
    """Empty where the label serves."""
    followed: str = ""
    """What an indicator is that has no target itself for this reason; empty for other reasons."""


REASONS: Mapping[Reason, ReasonFacts] = {
    Reason.NO_TARGET: ReasonFacts(
        N_("no target"),
        N_("How they developed is shown above. Whether that is enough cannot be said without a target."),
        N_("Figures, but no target"),
        N_("Followed, without a target"),
    ),
    Reason.JOINT_TARGET: ReasonFacts(
        N_("the target is that of the whole area"),
        N_("The target is for the municipalities together; how far these are is told beside it."),
        N_("A target of the whole area"),
        N_("Followed; the target is joint"),
    ),
    Reason.TARGET_IN_WORDS: ReasonFacts(
        N_("the target is in words"),
        N_("Whether a target in words is met is for the council to judge; figures cannot."),
        N_("A target in words"),
    ),
    Reason.NO_TARGET_YEAR_VALUE: ReasonFacts(
        N_("no figure for the target year"),
        N_("The target year is over. Without its figure nobody can say whether the target is met."),
    ),
    Reason.NO_VALUE_AFTER_BASELINE: ReasonFacts(
        N_("no figure after the baseline"),
        N_("Needed: a new figure, counted or asked in the same way as the baseline."),
        N_("A target, but no figure after the baseline"),
    ),
    Reason.INCOMPLETE_AREA: ReasonFacts(
        N_("not all municipalities have a figure"), N_("A total needs a figure of every municipality.")
    ),
    Reason.STALE: ReasonFacts(N_("the latest figure is too old"), N_("Needed: a newer figure.")),
    Reason.NO_BOUND: ReasonFacts(
        N_("the figure that the target refers to is not known"), N_("Needed: the figure that the target refers to.")
    ),
    Reason.NO_BASELINE: ReasonFacts(
        N_("the baseline is unknown"), N_("Needed: the baseline; without it there is no path to the target.")
    ),
    Reason.NO_BASELINE_YEAR: ReasonFacts(
        N_("the baseline has no year"),
        N_("Needed: the year of the baseline; without it there is no path to the target."),
    ),
    Reason.SERIES_BREAK: ReasonFacts(
        N_("a break in the series"),
        N_("What is counted changed in between. Needed: a baseline on the new definition."),
    ),
    Reason.NOT_COMPARABLE: ReasonFacts(
        N_("figures on another definition"),
        N_("Needed: figures on the baseline's definition, or a baseline on theirs."),
    ),
    Reason.NO_TOLERANCE: ReasonFacts(N_("the target has no tolerance"), N_("Needed: how far the figure may deviate.")),
    Reason.HIDDEN: ReasonFacts(
        N_("a figure is too small to publish"),
        N_("A verdict would tell a count of so few that it could be about one person."),
        N_("A figure is too small to publish"),
    ),
}


class Change(StrEnum):
    """How the value differs from the baseline's; rose and fell are clear changes where neither way is better.

    Of counts a clear change is more than chance explains and more than such figures usually vary; of other figures,
    more than chance explains.
    """

    IMPROVED = "improved"
    WORSENED = "worsened"
    ROSE = "rose"
    FELL = "fell"
    WITHIN_USUAL = "within_usual"
    NO_CLEAR_CHANGE = "no_clear_change"
    UNKNOWN = "unknown"


class ChangeFacts(NamedTuple):
    """How a change is told and shown."""

    label: str
    sign: str
    tone: Tone
    clause: str = ""
    """A clause about one indicator since its baseline, with what it is ``beyond``; empty where there is nothing to
    tell."""
    meaning: str = ""
    clear: bool = True
    """Whether it is more than chance explains, and more than usual where that is known."""
    always_told: bool = True
    """Whether a count of changes names it where there is none."""


CHANGES: Mapping[Change, ChangeFacts] = {
    Change.IMPROVED: ChangeFacts(
        N_("Improved"),
        "✓",
        Tone.FAVOURABLE,
        N_("the improvement since {start} is {beyond}"),
        N_("Better than the baseline, by more than chance explains; of counts also by more than is usual."),
    ),
    Change.WORSENED: ChangeFacts(
        N_("Worsened"),
        "✗",
        Tone.UNFAVOURABLE,
        N_("the worsening since {start} is {beyond}"),
        N_("Worse than the baseline, by more than chance explains; of counts also by more than is usual."),
    ),
    Change.ROSE: ChangeFacts(
        N_("Rose"),
        "↑",
        Tone.PLAIN,
        N_("the rise since {start} is {beyond}"),
        N_("Higher by more than chance explains, of counts also than is usual; neither way is said to be better."),
        always_told=False,
    ),
    Change.FELL: ChangeFacts(
        N_("Fell"),
        "↓",
        Tone.PLAIN,
        N_("the fall since {start} is {beyond}"),
        N_("Lower by more than chance explains, of counts also than is usual; neither way is said to be better."),
        always_told=False,
    ),
    Change.WITHIN_USUAL: ChangeFacts(
        N_("Within usual variation"),
        "~",
        Tone.PLAIN,
        N_("the difference with {start} is no more than usual"),
        N_("A count differs by more than chance in counting explains, but no more than such figures usually vary."),
        clear=False,
    ),
    Change.NO_CLEAR_CHANGE: ChangeFacts(
        N_("No clear change"),
        "≈",
        Tone.PLAIN,
        N_("the difference with {start} may be chance"),
        N_("The difference with the baseline may be chance."),
        clear=False,
    ),
    Change.UNKNOWN: ChangeFacts(N_("Change unknown"), "·", Tone.UNKNOWN, clear=False),
}


class Course(StrEnum):
    """The direction of the last years."""

    RISING = "rising"
    FALLING = "falling"
    UNCLEAR = "unclear"


COURSES: Mapping[Course, str] = {
    Course.RISING: N_("rising"),
    Course.FALLING: N_("falling"),
    Course.UNCLEAR: N_("no clear direction"),
}


class Placing(StrEnum):
    """On which side of the rate of the whole area that of a municipality lies."""

    HIGHER = "higher"
    HIGHER_USUAL = "higher_usual"
    """By more than chance in counting, and no more than the municipalities of the area usually differ."""
    LOWER = "lower"
    LOWER_USUAL = "lower_usual"
    UNCLEAR = "unclear"


class PlacingFacts(NamedTuple):
    """A placing in words."""

    label: str
    sentence: str
    """With the names; ``more`` is what the difference is more than."""


PLACINGS: Mapping[Placing, PlacingFacts] = {
    Placing.HIGHER: PlacingFacts(N_("higher"), N_("Higher, by more than {more}: {names}.")),
    Placing.HIGHER_USUAL: PlacingFacts(
        N_("higher, as these municipalities usually differ"),
        N_("Higher, but by no more than these municipalities usually differ: {names}."),
    ),
    Placing.LOWER: PlacingFacts(N_("lower"), N_("Lower, by more than {more}: {names}.")),
    Placing.LOWER_USUAL: PlacingFacts(
        N_("lower, as these municipalities usually differ"),
        N_("Lower, but by no more than these municipalities usually differ: {names}."),
    ),
    Placing.UNCLEAR: PlacingFacts(N_("may be chance"), N_("The difference may be chance: {names}.")),
}


class Untested(StrEnum):
    """Why a change is unknown."""

    NO_BASELINE = "no_baseline"
    NO_VALUE = "no_value"
    SERIES_BREAK = "series_break"
    NOT_COMPARABLE = "not_comparable"
    NO_SAMPLE_SIZE = "no_sample_size"
    NO_STANDARD_ERROR = "no_standard_error"
    NO_CASES = "no_cases"
    """Of a percentage that was counted and not asked."""
    NO_INHABITANTS = "no_inhabitants"
    """The count behind a rate is not known."""
    SHIFT = "shift"
    """A rate of which the inhabitants moved so much that it may be of another area."""
    EFFORT = "effort"
    """What was done is a fact: chance has no part in it."""
    NO_MEASURE_OF_CHANCE = "no_measure_of_chance"
    """Ranks, amounts, changes: nothing says how much such a figure varies by chance."""
    HIDDEN = "hidden"
    """It is not told, because it would tell a figure that is too small to publish."""


UNTESTED: Mapping[Untested, str] = {
    Untested.NO_BASELINE: N_("the baseline is unknown"),
    Untested.NO_VALUE: N_("no figure after the baseline"),
    Untested.SERIES_BREAK: N_("a break in the series"),
    Untested.NOT_COMPARABLE: N_("figures on another definition"),
    Untested.NO_SAMPLE_SIZE: N_("the number of people behind it (n) is unknown"),
    Untested.NO_STANDARD_ERROR: N_("the standard error is unknown"),
    Untested.NO_CASES: N_("the number of cases behind it is unknown"),
    Untested.NO_INHABITANTS: N_("the number of inhabitants is unknown, and with it the count behind the rate"),
    Untested.SHIFT: N_("the number of inhabitants moved by more than 5% in a year: the area may be another one"),
    Untested.EFFORT: N_("this counts what was done"),
    Untested.NO_MEASURE_OF_CHANCE: N_("chance cannot be measured for this kind of figure"),
    Untested.HIDDEN: N_("the figure is too small to publish"),
}


class Method(StrEnum):
    """By which test a change was judged."""

    EXACT_BINOMIAL = "exact_binomial"
    NEWCOMBE = "newcombe"
    NORMAL = "normal"


METHODS: Mapping[Method, str] = {
    Method.EXACT_BINOMIAL: N_(
        "Test: {value} of {total} events are in the latest figure, each with a chance of {chance}; exact binomial, "
        "two-sided by doubling the smaller tail: p {p}."
    ),
    Method.NEWCOMBE: N_("Test: 95% interval of the difference (Newcombe): {low} to {high} percentage points."),
    Method.NORMAL: N_("Test: difference divided by the root of the summed squared standard errors, normal: p {p}."),
}


class SeriesCheck(StrEnum):
    """How the series' own value for the baseline year compares with the plan's."""

    EQUAL = "equal"
    REVISED = "revised"
    OTHER_DEFINITION = "other_definition"


SERIES_CHECKS: Mapping[SeriesCheck, str] = {
    SeriesCheck.EQUAL: N_("The linked table gives the same figure for the baseline year."),
    SeriesCheck.REVISED: N_("The figures now give {value} for {year}, where the plan has {baseline}: revised since."),
    SeriesCheck.OTHER_DEFINITION: N_(
        "The figures give {value} for {year}, where the plan has {baseline}: another definition, so the two are not "
        "compared."
    ),
}


class Judgement(StrEnum):
    """How an account judges what happened for a topic."""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class JudgementFacts(NamedTuple):
    """How a judgement is told and shown."""

    label: str
    shape: str
    """The name of its drawing."""
    sign: str
    tone: Tone


JUDGEMENTS: Mapping[Judgement, JudgementFacts] = {
    Judgement.IMPROVED: JudgementFacts(N_("Improved"), Change.IMPROVED, "✓", Tone.FAVOURABLE),
    Judgement.UNCHANGED: JudgementFacts(N_("Unchanged"), Change.NO_CLEAR_CHANGE, "≈", Tone.PLAIN),
    Judgement.WORSENED: JudgementFacts(N_("Worsened"), Change.WORSENED, "✗", Tone.UNFAVOURABLE),
    Judgement.MIXED: JudgementFacts(N_("Mixed picture"), "mixed", "±", Tone.UNCERTAIN),
    Judgement.UNKNOWN: JudgementFacts(N_("Cannot be said"), Change.UNKNOWN, "·", Tone.UNKNOWN),
}


# Actions -------------------------------------------------------------------------------------------------------------


class ActionState(StrEnum):
    """How far an action is; the last two where nothing says so, before its deadline and after it."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    LAPSED = "lapsed"


class ActionStateFacts(NamedTuple):
    """How the state of an action is told and shown."""

    label: str
    sign: str
    tone: Tone
    shape: str
    """The name of its drawing."""
    open: bool
    """Whether the action still has to be done, as far as is known."""
    given: bool = True
    """Whether a plan can say so."""


ACTION_STATES: Mapping[ActionState, ActionStateFacts] = {
    ActionState.PLANNED: ActionStateFacts(N_("Planned"), "○", Tone.PLAIN, "planned", open=True),
    ActionState.RUNNING: ActionStateFacts(N_("Running"), "◑", Tone.PLAIN, "running", open=True),
    ActionState.DONE: ActionStateFacts(N_("Done"), "●", Tone.FAVOURABLE, "done", open=False),
    ActionState.STOPPED: ActionStateFacts(N_("Stopped"), "×", Tone.PLAIN, "stopped", open=False),
    ActionState.UNKNOWN: ActionStateFacts(N_("No state given"), "·", Tone.UNKNOWN, "stateless", open=True, given=False),
    ActionState.LAPSED: ActionStateFacts(
        N_("Deadline passed, state unknown"), "?", Tone.UNCERTAIN, "lapsed", open=True, given=False
    ),
}


class Light(StrEnum):
    """The colour of a traffic light, the worst last."""

    GREEN = "green"
    ORANGE = "orange"
    RED = "red"

    @property
    def gravity(self) -> int:
        """0 where all goes well, more where it goes worse."""
        return list(Light).index(self)


class LightFacts(NamedTuple):
    """How a traffic light is told and shown."""

    label: str
    phrase: str
    """How it is told of an action that has it; what the colour means, the document itself says."""
    sign: str
    tone: Tone


LIGHTS: Mapping[Light, LightFacts] = {
    Light.GREEN: LightFacts(N_("green"), N_("a green light"), "●", Tone.FAVOURABLE),
    Light.ORANGE: LightFacts(N_("orange"), N_("an orange light"), "▲", Tone.UNCERTAIN),
    Light.RED: LightFacts(N_("red"), N_("a red light"), "■", Tone.UNFAVOURABLE),
}


class LightOf(StrEnum):
    """What a traffic light is about."""

    OVERALL = "overall"
    TIME = "time"
    MONEY = "money"
    QUALITY = "quality"


LIGHTS_OF: Mapping[LightOf, str] = {
    LightOf.OVERALL: N_("Traffic light"),
    LightOf.TIME: N_("Time"),
    LightOf.MONEY: N_("Money"),
    LightOf.QUALITY: N_("Quality"),
}


# Documents -----------------------------------------------------------------------------------------------------------


class DocumentKind(StrEnum):
    """A kind of document."""

    PLAN = "plan"
    IMPLEMENTATION = "implementation"
    ACCOUNT = "account"


DOCUMENT_KINDS: Mapping[DocumentKind, str] = {
    DocumentKind.PLAN: N_("Safety plan"),
    DocumentKind.IMPLEMENTATION: N_("Implementation plan"),
    DocumentKind.ACCOUNT: N_("Account of results"),
}


class ReportKind(StrEnum):
    """A kind of report, in the order in which the index names them."""

    PROGRESS = "progress"
    IMPLEMENTATION = "implementation"
    SUMMARY = "summary"
    PLAN = "plan"
    PROPOSAL = "proposal"


REPORT_KINDS: Mapping[ReportKind, str] = {
    ReportKind.PROGRESS: N_("Yearly report"),
    ReportKind.IMPLEMENTATION: N_("Implementation"),
    ReportKind.SUMMARY: N_("On one page"),
    ReportKind.PLAN: N_("The plan"),
    ReportKind.PROPOSAL: N_("Proposal"),
}


class PlanStatus(StrEnum):
    """How far a document is."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"
    PRESENTED = "presented"
    """Of an account: it was given to the college or the council."""


class PlanStatusFacts(NamedTuple):
    """How a status is told, what a reader must know of it, and whether the document is still to be decided on."""

    label: str
    warning: str = ""
    undecided: bool = False


PLAN_STATUSES: Mapping[PlanStatus, PlanStatusFacts] = {
    PlanStatus.DRAFT: PlanStatusFacts(N_("Draft"), N_("This plan has not been adopted."), undecided=True),
    PlanStatus.CONSULTATION: PlanStatusFacts(
        N_("Out for consultation"),
        N_("This plan has not been adopted yet; its text may still change."),
        undecided=True,
    ),
    PlanStatus.ADOPTED: PlanStatusFacts(N_("Adopted")),
    PlanStatus.WITHDRAWN: PlanStatusFacts(N_("Withdrawn"), N_("This plan is no longer in force.")),
    PlanStatus.PRESENTED: PlanStatusFacts(N_("Presented")),
}


class Uptake(StrEnum):
    """What a municipality made of a topic of the plan that it shares with others."""

    JOINT = "joint"
    """It has no version of its own: the plan holds as it is."""
    TAKEN_OVER = "taken_over"
    ADAPTED = "adapted"
    OWN = "own"
    LEFT_OUT = "left_out"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    """Its version has errors."""


class UptakeFacts(NamedTuple):
    """How it is told and shown."""

    label: str
    tone: Tone = Tone.PLAIN


UPTAKES: Mapping[Uptake, UptakeFacts] = {
    Uptake.JOINT: UptakeFacts(N_("Joint"), Tone.UNKNOWN),
    Uptake.TAKEN_OVER: UptakeFacts(N_("Taken over")),
    Uptake.ADAPTED: UptakeFacts(N_("Taken over and adapted")),
    Uptake.OWN: UptakeFacts(N_("Its own")),
    Uptake.LEFT_OUT: UptakeFacts(N_("Not taken over")),
    Uptake.ELSEWHERE: UptakeFacts(N_("Not for this municipality"), Tone.UNKNOWN),
    Uptake.UNKNOWN: UptakeFacts(N_("Not known: its version has errors"), Tone.UNKNOWN),
}


class TextWording(StrEnum):
    """Whose words the sentences of a plan file are."""

    LITERAL = "literal"
    PARAPHRASE = "paraphrase"


class TextWordingFacts(NamedTuple):
    """How it is told whose words the sentences are."""

    label: str
    """What is printed on every page of the plan, also before there is an adopted text."""
    partly: str
    """The same where it is so of a part."""
    sentence: str
    """The same of the sentences that come from ``titles``."""


TEXT_WORDINGS: Mapping[TextWording, TextWordingFacts] = {
    TextWording.LITERAL: TextWordingFacts(
        N_("In the words of the document itself"),
        N_("Partly in the words of the document itself"),
        N_("The sentences from {titles} are given here word for word."),
    ),
    TextWording.PARAPHRASE: TextWordingFacts(
        N_("Told in other words: this is not the adopted text"),
        N_("Partly told in other words: this is not the adopted text"),
        N_("The sentences from {titles} are told in other words here."),
    ),
}


class Body(StrEnum):
    """A body that decides."""

    COUNCIL = "council"
    COLLEGE = "college"
    MAYOR = "mayor"
    TRIANGLE = "triangle"
    BOARD = "board"
    OTHER = "other"


class BodyFacts(NamedTuple):
    """How a body is called, how those of several municipalities are, and whether it decides for a whole region."""

    label: str
    several: str = ""
    regional: bool = False


BODIES: Mapping[Body, BodyFacts] = {
    Body.COUNCIL: BodyFacts(N_("council"), N_("councils")),
    Body.COLLEGE: BodyFacts(N_("mayor and aldermen"), N_("mayors and aldermen")),
    Body.MAYOR: BodyFacts(N_("mayor"), N_("mayors")),
    Body.TRIANGLE: BodyFacts(N_("triangle of mayor, prosecutor and police"), regional=True),
    Body.BOARD: BodyFacts(N_("board"), regional=True),
    Body.OTHER: BodyFacts(N_("body")),
}


class Act(StrEnum):
    """What a decision does."""

    ADOPT = "adopt"
    AMEND = "amend"
    REVIEW = "review"
    CONSULT = "consult"
    TAKE_NOTE = "take_note"


ACTS: Mapping[Act, str] = {
    Act.ADOPT: N_("Adoption"),
    Act.AMEND: N_("Amendment"),
    Act.REVIEW: N_("Review"),
    Act.CONSULT: N_("Consultation"),
    Act.TAKE_NOTE: N_("Taking note"),
}


class PartnerKind(StrEnum):
    """A kind of partner, in the order in which they are printed."""

    CORE = "core"
    OTHER = "other"
    INTERNAL = "internal"
    SOCIETY = "society"


PARTNER_KINDS: Mapping[PartnerKind, str] = {
    PartnerKind.CORE: N_("Core partners"),
    PartnerKind.OTHER: N_("Other partners"),
    PartnerKind.INTERNAL: N_("Departments of the municipality"),
    PartnerKind.SOCIETY: N_("Inhabitants, entrepreneurs and associations"),
}


class Side(StrEnum):
    """On which side a plan is kept on course."""

    BOARD = "board"
    STAFF = "staff"


SIDES: Mapping[Side, str] = {Side.BOARD: N_("Board"), Side.STAFF: N_("Staff")}


class Level(StrEnum):
    """For which area a plan is kept on course."""

    REGIONAL = "regional"
    LOCAL = "local"


LEVELS: Mapping[Level, str] = {Level.REGIONAL: N_("regional"), Level.LOCAL: N_("local")}


class Per(StrEnum):
    """What an amount is multiplied by."""

    INHABITANT = "inhabitant"
    MUNICIPALITY = "municipality"


PER: Mapping[Per, str] = {Per.INHABITANT: N_("per inhabitant"), Per.MUNICIPALITY: N_("per municipality")}


class Every(StrEnum):
    """How often a duty returns, where it is more than once a year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"


EVERY: Mapping[Every, str] = {
    Every.MONTH: N_("each month"),
    Every.QUARTER: N_("each quarter"),
    Every.HALF_YEAR: N_("each half-year"),
}


class ActionPart(StrEnum):
    """What a duty may ask of every action: a key of one."""

    FOR = "for"
    TEXT = "text"
    LEAD = "lead"
    WITH = "with"
    BY = "by"
    RESULT = "result"
    RELATED = "related"
    LENSES = "lenses"
    MONEY = "money"


ACTION_PARTS: Mapping[ActionPart, str] = {
    ActionPart.FOR: N_("the topic that it serves"),
    ActionPart.TEXT: N_("a description"),
    ActionPart.LEAD: N_("a lead"),
    ActionPart.WITH: N_("partners"),
    ActionPart.BY: N_("a deadline"),
    ActionPart.RESULT: N_("a result"),
    ActionPart.RELATED: N_("a related policy or plan of work"),
    ActionPart.LENSES: N_("lenses"),
    ActionPart.MONEY: N_("money"),
}


class PartOfYear(StrEnum):
    """A quarter of a year, or half of one."""

    FIRST = "Q1"
    SECOND = "Q2"
    THIRD = "Q3"
    FOURTH = "Q4"
    FIRST_HALF = "H1"
    SECOND_HALF = "H2"


PARTS_OF_YEAR: Mapping[PartOfYear, str] = {
    PartOfYear.FIRST: N_("in the first quarter"),
    PartOfYear.SECOND: N_("in the second quarter"),
    PartOfYear.THIRD: N_("in the third quarter"),
    PartOfYear.FOURTH: N_("in the fourth quarter"),
    PartOfYear.FIRST_HALF: N_("in the first half of the year"),
    PartOfYear.SECOND_HALF: N_("in the second half of the year"),
}


class Block(StrEnum):
    """A block of a plan, in the order in which they are printed."""

    SUMMARY = "summary"
    FIELDS = "fields"
    ASSESSMENT = "assessment"
    PRINCIPLES = "principles"
    SCOPE = "scope"
    RELATED = "related"
    GOALS = "goals"
    LENSES = "lenses"
    PRIORITIES = "priorities"
    THEMES = "themes"
    INDICATORS = "indicators"
    ACTIONS = "actions"
    PARTNERS = "partners"
    COORDINATION = "coordination"
    CYCLE = "cycle"
    BUDGET = "budget"
    DECISIONS = "decisions"
    GLOSSARY = "glossary"
    SOURCES = "sources"


BLOCKS: Mapping[Block, str] = {
    Block.SUMMARY: N_("Summary"),
    Block.FIELDS: N_("Safety fields"),
    Block.ASSESSMENT: N_("Assessment"),
    Block.PRINCIPLES: N_("Principles"),
    Block.SCOPE: N_("Scope"),
    Block.RELATED: N_("Related policy"),
    Block.GOALS: N_("General goals"),
    Block.LENSES: N_("Lenses"),
    Block.PRIORITIES: N_("Priorities"),
    Block.THEMES: N_("Themes"),
    Block.INDICATORS: N_("Indicators"),
    Block.ACTIONS: N_("Actions"),
    Block.PARTNERS: N_("Partners"),
    Block.COORDINATION: N_("Coordination"),
    Block.CYCLE: N_("Policy cycle"),
    Block.BUDGET: N_("Budget"),
    Block.DECISIONS: N_("Decisions"),
    Block.GLOSSARY: N_("Abbreviations and terms"),
    Block.SOURCES: N_("Sources of the figures"),
}
"""What a block is called where the plan has no name of its own for it."""

NAMED_TOPICS = (Block.GOALS, Block.PRIORITIES, Block.THEMES)
"""The blocks of which the ids, with those of parts and of chapters, are one namespace."""
ACCOUNTED_TOPICS = (Block.GOALS, Block.LENSES, Block.PRIORITIES, Block.THEMES)
"""The blocks of topics that a plan accounts for."""
TOPICS = (*ACCOUNTED_TOPICS, Block.FIELDS)
"""The blocks of topics: what something may say that it is for."""


class Aspect(StrEnum):
    """A piece that a plan may call by its own name beside its blocks.

    Those of a topic stand first, then those of a finding of the assessment and the columns of the indicators.
    """

    PROBLEM = "problem"
    APPROACH = "approach"
    INTENSIFY = "intensify"
    GOALS = "topic_goals"
    COOPERATION = "cooperation"
    RELATED = "topic_related"
    COUNCIL_INPUT = "council_input"
    DONE = "done"
    EVALUATION = "evaluation"
    ACTIONS = "topic_actions"
    FINDINGS = "findings"
    FINDING_APPROACH = "findings_approach"
    SOURCE = "source"
    BASELINE = "baseline"
    TARGET = "target"

    @property
    def key(self) -> str:
        """The key of a topic that holds it; a block has the name of some of them already."""
        return self.removeprefix("topic_")


ASPECTS: Mapping[Aspect, str] = {
    Aspect.PROBLEM: N_("Problem"),
    Aspect.APPROACH: N_("Approach"),
    Aspect.INTENSIFY: N_("Extra effort"),
    Aspect.GOALS: N_("Goal"),
    Aspect.COOPERATION: N_("Points of co-operation"),
    Aspect.RELATED: N_("Related policy"),
    Aspect.COUNCIL_INPUT: N_("Input of the council"),
    Aspect.DONE: N_("What has been done"),
    Aspect.EVALUATION: N_("How results are judged"),
    Aspect.ACTIONS: N_("Actions"),
    Aspect.FINDINGS: N_("What was seen"),
    Aspect.FINDING_APPROACH: N_("What is being done already"),
    Aspect.SOURCE: N_("Source"),
    Aspect.BASELINE: N_("Baseline"),
    Aspect.TARGET: N_("Target"),
}
"""What a piece is called where the plan has no name of its own for it; those of a topic in the order of print."""

TOPIC_ASPECTS = tuple(Aspect)[: list(Aspect).index(Aspect.ACTIONS)]
"""The pieces of a topic that stand in the topic itself."""


class ReportFormat(StrEnum):
    """A form of a report."""

    HTML = "html"
    PDF = "pdf"
    MD = "md"
    JSON = "json"
