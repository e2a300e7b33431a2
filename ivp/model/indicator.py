"""Indicators, their targets and values: every figure that belongs to a year stands in a dated map."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeAlias

from pydantic import ConfigDict, Field, JsonValue, model_validator
from pydantic.json_schema import JsonSchemaValue

from ivp.model.base import Identified, Shape, key
from ivp.model.point import Places, References
from ivp.model.short_forms import ONE_OR_MANY, Context, Short, wrap
from ivp.model.types import (
    Bound,
    BoundsType,
    BoundType,
    Dated,
    Entries,
    Figure,
    Flag,
    Name,
    Number,
    Provisional,
    TargetDated,
    Text,
    WhenType,
    Years,
    name_offering,
    one_of,
    refuse,
    whole,
)
from ivp.reader.node import Entry, Mapping, Node, Scalar, Sequence
from ivp.reference.series import tables, titles
from ivp.vocabulary import (
    Better,
    Direction,
    IndicatorKind,
    SourceKind,
    Unit,
)


class Value(Shape):
    """A figure with what is known about it; ``value: null`` with a note is a figure known to be unknown."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"properties": {"value": {"type": "number"}}},
                {"required": ["note"], "properties": {"note": True}},
            ]
        }
    )
    short: ClassVar[Short | None] = wrap("value", empty=True)
    one_thing = True

    value: Figure = key("The figure; null with a note: unknown.", "Het cijfer; null met een noot: onbekend.")
    provisional: Provisional = key(
        "Whether the figure is provisional; unknown: the source does not say.",
        "Of het cijfer voorlopig is; unknown: de bron zegt het niet.",
        False,
    )
    n: Annotated[int, whole(1, 10**12)] | None = key(
        "Number of respondents behind a percentage or grade, of inhabitants for a count or rate.",
        "Aantal respondenten achter een percentage of cijfer, of inwoners bij een aantal of verhouding.",
        None,
    )
    se: Number | None = key("Standard error.", "Standaardfout.", None)
    per: Annotated[int, whole(1, 10**9)] | None = key(
        "Base of a rate, where it differs from the indicator's.", "Noemer van een verhouding, als die afwijkt.", None
    )
    source: Name | None = key("Source, where it differs from the indicator's.", "Bron, als die afwijkt.", None)
    note: Text | None = key("Note.", "Noot.", None)

    @model_validator(mode="after")
    def _unknown_has_a_note(self) -> Value:
        if self.value is None and not self.note:
            raise refuse("value_unknown")
        return self


def _expand_bound(node: Node, context: Context) -> Node:
    """A bare bound, or two, is for the last year of the period."""
    if isinstance(node, Sequence) or (isinstance(node, Scalar) and node.value is not None):
        return Mapping({str(context.period_end): Entry(node.span, node)}, node.span)
    return node


_FOR_THE_LAST_YEAR = Short(_expand_bound, lambda long: long["additionalProperties"])
Bounds: TypeAlias = Annotated[TargetDated[BoundType], Field(min_length=1), _FOR_THE_LAST_YEAR]
PairsOfBounds: TypeAlias = Annotated[TargetDated[BoundsType], Field(min_length=1), _FOR_THE_LAST_YEAR]

_ONE_DIRECTION: dict[str, JsonValue] = {
    str(one): {"properties": {str(other): False for other in Direction if other is not one}} for one in Direction
}
_SAYS_SOMETHING: JsonValue = {
    "anyOf": [{"required": [str(name)], "properties": {str(name): True}} for name in (*Direction, "text")]
}


_DIRECTIONS: tuple[Direction, ...] = (*Direction,)


