"""The municipalities of a joint area beside each other, in figures and words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ivp.dossier.resolve import Resolved
from ivp.progress.side_by_side import ENOUGH, SideBySide
from ivp.view.joint import whole_area
from ivp.view.numbers import decimals_apart
from ivp.view.progress.models import PlaceRateView, SideBySideView
from ivp.view.wording import Wording
from ivp.vocabulary import Placing


def side_by_side_view(plan: Resolved, found: SideBySide | None, wording: Wording) -> SideBySideView | None:
    """The municipalities beside each other; None where that is not known."""
    if found is None:
        return None
    decimals = decimals_apart(_decisive(found), 1)

    def shown(number: float | Fraction) -> str:
        return wording.numbers.number(Fraction(number), decimals)

    def between(ends: tuple[float, float] | None) -> str:
        return wording.words("{low} to {high}", low=shown(ends[0]), high=shown(ends[1])) if ends else ""

    places = tuple(
        PlaceRateView(
            code=one.place.code,
            name=one.place.name,
            rate=round(float(one.rate), 6),
            rate_text=shown(one.rate),
            low=round(one.limits[0], 6),
            high=round(one.limits[1], 6),
            limits_text=between(one.limits),
            wide_low=round(one.wide[0], 6),
            wide_high=round(one.wide[1], 6),
            wide_text=between(one.wide),
            usual_low=round(one.usual[0], 6) if one.usual else None,
            usual_high=round(one.usual[1], 6) if one.usual else None,
            usual_text=between(one.usual),
            placing=one.placing,
            label=wording.words(one.placing.label),
        )
        for one in found.places
    )
    area, rate = whole_area(plan, wording), shown(found.rate)
    unit = wording.words("per {per} inhabitants", per=wording.numbers.number(found.per))
    return SideBySideView(
        year=found.year,
        per=found.per,
        area=area,
        rate=round(float(found.rate), 6),
        rate_text=rate,
        unit=unit,
        spread=None if found.spread is None else round(found.spread, 6),
        places=places,
        text=tuple(_told(found, places, f"{area}: {rate} {unit}", wording)),
    )


def _told(found: SideBySide, places: tuple[PlaceRateView, ...], area: str, wording: Wording) -> Iterator[str]:
    """What it shows: who lies on which side, and what that does not tell."""
    words = wording.words
    lines = [words("{area} in {year}.", area=area, year=found.year)]
    more = (
        words("chance in counting explains") if found.spread is None else words("these municipalities usually differ")
    )
    for placing in Placing:
        names = ", ".join(f"{one.name} ({one.rate_text})" for one in places if one.placing == placing)
        if names:
            lines.append(words(placing.facts.sentence, more=more, names=names))
    if found.missing:
        names = ", ".join(place.name for place in found.missing)
        lines.append(
            words("Not in it, because there is no published figure or number of inhabitants: {names}.", names=names)
        )
    yield " ".join(lines)
    limits = [
        words(
            "By chance alone the rate of the area lies outside the 95% interval of about one in twenty municipalities, "
            "and outside the 99.8% interval of one in five hundred."
        )
    ]
    if found.spread is None:
        limits.append(words("Higher and lower are said by the 95% interval."))
    yield " ".join(limits)
    if any(one.placing is not Placing.UNCLEAR for one in found.places):
        usual = words("How much these municipalities usually differ was estimated from their own figures.")
        if found.spread is None:
            usual = words("How much is usual cannot be told from fewer than {enough} municipalities.", enough=ENOUGH)
        yield " ".join(
            (
                words("Municipalities always differ: in shops, visitors, nightlife, housing."),
                usual,
                words("What caused the difference, this figure does not tell."),
            )
        )


def _decisive(found: SideBySide) -> Iterator[tuple[Fraction, Fraction]]:
    """What is held against each other."""
    for one in found.places:
        for (low, high), rate in ((one.limits, found.rate), (one.usual or one.limits, one.rate)):
            yield Fraction(low), rate
            yield rate, Fraction(high)
