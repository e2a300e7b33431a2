"""What every view says of the plan that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ivp.dossier.narrowing import chosen_titles
from ivp.dossier.resolve import Resolved, adopting
from ivp.language import N_
from ivp.model.governance import Decision
from ivp.model.inheritance import RELATIONS
from ivp.model.plan import AnyPlan, all_chapters
from ivp.model.point import Party
from ivp.reference.municipalities import municipality
from ivp.view.base import View
from ivp.view.wording import Wording
from ivp.vocabulary import Aspect, Block, TextWording


class PlanView(View):
    """The plan: its title, area, period and status."""

    file: str = Field(description="The plan file, as named on the command line.")
    kind: str = Field(description="plan or implementation.")
    title: str = Field(description="Title of the document.")
    area: str = Field(description="The region, or the municipality's name.")
    municipalities: tuple[str, ...] = Field(description="Names of the municipalities.")
    first_year: int = Field(description="First year of the period.")
    last_year: int = Field(description="Last year of the period.")
    period: str = Field(description="The period in words.")
    status: str = Field(description="draft, consultation, not_yet_adopted, adopted or withdrawn.")
    status_label: str = Field(description="The status in words.")
    status_warning: str = Field("", description="What a reader must know of the status, empty where nothing.")
    part: str = Field(
        "", description="That it is told for one municipality, or some topics, in sentences; empty where all is told."
    )
    adoption: str = Field("", description="Who adopted it and when, empty where unknown.")
    wording: str = Field("", description="Whose words its sentences are and where its own text is, empty for unsaid.")
    wording_label: str = Field("", description="The same in a few words, for every page.")
    incomplete: str = Field("", description="Why the document is not fully known, empty where it is.")
    language: str = Field(description="Language of the content.")
    parent_label: str = Field(description="How it belongs to the plan above it: version of, builds on, carries out.")
    parent: str = Field("", description="Title of that plan, empty where there is none.")
    open_chapters: tuple[str, ...] = Field((), description="Chapters that each council fills in itself.")


def plan_view(plan: Resolved, wording: Wording) -> PlanView:
    """The plan as every view names it."""
    own = plan.own
    names = tuple(place.name for place in plan.municipalities) or own.municipalities
    return PlanView(
        file=plan.document.name,
        kind=own.kind,
        title=titled(own.title, plan, wording),
        area=plan.part.name if plan.part else plan.region or ", ".join(names),
        municipalities=names,
        first_year=own.period.from_,
        last_year=own.period.to,
        period=wording.period(own.period),
        status=own.status,
        status_label=wording.words(own.status.label),
        status_warning=wording.words(own.status.facts.warning),
        part=told_for(plan, wording),
        adoption=_adoption(plan, wording),
        wording=" ".join(_wordings(plan, wording)),
        wording_label=_wording_label(plan, wording),
        incomplete=own.incomplete or "",
        language=own.language,
        parent_label=wording.words(RELATIONS[own.relation].label),
        parent="; ".join(parent.own.title for parent in plan.parents),
        open_chapters=tuple(
            numbered(item.number, item.name or wording.words("untitled chapter"))
            for _, item in all_chapters(own.chapters)
            if item.open
        ),
    )


def _wordings(plan: Resolved, wording: Wording) -> Iterator[str]:
    """Whose words the sentences of the document and of its parents are, and where the texts themselves are."""
    alike: dict[tuple[TextWording, bool, str], list[str]] = {}
    for own in _documents(plan):
        if own.wording:
            source = own.publication.source if own.publication else None
            case = (own.wording, own.status.facts.undecided, source or "")
            alike.setdefault(case, []).append(f"‘{own.title}’")
    for (whose, undecided, source), titles in alike.items():
        yield wording.words(whose.facts.sentence, titles=", ".join(titles))
        if source and undecided:
            yield wording.words("Its text is published in {source}.", source=source)
        elif source:
            yield wording.words("The adopted text is published in {source}.", source=source)
        elif undecided:
            yield wording.words("Its text is with those who drew it up.")
        else:
            yield wording.words("The adopted text is with those who adopted it.")


def _documents(plan: Resolved) -> Iterator[AnyPlan]:
    """The document, and each that it builds on."""
    yield plan.own
    for above in plan.above:
        yield above.own


def _wording_label(plan: Resolved, wording: Wording) -> str:
    """The same in a few words, of the document with all that it builds on; that it is retold goes first."""
    said = {own.wording for own in _documents(plan)}
    told = next((item.facts for item in reversed(TextWording) if item in said), None)
    return wording.words(told.label if len(said) == 1 else told.partly) if told else ""


MOST_TITLES = 2
"""So many topics are named in a title; more are counted there."""


def titled(title: str, plan: Resolved, wording: Wording) -> str:
    """A title with the topics or the portfolio that alone are told, where not all is."""
    if plan.chosen is None:
        return title
    if plan.chosen.portfolio:
        only = wording.words("portfolio {name} only", name=plan.chosen.portfolio)
    else:
        names = chosen_titles(plan)
        only = wording.words("{names} only", names="; ".join(names))
        if len(names) > MOST_TITLES:
            only = wording.words("{number} topics only", number=len(names))
    return f"{title} ({only})"


def told_for(plan: Resolved, wording: Wording) -> str:
    """What is told where that is not the whole plan: one of several municipalities, some topics, a portfolio."""
    return " ".join(filter(None, (_of_place(plan, wording), _of_topics(plan, wording))))


def _of_topics(plan: Resolved, wording: Wording) -> str:
    if plan.chosen is None:
        return ""
    names, words = chosen_titles(plan), wording.words
    named = "; ".join(names)
    told = words.some(
        "Only the topic {names} is told here, with what serves it.",
        "Only the topics {names} are told here, with what serves them.",
        len(names),
        names=named,
    )
    if plan.chosen.portfolio:
        about = words("Only what belongs to the portfolio {name} is told here.", name=plan.chosen.portfolio)
        which = words.some("It has the topic {names}.", "It has the topics {names}.", len(names), names=named)
        told = f"{about} {which}" if names else about
    return " ".join((told, words("What is about other topics, or about the plan as a whole, is left out.")))


def _of_place(plan: Resolved, wording: Wording) -> str:
    """That a plan that several municipalities share is told for one of them; empty where it is not."""
    if plan.part is None or (len(plan.municipalities) == 1 and not plan.joint):
        return ""
    return wording.words(
        "This is what concerns {name}. The plan is a joint one: what is about other municipalities only is left out, "
        "and what is about all of them together is told as joint.",
        name=plan.part.name,
    )


def _adoption(plan: Resolved, wording: Wording) -> str:
    """Who adopted this document and when, for each decision that adopts it and has a date."""
    return "; ".join(by_whom(plan, decision, wording) for decision in adopting(plan.own.decisions) if decision.date)


def by_whom(plan: Resolved, decision: Decision, wording: Wording) -> str:
    """``by the council on 27 June 2022``: who decided, and when where that is known."""
    body, names = body_name(plan, decision, wording), body_places(decision)
    told: dict[str, object] = {"body": body, "places": f", {names}" if names else ""}
    if decision.date is None:
        return wording.words("by the {body}{places}", **told)
    told["date"] = wording.numbers.moment(decision.date)
    if decision.date.precision == "day":
        return wording.words("by the {body}{places} on {date}", **told)
    return wording.words("by the {body}{places} in {date}", **told)


def body_name(plan: Resolved, decision: Decision, wording: Wording) -> str:
    """Who decides: the body's own name, or what it is called; one of each municipality where there are several."""
    return decision.name or body_label(plan, decision, wording)


