"""Actions: what will be done, by whom, by when, and how far it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, TypeAlias

from pydantic import model_validator

from ivp.model.base import Identified, Shape, key
from ivp.model.governance import Money
from ivp.model.point import Names, Parties, Party, Point, Points, References
from ivp.model.short_forms import ONE_BLOCK_OR_MANY, Short, wrap
from ivp.model.types import Name, Text, When, WhenKey, WhenType, one_of, refuse, whole
from ivp.vocabulary import ActionState, LightOf
from ivp.vocabulary import Light as Colour

LightColour: TypeAlias = Annotated[Colour, one_of(Colour)]


class Light(Shape):
    """Traffic lights: one overall, or one each for time, money and quality."""

    short: ClassVar[Short | None] = wrap("overall")

    overall: LightColour | None = key("Overall.", "Over het geheel.", None)
    time: LightColour | None = key("Time.", "Tijd.", None)
    money: LightColour | None = key("Money.", "Geld.", None)
    quality: LightColour | None = key("Quality.", "Kwaliteit.", None)

    @model_validator(mode="after")
    def _one_at_least(self) -> Light:
        if not self.model_fields_set:
            raise refuse("light_none")
        return self

    @property
    def colours(self) -> dict[LightOf, Colour]:
        """The colour of each light that is given."""
        given = {about: getattr(self, about) for about in LightOf}
        return {about: colour for about, colour in given.items() if colour}


class State(Shape):
    """How far an action is at a moment."""

    short: ClassVar[Short | None] = wrap("status")
    one_thing = True

    status: Annotated[ActionState, one_of(state for state in ActionState if state.facts.given)] = key(
        "State of the action.", "Stand van het actiepunt."
    )
    percent: Annotated[int, whole(0, 100)] | None = key("Per cent done.", "Percentage gereed.", None)
    light: Light | None = key("Traffic light.", "Stoplicht.", None)
    text: Text | None = key("What to know of it; Markdown without HTML.", "Toelichting; Markdown zonder HTML.", None)
    cause: Text | None = key("Why it is off schedule.", "Oorzaak van de afwijking.", None)
    consequence: Text | None = key("What follows from it.", "Gevolg ervan.", None)
    adjustment: Text | None = key("What is done about it.", "Bijsturing.", None)
    decided: Text | None = key("What was decided.", "Wat er is besloten.", None)


class Action(Identified, Point):
    """An action or measure."""

    short: ClassVar[Short | None] = wrap("name")

    name: Name = key("Name of the action.", "Naam van het actiepunt of de maatregel.")
    lead: Names = key("Who leads.", "Trekker.", ())
    with_: Parties = key("With whom.", "Met wie.", ())
    by: WhenType | None = key("Ready by.", "Uiterlijk gereed.", None)
    result: Text | None = key("Result that can be observed.", "Waarneembaar resultaat.", None)
    related: Points = key("Related policy and plans of work.", "Gerelateerd beleid, werkplannen.", ())
    lenses: References = key("Lenses it serves.", "Focuspunten waar het aan bijdraagt.", ())
    money: Annotated[tuple[Money, ...], ONE_BLOCK_OR_MANY] = key("Money.", "Geld.", ())
    done: Points = key("What has been done.", "Wat er is gedaan.", ())
    next: Points = key("What comes next.", "Wat er nog gaat gebeuren.", ())
    carried_over: Text | None = key("From which earlier plan it comes.", "Uit welk eerder plan het komt.", None)
    state: dict[WhenKey, State] = key("State by moment.", "Stand per moment.", {})

    @property
    def beside(self) -> tuple[Party, ...]:
        """With whom it is done; not who leads it too, as where another document lets a partner lead, without a task."""
        return tuple(party for party in self.with_ if party.task or party.name not in self.lead)

    @property
    def latest(self) -> When | None:
        """The moment of its latest state; of moments with one last day the most exact."""
        return max(self.state, key=lambda when: (when.last, when.first), default=None)

    def overdue(self, status: ActionState, day: date) -> bool:
        """Whether its deadline has passed on a day, and nothing says that it is done or stopped.

        This alone decides what is late. A deadline is a moment's last day, and has passed from the day after it.
        """
        return self.by is not None and self.by.last < day and status.facts.open
