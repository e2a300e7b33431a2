"""The words of the field: an enumeration for each kind, of which every word says what it is.

What a unit, a verdict, a light or a block of a plan is, how it is called and how it is shown stands here and nowhere
else: nothing compares a unit or a verdict by its text. Sentences are catalogue keys, worded when they are shown.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, Self

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


class Word(StrEnum):
    """A word, with what holds of it: what it is called, or facts of which that is one, the ``label``."""

    facts: Any

    def __new__(cls, value: str, facts: Any = "") -> Self:
        """A word that is written as ``value``."""
        word = str.__new__(cls, value)
        word._value_, word.facts = value, facts
        return word

    @property
    def label(self) -> str:
        """What it is called."""
        called: str = self.facts if isinstance(self.facts, str) else self.facts.label
        return called


# Indicators ----------------------------------------------------------------------------------------------------------


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


class Unit(Word):
    """What the figures of an indicator are."""

    facts: UnitFacts

    COUNT = (
        "count",
        UnitFacts(
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
    )
    PERCENT = (
        "percent",
        UnitFacts(
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
    )
    GRADE = (
        "grade",
        UnitFacts(
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
    )
    RATE = (
        "rate",
        UnitFacts(N_("rate"), Chance.RATES, N_("a number per so many inhabitants"), least=_ZERO, beyond=_EVENTS),
    )
    RANK = (
        "rank",
        UnitFacts(
            N_("place in a ranking"),
            Chance.NONE,
            N_("a place on a list"),
            relative=False,
            least=Decimal(1),
            beyond=N_("a rank is 1 or more, not {value}"),
            jumps_below=None,
        ),
    )
    CHANGE = (
        "change",
        UnitFacts(
            N_("change"),
            Chance.NONE,
            N_("a change in per cent or points"),
            signed=True,
            relative=False,
            in_percent=True,
            jumps_below=None,
        ),
    )
    AMOUNT = (
        "amount",
        UnitFacts(
            N_("amount in euros"),
            Chance.NONE,
            sign=N_("€ {number}"),
            difference=N_("€ {difference}"),
            additive=True,
            too_fine=N_("an amount has cents at most, not {value}"),
        ),
    )
    MINUTES = (
        "minutes",
        UnitFacts(
            N_("time in minutes"),
            Chance.MEANS,
            N_("a time in minutes, such as how long it takes to arrive"),
            sign=N_("{number} min"),
            difference=N_("{difference} min"),
            least=_ZERO,
            beyond=N_("a time in minutes is zero or more, not {value}"),
            decimals=1,
        ),
    )


class Better(Word):
    """Which way an indicator improves."""

    LOWER = "lower", N_("lower is better")
    HIGHER = "higher", N_("higher is better")
    NEITHER = "neither", N_("neither way is better as such")


class DirectionFacts(NamedTuple):
    """How a target on this side is told, and which way is better by it."""

    bound: str
    bare: str
    """The words alone, under a figure; empty where the figure says it."""
    better: Better
    strict: bool = False
    """Whether a value that equals the bound does not meet it."""


class Direction(Word):
    """On which side of its bound a value meets a target; a place in a ranking is ``at_most`` as well."""

    facts: DirectionFacts

    AT_MOST = "at_most", DirectionFacts(N_("at most {bound}"), N_("at most"), Better.LOWER)
    AT_LEAST = "at_least", DirectionFacts(N_("at least {bound}"), N_("at least"), Better.HIGHER)
    BELOW = "below", DirectionFacts(N_("below {bound}"), N_("below"), Better.LOWER, strict=True)
    ABOVE = "above", DirectionFacts(N_("above {bound}"), N_("above"), Better.HIGHER, strict=True)
    STAY_AT = "stay_at", DirectionFacts(N_("about {bound}"), N_("about"), Better.NEITHER)
    BETWEEN = "between", DirectionFacts(N_("between {bound} and {upper}"), "", Better.NEITHER)


class IndicatorKind(Word):
    """What an indicator follows."""

    EFFECT = "effect", N_("effect: what changes in society")
    EFFORT = "effort", N_("effort: what is done")


class SourceKindFacts(NamedTuple):
    """How a kind of source is called, whether it gives figures each year unless it is said otherwise, and whether it
    counts all there is rather than asks a sample of people; None: that depends on the figures.
    """

    label: str
    yearly: bool = False
    counts: bool | None = None


class SourceKind(Word):
    """What figures come from."""

    facts: SourceKindFacts

    REGISTER = "register", SourceKindFacts(N_("register"), yearly=True, counts=True)
    SURVEY = "survey", SourceKindFacts(N_("survey"), counts=False)
    RECORDS = "records", SourceKindFacts(N_("a partner's own records"), yearly=True, counts=True)
    OTHER = "other", SourceKindFacts(N_("other source"))


# Verdicts ------------------------------------------------------------------------------------------------------------


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


class Status(Word):
    """Where an indicator stands against its target; exactly one holds."""

    facts: StatusFacts

    ACHIEVED = (
        "achieved",
        StatusFacts(
            N_("Target achieved"),
            "●",
            Tone.FAVOURABLE,
            N_("The definitive figure of the target year meets the target."),
            N_("The target is achieved"),
            N_("Interim target achieved"),
            N_("Position: the definitive figure of the target year meets the target, so: {label}."),
            final=True,
        ),
    )
    ON_TARGET = (
        "on_target",
        StatusFacts(
            N_("On target now"),
            "○",
            Tone.FAVOURABLE,
            N_("The latest figure meets the target, but the target year is not over or its figure is not definitive."),
            N_("On target in {year}"),
            reached=N_("Position: the figure meets the target, so: {label}."),
        ),
    )
    ON_TRACK = (
        "on_track",
        StatusFacts(
            N_("On track"),
            "◔",
            Tone.FAVOURABLE,
            N_("The figure lies on or near the straight path to the target, or on its better side."),
            N_("On track in {year}"),
            reached=N_("Position: the figure lies on the path or within the leeway, so: {label}."),
        ),
    )
    BEHIND = (
        "behind",
        StatusFacts(
            N_("Behind"),
            "△",
            Tone.UNCERTAIN,
            N_("Not worse than the baseline, but behind the path."),
            N_("Behind in {year}"),
            reached=N_("Position: the figure lies outside the leeway, so: {label}."),
        ),
    )
    OUTSIDE_RANGE = (
        "outside_range",
        StatusFacts(
            N_("Outside the margin"),
            "◇",
            Tone.UNCERTAIN,
            N_("The figure should stay where it is or between two bounds, and is off by more than the plan allows."),
            N_("Outside the margin in {year}"),
            reached=N_("Position: the figure is off by more than the plan allows, so: {label}."),
            always_told=False,
        ),
    )
    WORSE_THAN_BASELINE = (
        "worse_than_baseline",
        StatusFacts(
            N_("Worse than the baseline"),
            "▽",
            Tone.UNFAVOURABLE,
            N_("Further from the target than at the start."),
            N_("Worse in {year} than at the baseline"),
            reached=N_("Position: the figure lies on the wrong side of the baseline, so: {label}."),
        ),
    )
    NOT_ACHIEVED = (
        "not_achieved",
        StatusFacts(
            N_("Target not achieved"),
            "■",
            Tone.UNFAVOURABLE,
            N_("The definitive figure of the target year does not meet the target."),
            N_("The target is not achieved"),
            N_("Interim target not achieved"),
            N_("Position: the definitive figure of the target year does not meet the target, so: {label}."),
            final=True,
        ),
    )
    NOT_ASSESSABLE = (
        "not_assessable",
        StatusFacts(
            N_("Not assessable"),
            "◌",
            Tone.UNKNOWN,
            N_("A target, a figure or a baseline is missing, or what is counted has changed."),
        ),
    )


class ReasonFacts(NamedTuple):
    """A reason in a few words, as a heading over several indicators, and what a verdict would take."""

    label: str
    need: str
    heading: str = ""
    """Empty where the label serves."""
    followed: str = ""
    """What an indicator is that has no target itself for this reason; empty for other reasons."""


class Reason(Word):
    """Why a position is not assessable."""

    facts: ReasonFacts

    NO_TARGET = (
        "no_target",
        ReasonFacts(
            N_("no target"),
            N_("How they developed is shown above. Whether that is enough cannot be said without a target."),
            N_("Figures, but no target"),
            N_("Followed, without a target"),
        ),
    )
    JOINT_TARGET = (
        "joint_target",
        ReasonFacts(
            N_("the target is that of the whole area"),
            N_("The target is for the municipalities together; how far these are is told beside it."),
            N_("A target of the whole area"),
            N_("Followed; the target is joint"),
        ),
    )
    """The target is that of the whole area, and this is about one municipality of it."""
    TARGET_IN_WORDS = (
        "target_in_words",
        ReasonFacts(
            N_("the target is in words"),
            N_("Whether a target in words is met is for the council to judge; figures cannot."),
            N_("A target in words"),
        ),
    )
    NO_TARGET_YEAR_VALUE = (
        "no_target_year_value",
        ReasonFacts(
            N_("no figure for the target year"),
            N_("The target year is over. Without its figure nobody can say whether the target is met."),
        ),
    )
    NO_VALUE_AFTER_BASELINE = (
        "no_value_after_baseline",
        ReasonFacts(
            N_("no figure after the baseline"),
            N_("Needed: a new figure, counted or asked in the same way as the baseline."),
            N_("A target, but no figure after the baseline"),
        ),
    )
    INCOMPLETE_AREA = (
        "incomplete_area",
        ReasonFacts(N_("not all municipalities have a figure"), N_("A total needs a figure of every municipality.")),
    )
    STALE = "stale", ReasonFacts(N_("the latest figure is too old"), N_("Needed: a newer figure."))
    NO_BOUND = (
        "no_bound",
        ReasonFacts(
            N_("the figure that the target refers to is not known"), N_("Needed: the figure that the target refers to.")
        ),
    )
    NO_BASELINE = (
        "no_baseline",
        ReasonFacts(
            N_("the baseline is unknown"), N_("Needed: the baseline; without it there is no path to the target.")
        ),
    )
    NO_BASELINE_YEAR = (
        "no_baseline_year",
        ReasonFacts(
            N_("the baseline has no year"),
            N_("Needed: the year of the baseline; without it there is no path to the target."),
        ),
    )
    SERIES_BREAK = (
        "series_break",
        ReasonFacts(
            N_("a break in the series"),
            N_("What is counted changed in between. Needed: a baseline on the new definition."),
        ),
    )
    NOT_COMPARABLE = (
        "not_comparable",
        ReasonFacts(
            N_("figures on another definition"),
            N_("Needed: figures on the baseline's definition, or a baseline on theirs."),
        ),
    )
    NO_TOLERANCE = (
        "no_tolerance",
        ReasonFacts(N_("the target has no tolerance"), N_("Needed: how far the figure may deviate.")),
    )
    HIDDEN = (
        "hidden",
        ReasonFacts(
            N_("a figure is too small to publish, or would tell one that is"),
            N_("A verdict would tell a count of so few that it could be about one person."),
            N_("A figure is too small to publish, or would tell one that is"),
        ),
    )
    """It is not told, because it would tell a figure that is too small to publish."""


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


class Change(Word):
    """How the value differs from the baseline's; rose and fell are clear changes where neither way is better.

    Of counts a clear change is more than chance explains and more than such figures usually vary; of other figures,
    more than chance explains.
    """

    facts: ChangeFacts

    IMPROVED = (
        "improved",
        ChangeFacts(
            N_("Improved"),
            "✓",
            Tone.FAVOURABLE,
            N_("the improvement since {start} is {beyond}"),
            N_("Better than the baseline, by more than chance explains; of counts also by more than is usual."),
        ),
    )
    WORSENED = (
        "worsened",
        ChangeFacts(
            N_("Worsened"),
            "✗",
            Tone.UNFAVOURABLE,
            N_("the worsening since {start} is {beyond}"),
            N_("Worse than the baseline, by more than chance explains; of counts also by more than is usual."),
        ),
    )
    ROSE = (
        "rose",
        ChangeFacts(
            N_("Rose"),
            "↑",
            Tone.PLAIN,
            N_("the rise since {start} is {beyond}"),
            N_("Higher by more than chance explains, of counts also than is usual; neither way is said to be better."),
            always_told=False,
        ),
    )
    FELL = (
        "fell",
        ChangeFacts(
            N_("Fell"),
            "↓",
            Tone.PLAIN,
            N_("the fall since {start} is {beyond}"),
            N_("Lower by more than chance explains, of counts also than is usual; neither way is said to be better."),
            always_told=False,
        ),
    )
    WITHIN_USUAL = (
        "within_usual",
        ChangeFacts(
            N_("Within usual variation"),
            "~",
            Tone.PLAIN,
            N_("the difference with {start} is no more than usual"),
            N_("A count differs by more than chance in counting explains, but no more than such figures usually vary."),
            clear=False,
        ),
    )
    NO_CLEAR_CHANGE = (
        "no_clear_change",
        ChangeFacts(
            N_("No clear change"),
            "≈",
            Tone.PLAIN,
            N_("the difference with {start} may be chance"),
            N_("The difference with the baseline may be chance."),
            clear=False,
        ),
    )
    UNKNOWN = "unknown", ChangeFacts(N_("Change unknown"), "·", Tone.UNKNOWN, clear=False)


class Course(Word):
    """The direction of the last years."""

    RISING = "rising", N_("rising")
    FALLING = "falling", N_("falling")
    UNCLEAR = "unclear", N_("no clear direction")


class PlacingFacts(NamedTuple):
    """A placing in words."""

    label: str
    sentence: str
    """With the names; ``more`` is what the difference is more than."""


class Placing(Word):
    """On which side of the rate of the whole area that of a municipality lies."""

    facts: PlacingFacts

    HIGHER = "higher", PlacingFacts(N_("higher"), N_("Higher, by more than {more}: {names}."))
    HIGHER_USUAL = (
        "higher_usual",
        PlacingFacts(
            N_("higher, as these municipalities usually differ"),
            N_("Higher, but by no more than these municipalities usually differ: {names}."),
        ),
    )
    """By more than chance in counting, and no more than the municipalities of the area usually differ."""
    LOWER = "lower", PlacingFacts(N_("lower"), N_("Lower, by more than {more}: {names}."))
    LOWER_USUAL = (
        "lower_usual",
        PlacingFacts(
            N_("lower, as these municipalities usually differ"),
            N_("Lower, but by no more than these municipalities usually differ: {names}."),
        ),
    )
    UNCLEAR = "unclear", PlacingFacts(N_("may be chance"), N_("The difference may be chance: {names}."))


class Untested(Word):
    """Why a change is unknown."""

    NO_BASELINE = "no_baseline", N_("the baseline is unknown")
    NO_VALUE = "no_value", N_("no figure after the baseline")
    SERIES_BREAK = "series_break", N_("a break in the series")
    NOT_COMPARABLE = "not_comparable", N_("figures on another definition")
    NO_SAMPLE_SIZE = "no_sample_size", N_("the number of people behind it (n) is unknown")
    NO_STANDARD_ERROR = "no_standard_error", N_("the standard error is unknown")
    NO_CASES = "no_cases", N_("the number of cases behind it is unknown")
    """Of a percentage that was counted and not asked."""
    NO_INHABITANTS = "no_inhabitants", N_("the number of inhabitants is unknown, and with it the count behind the rate")
    """The count behind a rate is not known."""
    SHIFT = "shift", N_("the number of inhabitants moved by more than 5% in a year: the area may be another one")
    """A rate of which the inhabitants moved so much that it may be of another area."""
    EFFORT = "effort", N_("this counts what was done")
    """What was done is a fact: chance has no part in it."""
    NO_MEASURE_OF_CHANCE = "no_measure_of_chance", N_("chance cannot be measured for this kind of figure")
    """Ranks, amounts, changes: nothing says how much such a figure varies by chance."""
    HIDDEN = "hidden", N_("the figure is too small to publish, or would tell one that is")
    """It is not told, because it would tell a figure that is too small to publish."""


class Method(Word):
    """By which test a change was judged."""

    EXACT_BINOMIAL = (
        "exact_binomial",
        N_(
            "Test: {value} of {total} events are in the latest figure, each with a chance of {chance}; exact binomial, "
            "two-sided by doubling the smaller tail: p {p}."
        ),
    )
    NEWCOMBE = "newcombe", N_("Test: 95% interval of the difference (Newcombe): {low} to {high} percentage points.")
    NORMAL = "normal", N_("Test: difference divided by the root of the summed squared standard errors, normal: p {p}.")


class SeriesCheck(Word):
    """How the series' own value for the baseline year compares with the plan's."""

    EQUAL = "equal", N_("The linked table gives the same figure for the baseline year.")
    REVISED = "revised", N_("The figures now give {value} for {year}, where the plan has {baseline}: revised since.")
    OTHER_DEFINITION = (
        "other_definition",
        N_(
            "The figures give {value} for {year}, where the plan has {baseline}: another definition, so the two are "
            "not compared."
        ),
    )


class JudgementFacts(NamedTuple):
    """How a judgement is told and shown."""

    label: str
    shape: str
    """The name of its drawing."""
    sign: str
    tone: Tone


class Judgement(Word):
    """How an account judges what happened for a topic."""

    facts: JudgementFacts

    IMPROVED = "improved", JudgementFacts(N_("Improved"), Change.IMPROVED, "✓", Tone.FAVOURABLE)
    UNCHANGED = "unchanged", JudgementFacts(N_("Unchanged"), Change.NO_CLEAR_CHANGE, "≈", Tone.PLAIN)
    WORSENED = "worsened", JudgementFacts(N_("Worsened"), Change.WORSENED, "✗", Tone.UNFAVOURABLE)
    MIXED = "mixed", JudgementFacts(N_("Mixed picture"), "mixed", "±", Tone.UNCERTAIN)
    UNKNOWN = "unknown", JudgementFacts(N_("Cannot be said"), Change.UNKNOWN, "·", Tone.UNKNOWN)


# Actions -------------------------------------------------------------------------------------------------------------


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


class ActionState(Word):
    """How far an action is; the last two where nothing says so, before its deadline and after it."""

    facts: ActionStateFacts

    PLANNED = "planned", ActionStateFacts(N_("Planned"), "○", Tone.PLAIN, "planned", open=True)
    RUNNING = "running", ActionStateFacts(N_("Running"), "◑", Tone.PLAIN, "running", open=True)
    DONE = "done", ActionStateFacts(N_("Done"), "●", Tone.FAVOURABLE, "done", open=False)
    STOPPED = "stopped", ActionStateFacts(N_("Stopped"), "×", Tone.PLAIN, "stopped", open=False)
    UNKNOWN = "unknown", ActionStateFacts(N_("No state given"), "·", Tone.UNKNOWN, "stateless", open=True, given=False)
    LAPSED = (
        "lapsed",
        ActionStateFacts(N_("Deadline passed, state unknown"), "?", Tone.UNCERTAIN, "lapsed", open=True, given=False),
    )


class LightFacts(NamedTuple):
    """How a traffic light is told and shown."""

    label: str
    phrase: str
    """How it is told of an action that has it; what the colour means, the document itself says."""
    sign: str
    tone: Tone


class Light(Word):
    """The colour of a traffic light, the worst last."""

    facts: LightFacts

    GREEN = "green", LightFacts(N_("green"), N_("a green light"), "●", Tone.FAVOURABLE)
    ORANGE = "orange", LightFacts(N_("orange"), N_("an orange light"), "▲", Tone.UNCERTAIN)
    RED = "red", LightFacts(N_("red"), N_("a red light"), "■", Tone.UNFAVOURABLE)

    @property
    def gravity(self) -> int:
        """0 where all goes well, more where it goes worse."""
        return list(Light).index(self)


class LightOf(Word):
    """What a traffic light is about."""

    OVERALL = "overall", N_("Traffic light")
    TIME = "time", N_("Time")
    MONEY = "money", N_("Money")
    QUALITY = "quality", N_("Quality")


# Documents -----------------------------------------------------------------------------------------------------------


class DocumentKind(Word):
    """A kind of document."""

    PLAN = "plan", N_("Safety plan")
    IMPLEMENTATION = "implementation", N_("Implementation plan")
    ACCOUNT = "account", N_("Account of results")


class ReportKind(Word):
    """A kind of report, in the order in which the index names them."""

    PROGRESS = "progress", N_("Yearly report")
    IMPLEMENTATION = "implementation", N_("Implementation")
    SUMMARY = "summary", N_("On one page")
    PLAN = "plan", N_("The plan")
    PROPOSAL = "proposal", N_("Proposal")


class PlanStatusFacts(NamedTuple):
    """How a status is told, what a reader must know of it, and whether the document is still to be decided on."""

    label: str
    warning: str = ""
    undecided: bool = False


class PlanStatus(Word):
    """How far a document is."""

    facts: PlanStatusFacts

    DRAFT = "draft", PlanStatusFacts(N_("Draft"), N_("This plan has not been adopted."), undecided=True)
    CONSULTATION = (
        "consultation",
        PlanStatusFacts(
            N_("Out for consultation"),
            N_("This plan has not been adopted yet; its text may still change."),
            undecided=True,
        ),
    )
    NOT_YET = (
        "not_yet_adopted",
        PlanStatusFacts(
            N_("Not yet adopted"), N_("No adoption of it is known up to the day of this report."), undecided=True
        ),
    )
    """Of a day before its adoption: what it was then, a file that says that it is adopted does not tell."""
    ADOPTED = "adopted", PlanStatusFacts(N_("Adopted"))
    WITHDRAWN = "withdrawn", PlanStatusFacts(N_("Withdrawn"), N_("This plan is no longer in force."))
    PRESENTED = "presented", PlanStatusFacts(N_("Presented"))
    """Of an account: it was given to the college or the council."""


class UptakeFacts(NamedTuple):
    """How it is told and shown."""

    label: str
    tone: Tone = Tone.PLAIN


class Uptake(Word):
    """What a municipality made of a topic of the plan that it shares with others."""

    facts: UptakeFacts

    JOINT = "joint", UptakeFacts(N_("Joint"), Tone.UNKNOWN)
    """It has no version of its own: the plan holds as it is."""
    TAKEN_OVER = "taken_over", UptakeFacts(N_("Taken over"))
    ADAPTED = "adapted", UptakeFacts(N_("Taken over and adapted"))
    OWN = "own", UptakeFacts(N_("Its own"))
    LEFT_OUT = "left_out", UptakeFacts(N_("Not taken over"))
    ELSEWHERE = "elsewhere", UptakeFacts(N_("Not for this municipality"), Tone.UNKNOWN)
    UNKNOWN = "unknown", UptakeFacts(N_("Not known: its version has errors"), Tone.UNKNOWN)
    """Its version has errors."""


class TextWordingFacts(NamedTuple):
    """How it is told whose words the sentences are."""

    label: str
    """What is printed on every page of the plan, also before there is an adopted text."""
    partly: str
    """The same where it is so of a part."""
    sentence: str
    """The same of the sentences that come from ``titles``."""


class TextWording(Word):
    """Whose words the sentences of a plan file are."""

    facts: TextWordingFacts

    LITERAL = (
        "literal",
        TextWordingFacts(
            N_("In the words of the document itself"),
            N_("Partly in the words of the document itself"),
            N_("The sentences from {titles} are given here word for word."),
        ),
    )
    PARAPHRASE = (
        "paraphrase",
        TextWordingFacts(
            N_("Told in other words: this is not the adopted text"),
            N_("Partly told in other words: this is not the adopted text"),
            N_("The sentences from {titles} are told in other words here."),
        ),
    )


class BodyFacts(NamedTuple):
    """How a body is called, how those of several municipalities are, and whether it decides for a whole region."""

    label: str
    several: str = ""
    regional: bool = False


class Body(Word):
    """A body that decides."""

    facts: BodyFacts

    COUNCIL = "council", BodyFacts(N_("council"), N_("councils"))
    COLLEGE = "college", BodyFacts(N_("mayor and aldermen"), N_("mayors and aldermen"))
    MAYOR = "mayor", BodyFacts(N_("mayor"), N_("mayors"))
    TRIANGLE = "triangle", BodyFacts(N_("triangle of mayor, prosecutor and police"), regional=True)
    BOARD = "board", BodyFacts(N_("board"), regional=True)
    OTHER = "other", BodyFacts(N_("body"))


class Act(Word):
    """What a decision does."""

    ADOPT = "adopt", N_("Adoption")
    AMEND = "amend", N_("Amendment")
    REVIEW = "review", N_("Review")
    CONSULT = "consult", N_("Consultation")
    TAKE_NOTE = "take_note", N_("Taking note")


class PartnerKind(Word):
    """A kind of partner, in the order in which they are printed."""

    CORE = "core", N_("Core partners")
    OTHER = "other", N_("Other partners")
    INTERNAL = "internal", N_("Departments of the municipality")
    SOCIETY = "society", N_("Inhabitants, entrepreneurs and associations")


class Side(Word):
    """On which side a plan is kept on course."""

    BOARD = "board", N_("Board")
    STAFF = "staff", N_("Staff")


class Level(Word):
    """For which area a plan is kept on course."""

    REGIONAL = "regional", N_("regional")
    LOCAL = "local", N_("local")


class Per(Word):
    """What an amount is multiplied by."""

    INHABITANT = "inhabitant", N_("per inhabitant")
    MUNICIPALITY = "municipality", N_("per municipality")


class Every(Word):
    """How often a duty returns, where it is more than once a year."""

    MONTH = "month", N_("each month")
    QUARTER = "quarter", N_("each quarter")
    HALF_YEAR = "half_year", N_("each half-year")


class ActionPart(Word):
    """What a duty may ask of every action: a key of one."""

    FOR = "for", N_("the topic that it serves")
    TEXT = "text", N_("a description")
    LEAD = "lead", N_("a lead")
    WITH = "with", N_("partners")
    BY = "by", N_("a deadline")
    RESULT = "result", N_("a result")
    RELATED = "related", N_("a related policy or plan of work")
    LENSES = "lenses", N_("lenses")
    MONEY = "money", N_("money")


class PartOfYear(Word):
    """A quarter of a year, or half of one."""

    FIRST = "Q1", N_("in the first quarter")
    SECOND = "Q2", N_("in the second quarter")
    THIRD = "Q3", N_("in the third quarter")
    FOURTH = "Q4", N_("in the fourth quarter")
    FIRST_HALF = "H1", N_("in the first half of the year")
    SECOND_HALF = "H2", N_("in the second half of the year")


class Block(Word):
    """A block of a plan, in the order in which they are printed."""

    SUMMARY = "summary", N_("Summary")
    FIELDS = "fields", N_("Safety fields")
    ASSESSMENT = "assessment", N_("Assessment")
    PRINCIPLES = "principles", N_("Principles")
    SCOPE = "scope", N_("Scope")
    RELATED = "related", N_("Related policy")
    GOALS = "goals", N_("General goals")
    LENSES = "lenses", N_("Lenses")
    PRIORITIES = "priorities", N_("Priorities")
    THEMES = "themes", N_("Themes")
    INDICATORS = "indicators", N_("Indicators")
    ACTIONS = "actions", N_("Actions")
    PARTNERS = "partners", N_("Partners")
    COORDINATION = "coordination", N_("Coordination")
    CYCLE = "cycle", N_("Policy cycle")
    BUDGET = "budget", N_("Budget")
    DECISIONS = "decisions", N_("Decisions")
    GLOSSARY = "glossary", N_("Abbreviations and terms")
    SOURCES = "sources", N_("Sources of the figures")


"""What a block is called where the plan has no name of its own for it."""

NAMED_TOPICS = (Block.GOALS, Block.PRIORITIES, Block.THEMES)
"""The blocks of which the ids, with those of parts and of chapters, are one namespace."""
ACCOUNTED_TOPICS = (Block.GOALS, Block.LENSES, Block.PRIORITIES, Block.THEMES)
"""The blocks of topics that a plan accounts for."""
TOPICS = (*ACCOUNTED_TOPICS, Block.FIELDS)
"""The blocks of topics: what something may say that it is for."""


class Aspect(Word):
    """A piece that a plan may call by its own name beside its blocks.

    Those of a topic stand first, then those of a finding of the assessment and the columns of the indicators.
    """

    PROBLEM = "problem", N_("Problem")
    APPROACH = "approach", N_("Approach")
    INTENSIFY = "intensify", N_("Extra effort")
    GOALS = "topic_goals", N_("Goal")
    COOPERATION = "cooperation", N_("Points of co-operation")
    RELATED = "topic_related", N_("Related policy")
    COUNCIL_INPUT = "council_input", N_("Input of the council")
    DONE = "done", N_("What has been done")
    EVALUATION = "evaluation", N_("How results are judged")
    ACTIONS = "topic_actions", N_("Actions")
    FINDINGS = "findings", N_("What was seen")
    FINDING_APPROACH = "findings_approach", N_("What is being done already")
    SOURCE = "source", N_("Source")
    BASELINE = "baseline", N_("Baseline")
    TARGET = "target", N_("Target")

    @property
    def key(self) -> str:
        """The key of a topic that holds it; a block has the name of some of them already."""
        return self.removeprefix("topic_")


"""What a piece is called where the plan has no name of its own for it; those of a topic in the order of print."""

TOPIC_ASPECTS = tuple(Aspect)[: list(Aspect).index(Aspect.ACTIONS)]
"""The pieces of a topic that stand in the topic itself."""


class ReportFormat(StrEnum):
    """A form of a report."""

    HTML = "html"
    PDF = "pdf"
    MD = "md"
    JSON = "json"