def body_label(plan: Resolved, decision: Decision, wording: Wording) -> str:
    """What a body is called: ``council``, or ``councils`` where those of several municipalities decide."""
    facts, places = decision.body.facts, decision.municipalities or plan.municipalities
    return wording.words(facts.several if facts.several and len(places) > 1 else facts.label)


def body_places(decision: Decision) -> str:
    """The municipalities whose body decides; nothing where its own name ends with that of the only one."""
    names = [place_name(name) for name in decision.municipalities]
    told = len(names) == 1 and (decision.name or "").casefold().endswith(f" {names[0]}".casefold())
    return "" if told else ", ".join(names)


def without_topic(plan: Resolved, usual: str, wording: Wording) -> str:
    """What actions without a topic are called: where only a part is told, the topic that they serve may be left out."""
    return wording.words(N_("Without a topic that is told here") if plan.in_part else usual)


def called(plan: Resolved, piece: Block | Aspect, wording: Wording) -> str:
    """What the plan calls a block or a piece, else its usual name."""
    return plan.label(piece) or wording.words(piece.label)


def numbered(number: str | None, name: str) -> str:
    """A name with the number that the document prints before it: ``1.1 Kwetsbare inwoners``."""
    return f"{number} {name}" if number else name


def partner_name(plan: Resolved, name: str) -> str:
    """What a partner is called by the plan; a name that is no id stands as it is written."""
    partner = plan.partners.get(name)
    return partner.name if partner else name


def party_name(plan: Resolved, party: Party) -> str:
    """Who takes part, with its task."""
    name = partner_name(plan, party.name)
    return f"{name} ({party.task})" if party.task else name


def place_name(name: str) -> str:
    """The name of a municipality that may be given by its code."""
    found = municipality(name)
    return found.name if found else name