class Target(Shape):
    """What an indicator should reach: one direction with a bound for one or more years.

    A bound is a number, ``baseline`` or the id of a benchmark (with the year of its figure, else that of the bound),
    and ``+ 4``, ``- 4`` or ``- 5%`` behind it, with a space on both sides of the sign.
    """

    model_config = ConfigDict(
        json_schema_extra={"dependencies": {**_ONE_DIRECTION, "tolerance": ["stay_at"], "set": _SAYS_SOMETHING}}
    )

    at_most: Bounds = key("No more than this.", "Ten hoogste dit.", {})
    at_least: Bounds = key("No less than this.", "Ten minste dit.", {})
    below: Bounds = key("Less than this; the same does not meet it.", "Minder dan dit; precies dit haalt het niet.", {})
    above: Bounds = key("More than this; the same does not meet it.", "Meer dan dit; precies dit haalt het niet.", {})
    stay_at: Bounds = key("About this, within the tolerance.", "Ongeveer dit, binnen de tolerantie.", {})
    between: PairsOfBounds = key("Between these two, both included.", "Tussen deze twee; zij horen er zelf bij.", {})
    tolerance: Number | None = key("How far it may be off.", "Hoeveel het mag afwijken.", None)
    set_: WhenType | None = key(
        "When it was set, where that was after the way of counting changed: it then holds for what is counted since.",
        "Wanneer het is bepaald, als dat na een verandering in de telling was: het geldt dan voor wat sindsdien telt.",
        None,
    )
    text: Text | None = key(
        "The target in the plan's own words, which the plan prints.",
        "Het doel in de woorden van het plan. Zo staat het er afgedrukt.",
        None,
    )

    @model_validator(mode="after")
    def _one_direction(self) -> Target:
        given = [direction for direction in Direction if direction in self.model_fields_set]
        if len(given) > 1:
            raise refuse("target_two", first=given[0], second=given[1])
        if not given and not self.text:
            raise refuse("target_none")
        if self.tolerance is not None and Direction.STAY_AT not in given:
            raise refuse("target_tolerance")
        return self

    @property
    def direction(self) -> Direction | None:
        """Which way, None for a target in words only."""
        for direction in _DIRECTIONS:
            if getattr(self, direction):
                return direction
        return None

    @property
    def bounds(self) -> dict[Years, tuple[Bound, ...]]:
        """The bound by year, or the two of ``between``."""
        direction = self.direction
        given = getattr(self, direction) if direction else {}
        return {years: asked if isinstance(asked, tuple) else (asked,) for years, asked in given.items()}


class Benchmark(Shape):
    """Figures from elsewhere, such as the country's; by its id a target can refer to them."""

    short: ClassVar[Short | None] = wrap("name")

    name: Name = key("Name, as the plan prints it.", "Naam, zoals het plan die noemt.")
    values: Dated[Value] = key("Values by year.", "Cijfers per jaar.", {})


_Table = Annotated[str, name_offering(lambda: {name: known.title for name, known in tables().items()})]
_Code = Annotated[str, name_offering(titles)]


class Series(Shape):
    """An official table that holds the indicator's values."""

    table: _Table = key("Table, such as 47018NED.", "Tabel, zoals 47018NED.")
    codes: Annotated[tuple[_Code, ...], ONE_OR_MANY, Field(min_length=1)] = key(
        "Codes in the table; several are added up.", "Codes in de tabel; meerdere worden opgeteld."
    )
    comparable: Flag = key(
        "Whether the table's definition is that of the plan.", "Of de definitie van de tabel die van het plan is.", True
    )
    note: Text | None = key("What to know of it.", "Wat erover te weten is.", None)


class Noun(Shape):
    """What is counted, for one and for more."""

    short: ClassVar[Short | None] = wrap("many")
    one_thing = True

    many: Name = key("For more: misdrijven.", "Voor meer dan een: misdrijven.")
    one: Name | None = key("For one: misdrijf.", "Voor een: misdrijf.", None)


def _unit_from_the_source(schema: JsonSchemaValue) -> None:
    """A unit is required where the source gives none, which a schema cannot say."""
    schema["required"] = [name for name in schema["required"] if name != "unit"]


