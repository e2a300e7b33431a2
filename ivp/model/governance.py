"""Who decides, reports and coordinates, when, and with what money."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import ConfigDict, model_validator

from ivp.model.base import Shape, key, why_left_out
from ivp.model.point import Names, Parties, Places, Point, Points, heading
from ivp.model.short_forms import BY_PATH, ONE_OR_MANY, Short, wrap
from ivp.model.types import (
    Dated,
    Euros,
    File,
    Flag,
    Name,
    Own,
    PeriodType,
    Remark,
    Text,
    WhenType,
    YearsValue,
    one_of,
    refuse,
    shown,
    whole,
)
from ivp.vocabulary import (
    Act,
    ActionPart,
    Body,
    DocumentKind,
    Every,
    Level,
    PartOfYear,
    Per,
    Side,
)


class Publication(Shape):
    """How the plan was published, as the regulation database gives it."""

    official_title: Name | None = key("Official title.", "Officiële naam van de regeling.", None)
    citation_title: Name | None = key("Citation title.", "Citeertitel.", None)
    organisation: Name | None = key("Organisation.", "Organisatie.", None)
    organisation_type: Name | None = key("Kind of organisation.", "Organisatietype.", None)
    adopted_by: Name | None = key("Adopted by.", "Vastgesteld door.", None)
    subject: Name | None = key("Subject.", "Onderwerp.", None)
    own_subject: Name | None = key("Own subject.", "Eigen onderwerp.", None)
    remarks: Text | None = key("Remarks.", "Opmerkingen met betrekking tot de regeling.", None)
    legal_basis: Text | None = key("Legal basis.", "Wettelijke grondslag.", None)
    in_force: WhenType | None = key("In force from.", "Datum inwerkingtreding.", None)
    retroactive_to: WhenType | None = key("Retroactive to.", "Terugwerkende kracht tot en met.", None)
    expires: WhenType | None = key("No longer in force from.", "Datum uitwerkingtreding.", None)
    concerns: Name | None = key("What the publication does.", "Betreft, bijvoorbeeld nieuwe regeling.", None)
    signed: WhenType | None = key("Date of signing.", "Datum ondertekening.", None)
    issued: WhenType | None = key("Date on the document.", "Datum op het document.", None)
    source: Name | None = key("Where it was published.", "Bron bekendmaking, zoals gmb-2019-310374.", None)
    reference: Name | None = key("Reference of the proposal.", "Kenmerk van het voorstel.", None)


class Predecessor(Shape):
    """The plan before this one."""

    short: ClassVar[Short | None] = wrap("file")

    file: File | None = key("Plan file in this repository.", "Planbestand in deze verzameling.", None)
    title: Name | None = key("Title.", "Titel.", None)
    period: PeriodType | None = key("Its period.", "De periode ervan.", None)


class Section(Point):
    """A section of a proposal, under the heading the municipality uses."""

    short: ClassVar[Short | None] = heading("applicable")

    applicable: Flag = key("False where the section does not apply.", "Onwaar: niet van toepassing.", True)


class Proposal(Shape):
    """A college or council proposal, section by section."""

    kind: Name | None = key("Kind of proposal.", "Soort voorstel, zoals Collegevoorstel.", None)
    subject: Name | None = key("Subject.", "Onderwerp.", None)
    number: Name | None = key("Number or reference.", "Nummer of kenmerk.", None)
    portfolio: Names = key("Portfolio.", "Portefeuille.", ())
    summary: Points = key("Summary.", "Samenvatting.", ())
    sections: tuple[Section, ...] = key("The sections, in order.", "De onderdelen, op volgorde.", ())


class Decision(Shape):
    """A decision: who decided what about the plan, and when."""

    body: Annotated[Body, one_of(Body)] = key("Body that decides.", "Orgaan dat besluit.")
    name: Name | None = key("The body's own name.", "De eigen naam van het orgaan.", None)
    act: Annotated[Act, one_of(Act)] = key("What it does.", "Wat het doet.")
    of: Name | None = key(
        "What the decision is about, where not this plan.", "Waarover, als het niet dit plan is.", None
    )
    date: WhenType | None = key("When, as precise as known.", "Wanneer, zo precies als bekend.", None)
    planned: Flag = key("Whether it is still to come.", "Of het nog moet gebeuren (gepland).", False)
    outcome: Text | None = key("Outcome, such as Conform.", "Uitkomst, zoals Conform.", None)
    points: Points = key("Points of decision.", "Beslispunten.", ())
    on_proposal_of: Name | None = key("On whose proposal.", "Op voorstel van.", None)
    signed_by: Names = key("Roles that sign; never names of persons.", "Functies die tekenen; nooit persoonsnamen.", ())
    municipalities: Places = key("Municipalities whose body it is.", "Gemeenten waarvan het orgaan is.", ())
    proposal: Proposal | None = key("The proposal that was decided on.", "Het voorstel waarover is besloten.", None)
    was: Annotated[dict[str, Any], BY_PATH] = key(
        "What stood there before, by the path of what it changed, such as indicators.overlast.target.",
        "Wat er eerst stond, op het pad van wat is gewijzigd, zoals indicators.overlast.target.",
        {},
    )


_YEARS_BETWEEN, _PARTS_OF_YEAR = whole(1, 20), one_of(Every)


def _parse_every(value: object) -> int | Every:
    if isinstance(value, str):
        if value not in list(Every):
            raise refuse("every", found=shown(value))
        return Every(value)
    years: int = _YEARS_BETWEEN.parse(value)
    return years


EveryType: TypeAlias = Annotated[
    int | Every, Own(_parse_every, lambda: {"anyOf": [_YEARS_BETWEEN.described, _PARTS_OF_YEAR.described]})
]
_MONTHS, _QUARTERS = whole(1, 12), one_of(PartOfYear)


def _parse_season(value: object) -> int | PartOfYear:
    if value in list(PartOfYear):
        return PartOfYear(str(value))
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 12:
        return value
    raise refuse("season")


Season: TypeAlias = Annotated[
    int | PartOfYear, Own(_parse_season, lambda: {"anyOf": [_QUARTERS.described, _MONTHS.described]})
]


class Duty(Point):
    """Something that must be done once or every so often: report, evaluate, adopt an implementation plan."""

    model_config = ConfigDict(
        json_schema_extra={"dependencies": {"every": {"properties": {"when": False}}, "contains": ["kind"]}}
    )
    short: ClassVar[Short | None] = wrap("what")

    what: Name = key("What must be done.", "Wat er moet gebeuren.")
    every: EveryType | None = key(
        "Every so many years, or month, quarter, half_year.",
        "Eens in de zoveel jaar, of month, quarter, half_year.",
        None,
    )
    in_: Season | None = key(
        "Quarter (Q1 to Q4), half year (H1, H2) or month (1 to 12).",
        "Kwartaal (Q1 t/m Q4), half jaar (H1, H2) of maand (1 t/m 12).",
        None,
    )
    after: Annotated[int, whole(1, 20)] | None = key(
        "So many years after the plan begins, if once.",
        "Zoveel jaar na het begin van het plan, als het eenmalig is.",
        None,
    )
    when: WhenType | None = key("When, if once.", "Wanneer, als het eenmalig is.", None)
    lead: Names = key("Who does it.", "Wie het doet.", ())
    to: Name | None = key("For whom.", "Aan of voor wie.", None)
    kind: Annotated[DocumentKind, one_of(DocumentKind)] | None = key(
        "Kind of file that meets it, once it is decided on.",
        "Soort bestand dat eraan voldoet, als erover besloten is.",
        None,
    )
    contains: Annotated[tuple[Annotated[ActionPart, one_of(ActionPart)], ...], ONE_OR_MANY] = key(
        "Keys that every action of that file must have.", "Sleutels die elke actie van dat bestand moet hebben.", ()
    )
    left_out: Text | None = why_left_out()

    @model_validator(mode="after")
    def _once_or_every(self) -> Duty:
        if self.every is not None and self.when is not None:
            raise refuse("duty_both")
        if self.contains and self.kind is None:
            raise refuse("duty_contains")
        return self


class Coordination(Point):
    """Who keeps the plan on course."""

    short: ClassVar[Short | None] = None

    side: Annotated[Side, one_of(Side)] = key("Board or staff.", "Bestuurlijk of ambtelijk.")
    level: Annotated[Level, one_of(Level)] | None = key("Regional or local.", "Bovenlokaal of lokaal.", None)
    lead: Names = key("Who does it.", "Bij wie het is belegd.", ())
    with_: Parties = key("Who takes part.", "Wie eraan deelnemen.", ())
    left_out: Text | None = why_left_out()


class Money(Point):
    """Money: an amount, or what is said about money where no amount is given."""

    short: ClassVar[Short | None] = wrap("text")

    text: Remark | None = key("The text; Markdown without HTML.", "De tekst; Markdown zonder HTML.", None)
    amount: Euros | None = key("Amount in euros.", "Bedrag in euro's.", None)
    per: Annotated[Per, one_of(Per)] | None = key("Amount per what.", "Bedrag per wat.", None)
    years: YearsValue | None = key("Year or years it is for.", "Jaar of jaren waarvoor het is.", None)
    recurring: Flag = key("Whether it returns each year.", "Of het elk jaar terugkomt (structureel).", False)
    source: Name | None = key("Where it comes from.", "Waaruit het wordt betaald (dekking).", None)
    spent: Dated[Euros] = key("Spent, by year.", "Besteed, per jaar.", {})
    left_out: Text | None = why_left_out()
