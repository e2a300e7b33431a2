"""The kinds of document: a plan, the implementation plan that carries it out, and the account of what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import Field, TypeAdapter, ValidationError, field_validator
from pydantic_core import InitErrorDetails

from ivp.language import languages
from ivp.model.account import IndicatorAccount, MoneyAccount, States, TopicAccount
from ivp.model.action import Action, State
from ivp.model.base import Shape, key
from ivp.model.governance import Coordination, Decision, Duty, Money, Predecessor, Publication
from ivp.model.indicator import Indicator, Source
from ivp.model.inheritance import RELATIONS
from ivp.model.point import (
    LIKE_KEYS,
    AssessmentFinding,
    Chapter,
    ChapterId,
    Partner,
    Pieces,
    Places,
    Point,
    Topic,
)
from ivp.model.short_forms import ONE_OR_MANY, Context, Short, annotation_at, pieces
from ivp.model.types import Entries, File, Name, Own, PeriodType, Place, Text, When, WhenType, one_of, refuse, shown
from ivp.reader.node import Node, Scalar
from ivp.reference.fields import METHODS, method_topics
from ivp.vocabulary import (
    Aspect,
    Block,
    DocumentKind,
    PlanStatus,
    TextWording,
)

FORMAT_VERSION = 1
MOST_FILES = 100
"""So many files with figures may a plan name: looking each up takes time."""

MOST_PARENTS = 4
"""So many plans may a document name that it builds on or carries out."""


def _parse_version(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value == FORMAT_VERSION:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        raise refuse("version", found=shown(value), known=FORMAT_VERSION)
    raise refuse("version_form", known=FORMAT_VERSION)


def _parse_language(value: Any) -> str:
    if isinstance(value, str) and value in languages():
        return value
    raise refuse("language", languages=", ".join(languages()))


def _expand_fields(node: Node, _context: Context) -> Node:
    """The name of a method stands for its fields and themes."""
    if isinstance(node, Scalar) and node.value in METHODS:
        return method_topics(str(node.value), node.span)
    return node


Language: TypeAlias = Annotated[str, Own(_parse_language, {"type": "string", "enum": list(languages())})]
_METHODS = {
    "type": "string",
    "oneOf": [
        {
            "const": "kernbeleid-2017",
            "description": "de velden en thema's van de VNG-methode / the fields and themes of the VNG method",
        }
    ],
}
Fields: TypeAlias = Annotated[Entries[Topic], Short(_expand_fields, lambda _: _METHODS)]


_adapters: dict[int, TypeAdapter[Any]] = {}


def _read_at(
    model: type[Shape], values: Mapping[str, Any], at: tuple[int | str, ...], errors: list[InitErrorDetails]
) -> dict[str, Any]:
    """Values by their path in a document, each read as what may stand there; what is wrong is added to ``errors``."""
    read: dict[str, Any] = {}
    for path, value in values.items():
        asked, known = annotation_at(model, path)
        if asked is None:
            wrong = refuse("was_path", found=shown(path), known=", ".join(known))
            errors.append({"type": wrong, "loc": (*at, path, "[key]"), "input": path})
            continue
        if id(asked) not in _adapters:
            _adapters[id(asked)] = TypeAdapter(asked)
        try:
            read[path] = _adapters[id(asked)].validate_python(value, strict=True)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                ctx, loc = item.get("ctx", {}), (*at, path, *item["loc"])
                kind = refuse(**ctx) if item["type"] == "ivp" else item["type"]
                errors.append({"type": kind, "loc": loc, "input": item["input"], "ctx": ctx})
    return read


Label: TypeAlias = Annotated[Aspect, one_of(Aspect)]
"""What a plan may call by its own name, beside its chapters."""


class Document(Shape):
    """What all kinds share."""

    ivp: Annotated[int, Own(_parse_version, {"type": "integer", "const": FORMAT_VERSION})] = key(
        "Version of this format: 1.", "Versie van dit formaat: 1."
    )
    title: Name = key("Title of the document.", "Titel van het document.")
    period: PeriodType = key("The years it is for.", "De jaren waarvoor het geldt.")
    language: Language = key("Language of the content.", "Taal van de inhoud.", "nl")
    summary: Pieces = key("Summary.", "Samenvatting.", {})
    incomplete: Text | None = key(
        "Why the document is not fully known here.", "Waarom het document hier niet volledig bekend is.", None
    )
    wording: Annotated[TextWording, one_of(TextWording)] | None = key(
        "Whether the sentences are those of the document itself (literal) or told in other words (paraphrase).",
        "Of de zinnen die van het document zelf zijn (literal) of hetzelfde navertellen (paraphrase).",
        None,
    )
    labels: dict[Label, Name] = key(
        "The plan's own names for the pieces of topics and findings, and for the columns of the table of indicators.",
        "De eigen namen voor stukken van onderwerpen en bevindingen, en voor de kolommen van de indicatorentabel.",
        {},
    )
    publication: Publication | None = key("How it was published.", "Bekendmaking.", None)
    decisions: tuple[Decision, ...] = key("Decisions.", "Besluiten.", ())
    chapters: dict[ChapterId, Chapter] = key(
        "Chapters, by id, in the order of the document; one with the id of a block holds that block.",
        "Hoofdstukken, op id, in de volgorde van het document; een met de id van een blok bevat dat blok.",
        {},
    )

    @field_validator("decisions")
    @classmethod
    def _with_what_stood_there(cls, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """The decisions, what they changed read as what may stand there."""
        errors: list[InitErrorDetails] = []
        read = tuple(
            item.model_copy(update={"was": _read_at(cls, item.was, (index, "was"), errors)}) if item.was else item
            for index, item in enumerate(decisions)
        )
        if errors:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        return read

    @property
    def relation(self) -> str:
        """The key under which it names the plans above it."""
        return next((key for key in RELATIONS if getattr(self, key, None)), "builds_on")

    def called(self, piece: Block | Aspect) -> str | None:
        """What the document calls a block, by the chapter that holds it, or a piece."""
        if isinstance(piece, Aspect):
            return self.labels.get(piece)
        return next((item.name for path, item in all_chapters(self.chapters) if path[-1] == piece and item.name), None)


OF_A_PLAN = (PlanStatus.DRAFT, PlanStatus.CONSULTATION, PlanStatus.ADOPTED, PlanStatus.WITHDRAWN)
"""The statuses that a plan may have in its file."""


class Common(Document):
    """What a plan and an implementation plan share."""

    municipalities: Places = key("Municipalities, by name or CBS code.", "Gemeenten, met naam of CBS-code.")
    status: Annotated[PlanStatus, one_of(OF_A_PLAN)] = key("Status.", "Status.", PlanStatus.DRAFT)
    region: Name | None = key("Name of the joint area.", "Naam van het gezamenlijke gebied.", None)
    motto: Name | None = key("Motto.", "Motto.", None)
    predecessor: Predecessor | None = key("The plan before this one.", "Het vorige plan.", None)
    cycle: Entries[Duty] = key("What must be done and when, by id.", "Beleidscyclus: termijnen, op id.", {})
    related: Pieces = key("Related policy.", "Flankerend beleid.", {})
    principles: Pieces = key("Principles.", "Uitgangspunten.", {})
    goals: Entries[Topic] = key("General goals, by id.", "Algemene doelen, op id.", {})
    priorities: Entries[Topic] = key("Priorities, by id.", "Prioriteiten, op id.", {})
    themes: Entries[Topic] = key("Themes, by id.", "Thema's, op id.", {})
    sources: Entries[Source] = key("Sources of figures, by id.", "Bronnen van cijfers, op id.", {})
    indicators: Entries[Indicator] = key("Indicators, by id.", "Indicatoren, op id.", {})
    observations: Annotated[tuple[File, ...], ONE_OR_MANY, Field(max_length=MOST_FILES)] = key(
        "CSV files with values, beside the plan.", "CSV-bestanden met cijfers, naast het plan.", ()
    )
    inhabitants: File | None = key(
        "CSV file with the inhabitants of each municipality and year, beside the plan.",
        "CSV-bestand met de inwoners van elke gemeente per jaar, naast het plan.",
        None,
    )
    actions: Entries[Action] = key("Actions, by id.", "Actiepunten of maatregelen, op id.", {})
    partners: Entries[Partner] = key("Partners, by id.", "Partners, op id.", {})
    coordination: Annotated[dict[Place, Coordination], pieces(lambda: Coordination, LIKE_KEYS)] = key(
        "Coordination.", "Coördinatie.", {}
    )
    budget: Annotated[dict[Place, Money], pieces(lambda: Money, LIKE_KEYS)] = key("Budget.", "Begroting.", {})
    glossary: dict[Name, Text] = key("Abbreviations and terms.", "Afkortingen en begrippen.", {})

    @property
    def states(self) -> dict[str, dict[When, State]]:
        """What it says of the state of actions, by id and moment."""
        return {identity: action.state for identity, action in self.actions.items()}


def all_chapters(
    chapters: Mapping[str, Chapter], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Chapter]]:
    """Every chapter with its ids from the top down, each before its parts."""
    for identity, chapter in chapters.items():
        yield (*path, identity), chapter
        yield from all_chapters(chapter.parts, (*path, identity))


def _kind(kind: DocumentKind) -> Own:
    return one_of((kind,))


class Plan(Common):
    """A safety plan (integraal veiligheidsplan)."""

    kind: Annotated[Literal[DocumentKind.PLAN], _kind(DocumentKind.PLAN)] = key(
        "Kind of document: plan, implementation or account.",
        "Soort document: plan, implementation (uitvoeringsplan) of account (verantwoording).",
    )
    builds_on: Annotated[tuple[File, ...], ONE_OR_MANY, Field(max_length=MOST_PARENTS)] = key(
        "Plan, or plans, that this one works out further, such as that of the region.",
        "Plan of plannen waar dit op voortbouwt, zoals dat van de regio.",
        (),
    )
    version_of: File | None = key(
        "Joint plan of which this is the version of one council: it holds here, but for what this file says otherwise.",
        "Gezamenlijk plan waarvan dit de versie van één raad is: het geldt, op wat hier anders staat na.",
        None,
    )
    fields: Fields = key(
        "Safety fields: kernbeleid-2017 for those of the VNG method, or the plan's own.",
        "Veiligheidsvelden: kernbeleid-2017 voor die van de VNG-methode, of eigen velden.",
        {},
    )
    assessment: Annotated[dict[Place, AssessmentFinding], pieces(lambda: AssessmentFinding, LIKE_KEYS)] = key(
        "Findings of the assessment.", "Veiligheidsbeeld: bevindingen.", {}
    )
    scope: Pieces = key("What the plan covers and leaves out.", "Reikwijdte: wat erbij hoort en wat niet.", {})
    lenses: Entries[Topic] = key(
        "What every choice must serve, by id.", "Focuspunten waar elke keuze aan moet bijdragen, op id.", {}
    )


class Implementation(Common):
    """An implementation plan (uitvoeringsplan): the actions that carry out a plan, and what was done."""

    kind: Annotated[Literal[DocumentKind.IMPLEMENTATION], _kind(DocumentKind.IMPLEMENTATION)] = key(
        "Kind of document: plan, implementation or account.",
        "Soort document: plan, implementation (uitvoeringsplan) of account (verantwoording).",
    )
    carries_out: Annotated[tuple[File, ...], ONE_OR_MANY, Field(min_length=1, max_length=MOST_PARENTS)] = key(
        "Plan, or plans, that it carries out.", "Plan of plannen die het uitvoert."
    )


_OF_AN_ACCOUNT = (PlanStatus.DRAFT, PlanStatus.PRESENTED)


class Account(Document):
    """An account (verantwoording, jaarverslag): what happened in a period, by the ids of the plan and its actions."""

    kind: Annotated[Literal[DocumentKind.ACCOUNT], _kind(DocumentKind.ACCOUNT)] = key(
        "Kind of document: plan, implementation or account.",
        "Soort document: plan, implementation (uitvoeringsplan) of account (verantwoording).",
    )
    accounts_for: File = key("Plan that it accounts for.", "Plan waarover het verantwoording aflegt.")
    as_of: WhenType | None = key(
        "Day up to which it knows; the last of the period where it is left out, an earlier one of an interim account.",
        "Peildatum: tot en met welke dag dit verslag alles weet; standaard de laatste van de periode, eerder bij een "
        "tussentijds verslag.",
        None,
    )
    municipalities: Places = key(
        "Municipalities whose account it is; none named: all of the plan.",
        "Gemeenten waarvan het verslag is; geen genoemd: alle gemeenten van het plan.",
        (),
    )
    status: Annotated[PlanStatus, one_of(_OF_AN_ACCOUNT)] = key("Status.", "Status.", PlanStatus.DRAFT)
    topics: dict[Name, TopicAccount] = key(
        "What happened for each topic of the plan, by its id.", "Wat er is gebeurd per onderwerp, op id.", {}
    )
    indicators_: Entries[IndicatorAccount] = key(
        "What the figures mean, by the id of the indicator.", "Duiding van de cijfers, op id van de indicator.", {}
    )
    actions_: Entries[States] = key(
        "State of the actions, by id: of the day of this account, or by moment.",
        "Stand van de actiepunten, op id: op de peildatum, of per moment.",
        {},
    )
    duties: Entries[States] = key(
        "State of the duties of the cycle, by id: of the day of this account, or by moment.",
        "Stand van de termijnen uit de beleidscyclus, op id: op de peildatum, of per moment.",
        {},
    )
    money: dict[Place, MoneyAccount] = key(
        "What was spent, by the id of an item of the budget.", "Wat er is besteed, op id van een post.", {}
    )

    @property
    def states(self) -> dict[str, dict[When, State]]:
        """What it says of the state of actions, by id and moment."""
        return self.actions_

    @property
    def day(self) -> date:
        """The day up to which it knows."""
        return self.as_of.last if self.as_of else self._end

    @property
    def interim(self) -> bool:
        """Whether it was written before its period was over."""
        return self.day < self._end

    @property
    def _end(self) -> date:
        return date(self.period.to, 12, 31)

    @property
    def owes(self) -> bool:
        """Whether it must answer for all that the plan promised: not as a draft, and not while its period runs."""
        return self.status is PlanStatus.PRESENTED and not self.interim and self.incomplete is None

    # what only plans hold: whatever looks at any document finds nothing of it here
    region: ClassVar[str | None] = None
    motto: ClassVar[str | None] = None
    predecessor: ClassVar[Predecessor | None] = None
    inhabitants: ClassVar[str | None] = None
    observations: ClassVar[tuple[str, ...]] = ()
    cycle: ClassVar[dict[str, Duty]] = {}
    related: ClassVar[dict[int | str, Point]] = {}
    principles: ClassVar[dict[int | str, Point]] = {}
    coordination: ClassVar[dict[int | str, Coordination]] = {}
    budget: ClassVar[dict[int | str, Money]] = {}
    goals: ClassVar[dict[str, Topic]] = {}
    priorities: ClassVar[dict[str, Topic]] = {}
    themes: ClassVar[dict[str, Topic]] = {}
    sources: ClassVar[dict[str, Source]] = {}
    indicators: ClassVar[dict[str, Indicator]] = {}
    actions: ClassVar[dict[str, Action]] = {}
    partners: ClassVar[dict[str, Partner]] = {}
    glossary: ClassVar[dict[str, str]] = {}


KINDS: dict[str, type[Plan] | type[Implementation] | type[Account]] = {
    DocumentKind.PLAN: Plan,
    DocumentKind.IMPLEMENTATION: Implementation,
    DocumentKind.ACCOUNT: Account,
}
AnyPlan: TypeAlias = Plan | Implementation | Account