class Indicator(Identified):
    """What is measured to follow the effects of the plan."""

    model_config = ConfigDict(json_schema_extra=_unit_from_the_source)

    name: Name = key("Name, as the plan prints it.", "Naam, zoals het plan die noemt.")
    unit: Annotated[Unit, one_of(Unit)] = key(
        "Unit of the figures; the source may give it.", "Eenheid van de cijfers; mag ook bij de bron staan."
    )
    noun: Noun | None = key("What is counted.", "Wat er geteld wordt.", None)
    per: Annotated[int, whole(1, 10**9)] | None = key(
        "Base of a rate: per so many inhabitants.", "Noemer van een verhouding: per zoveel inwoners.", None
    )
    decimals: Annotated[int, whole(0, 6)] | None = key(
        "Decimals printed at least; never fewer than its figures have.",
        "Aantal decimalen, minstens; nooit minder dan de cijfers hebben.",
        None,
    )
    population: Text | None = key("Who or what is measured.", "Over wie of wat het gaat.", None)
    source: Name | None = key("Id of the source.", "Id van de bron.", None)
    definition: Text | None = key("What exactly is measured.", "Wat precies wordt gemeten.", None)
    kind: Annotated[IndicatorKind, one_of(IndicatorKind)] = key(
        "Effect or effort.", "Effect of inzet.", IndicatorKind.EFFECT
    )
    better: Annotated[Better, one_of(Better)] | None = key(
        "Which way is better; follows from the target.", "Welke kant op beter is; volgt uit het doel.", None
    )
    baseline: Dated[Value] = key("Starting value by year.", "Uitgangswaarde (nulmeting) per jaar.", {})
    target: Target | None = key("Target.", "Streefwaarde.", None)
    series: Series | None = key("Official table with the values.", "Officiële tabel met de cijfers.", None)
    values: Dated[Value] = key("Values by year.", "Cijfers per jaar (realisatie).", {})
    benchmarks: Entries[Benchmark] = key("Figures from elsewhere, by id.", "Cijfers van elders, op id.", {})
    breaks: Dated[Text] = key(
        "Years from which values cannot be compared with earlier ones, with the reason.",
        "Jaren vanaf welke cijfers niet met eerdere te vergelijken zijn, met de reden.",
        {},
    )
    interpretation: Text | None = key(
        "What the figure does and does not mean.", "Wat het cijfer wel en niet betekent (duiding).", None
    )
    municipalities: Places = key(
        "Municipalities it covers; none named: all of the plan.", "Gemeenten die het betreft; geen genoemd: alle.", ()
    )
    for_: References = key("Ids of the topics it serves.", "Id's van de onderwerpen waar het bij hoort.", ())

    @property
    def direction(self) -> Better | None:
        """Which way is better: as said, or as the target says; None where unknown."""
        if self.better:
            return self.better
        direction = self.target.direction if self.target else None
        return direction.facts.better if direction else None


class Source(Identified):
    """Where figures come from."""

    short: ClassVar[Short | None] = wrap("name")

    name: Name = key("Name, as the plan prints it.", "Naam, zoals het plan die noemt.")
    kind: Annotated[SourceKind, one_of(SourceKind)] = key("Kind of source.", "Soort bron.", SourceKind.OTHER)
    every: Annotated[int, whole(1, 20)] | None = key(
        "Held every so many years; a register is yearly.", "Eens in de zoveel jaar; een registratie is jaarlijks.", None
    )
    hide_below: Annotated[int, whole(1, 1000)] | None = key(
        "Smaller counts are not published.", "Kleinere aantallen worden niet gepubliceerd.", None
    )
    text: Text | None = key("What to know of it.", "Wat erover te weten is.", None)
    unit: Annotated[Unit, one_of(Unit)] | None = key(
        "Unit of its figures, for indicators that give none.",
        "Eenheid van de cijfers, waar de indicator er geen geeft.",
        None,
    )
    noun: Noun | None = key("What is counted.", "Wat er geteld wordt.", None)
    per: Annotated[int, whole(1, 10**9)] | None = key(
        "Base of a rate: per so many inhabitants.", "Noemer van een verhouding: per zoveel inwoners.", None
    )
    better: Annotated[Better, one_of(Better)] | None = key("Which way is better.", "Welke kant op beter is.", None)
    population: Text | None = key("Who or what is measured.", "Over wie of wat het gaat.", None)
    definition: Text | None = key("What exactly is measured.", "Wat precies wordt gemeten.", None)

    @property
    def interval(self) -> int | None:
        """Years between two figures; a register or records without ``every`` is yearly, else it is not known."""
        return self.every or (1 if self.kind.facts.yearly else None)
