"""How a verdict came about: each step with its formula and numbers, to be checked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ivp.language import N_
from ivp.progress.assess import Assessment
from ivp.progress.measurement import DatedGoal, Figure
from ivp.progress.position import Aim, Position
from ivp.progress.statistics import LEVEL, Z
from ivp.progress.usual import LONGEST, OTHER, Movement
from ivp.view.numbers import Exact, decimals_apart, exact_decimals, rounded
from ivp.view.wording import Wording
from ivp.vocabulary import Chance, Direction, Reason, Status, Untested


def explanation(item: Assessment, check: str, planned: str, wording: Wording) -> tuple[str, ...]:
    """The steps to the position and to the change, in the order in which they were taken; with what is said of the
    baseline year and of the planned step.
    """
    if item.withheld:
        return (
            wording.words(
                "A figure is not published, because it is smaller than {number} or would tell one that is.",
                number=item.withheld,
            ),
        )
    return tuple(line for line in (*_position(item, wording), *_change(item, check, planned, wording)) if line)


def _position(item: Assessment, wording: Wording) -> list[str]:
    words, answer = wording.words, item.position
    if answer.aim is None:
        told = N_("Position: none, for the plan sets no target.")
        if answer.reason is Reason.JOINT_TARGET:
            told = N_("Position: none, for the target is that of the whole area.")
        elif not item.followed:
            told = N_("Position: not assessable, for the target is in words.")
        return [words(told)]
    lines = [_baseline(item, wording), _target(item, answer.aim, wording), _value(item, wording)]
    if answer.keep:
        lines.append(words("The baseline already meets the target: keeping it is the goal."))
    if answer.status is Status.NOT_ASSESSABLE:
        reason = words(answer.reason.label) if answer.reason else ""
        lines.append(words("Position: not assessable, because of this: {reason}.", reason=reason))
        if answer.reason is Reason.STALE:
            lines.append(words("A figure is too old when it is older than twice the interval of its source."))
        return lines
    if answer.status in {Status.ON_TRACK, Status.BEHIND} and answer.path is not None:
        lines += _path(item, answer, wording)
    lines.append(_verdict(item, answer, wording))
    return lines


def _baseline(item: Assessment, wording: Wording) -> str:
    words, baseline = wording.words, item.measured.baseline
    if baseline is None:
        return words("Baseline: none.")
    if baseline.value is None:
        return words("Baseline: unknown ({note}).", note=baseline.note or "")
    value = wording.figure(baseline, item.measured)
    if baseline.years.first != baseline.years.last:
        return words("Baseline: {value}, the mean of {years}.", value=value, years=wording.years(baseline.years))
    return words("Baseline: {value} ({years}).", value=value, years=wording.years(baseline.years))


def _target(item: Assessment, aim: Aim, wording: Wording) -> str:
    words = wording.words
    year, bound = wording.due(aim, item.measured), wording.aim(aim, item.measured)
    asked = words("Target for {year}: {bound}.", year=year, bound=bound)
    goal = item.measured.written(aim.goal)
    written = goal.written
    if aim.goal.direction is Direction.BETWEEN:
        asked += " " + words("Both bounds meet it.")
    if aim.bound is not None and any(bound.plain is None for bound in written):
        bounds = [wording.bound(bound, item.measured.indicator) for bound in written]
        asked += " " + words("The plan says: {target}.", target=wording.asked(aim.goal.direction, bounds))
        asked += "".join(_elsewhere_in(item, goal, wording))
    if aim.goal.since is not None:
        asked += " " + words("It was set in {year}, and holds for what is counted since.", year=aim.goal.since)
    return asked


def _elsewhere_in(item: Assessment, goal: DatedGoal, wording: Wording) -> Iterator[str]:
    """The figures of elsewhere that a target refers to, each in a sentence."""
    for bound, figure in zip(goal.written, goal.figures, strict=True):
        if figure:
            name, year = item.measured.indicator.benchmarks[bound.of].name, wording.years(figure.years)
            value = wording.figure(figure, item.measured)
            told = wording.words("{name} in {year}: {value}", name=name, year=year, value=value)
            yield f" {wording.with_status(told, figure)}."


def _value(item: Assessment, wording: Wording) -> str:
    words, judged = wording.words, item.judged
    if judged is None or judged.value is None:
        return words("Figure: none after the baseline up to {year}.", year=item.year)
    value = wording.figure(judged, item.measured)
    text = words("Figure: {value} in {year}.", value=value, year=wording.years(judged.years))
    if status := wording.status(judged.provisional):
        text = words(
            "Figure: {value} in {year}, {status}.", value=value, year=wording.years(judged.years), status=status
        )
    if judged.summed > 1:
        text += " " + words("It is the sum of {number} municipalities.", number=judged.summed)
    if item.position.dated_before_reporting_year:
        text += " " + words("It is the latest one known; a missing year is not filled in.")
    return text


def _path(item: Assessment, answer: Position, wording: Wording) -> list[str]:
    """The straight line and the leeway around it."""
    aim, baseline, judged = answer.aim, item.measured.baseline, answer.reading
    if aim is None or aim.bound is None or baseline is None or baseline.value is None or judged is None:
        return []
    if answer.path is None:
        return []
    start = Fraction(baseline.value)
    line = wording.words(
        "Straight path: {start} + ({bound} − {start}) × ({at} − {first}) / ({last} − {first}) {path}.",
        start=_exact(start, item, wording),
        bound=_exact(aim.bound, item, wording),
        at=judged.year,
        first=_middle(item, wording),
        last=aim.goal.year,
        path=_result(answer.path, item, wording),
    )
    share = abs(answer.path - start) / 20
    half = Fraction(10) ** -item.measured.decimals / 2
    leeway = wording.words(
        "Leeway: the larger of 5% of the step so far ({share}) and half the published unit ({half}).",
        share=_result(share, item, wording),
        half=wording.numbers.exact(half),
    )
    return [line, leeway]


def _result(value: Fraction, item: Assessment, wording: Wording) -> str:
    """What a formula gives: exactly, or where that would take many decimals nearly."""
    decimals = exact_decimals(value)
    if decimals <= item.measured.decimals + 2:
        return f"= {wording.numbers.number(value, decimals)}"
    return f"≈ {wording.numbers.number(value, item.measured.decimals + 2)}"


def _exact(value: Exact, item: Assessment, wording: Wording) -> str:
    """A number with the decimals of the indicator, or as many more as it has."""
    return wording.numbers.exact(value, item.measured.decimals)


def _middle(item: Assessment, wording: Wording) -> str:
    """The middle of the baseline's years."""
    time = item.measured.start.time
    if time is None:
        return ""
    return f"{int(time)}{wording.numbers.number(time - int(time), 1)[1:] if time != int(time) else ''}"


def _verdict(item: Assessment, answer: Position, wording: Wording) -> str:
    words = wording.words
    return words(answer.status.facts.reached, label=wording.position(item))


def _change(item: Assessment, check: str, planned: str, wording: Wording) -> list[str]:
    words, evidence, newest = wording.words, item.change, item.newest
    start = item.measured.compared
    lines = [check]
    if evidence.reason is not None:
        if evidence.reason is Untested.EFFORT:
            return [
                *lines,
                words("Change: {difference}. This counts what was done.", difference=wording.difference(item)),
            ]
        reason = words(evidence.reason.label)
        return [*lines, words("Change: unknown, because of this: {reason}.", reason=reason)]
    if newest is None or newest.value is None or start is None or start.value is None or evidence.method is None:
        return lines
    show = wording.numbers.number
    value, baseline = (_exact(figure, item, wording) for figure in (newest.value, start.value))
    lines.append(
        words(
            "Change: from {baseline} ({years}) to {value}: {difference}.",
            baseline=baseline,
            years=wording.years(start.years),
            value=value,
            difference=wording.difference(item),
        )
    )
    lines += _compared(item, start, newest, wording)
    chance, total = Fraction(0), 0
    if evidence.counts:
        before, after = evidence.counts
        total = before.events + after.events
        if not total:
            return [*lines, words("Both figures are 0: there is nothing to test."), *_elsewhere(item, wording)]
        chance = Fraction(after.exposure) / (Fraction(before.exposure) + Fraction(after.exposure))
    low, high = evidence.low, evidence.high
    ends = decimals_apart([(low or 0, 0), (0, high or 0)], 1)
    lines.append(
        words(
            evidence.method.label,
            p=_p(evidence.p, wording) if evidence.p is not None else "",
            low=show(low, ends) if low is not None else "",
            high=show(high, ends) if high is not None else "",
            value=show(evidence.counts[1].events) if evidence.counts else value,
            total=show(total),
            chance=wording.numbers.exact(chance),
        )
    )
    if evidence.usual:
        lines += [*_beside_usual(evidence.usual, wording), *_elsewhere(item, wording)]
        reached = N_("A change is clear when p is below 0.05 and it is more than usual: {label}.")
    elif evidence.p is not None:
        reached = N_("A change is clear when p is below 0.05: {label}.")
    else:
        reached = N_("A change is clear when the interval leaves out zero: {label}.")
    lines.append(words(reached, label=wording.change(item)))
    if not evidence.usual:
        lines.append(words("No row of the table of usual variation fits: only chance is reckoned with."))
    lines += [planned, _direction(item, wording)]
    return lines


def _p(p: float, wording: Wording) -> str:
    """A p-value with its sign: as small as it is printed, and on the side of the level where it lies."""
    show, decimals = wording.numbers.number, decimals_apart([(LEVEL, p)], 4)
    return f"= {show(p, decimals)}" if rounded(p, decimals) else f"< {show(Fraction(1, 10**decimals), decimals)}"


def _beside_usual(usual: Movement, wording: Wording) -> list[str]:
    """How much such a figure usually varies, and how much this one did."""
    words, show, variation = wording.words, wording.numbers.number, usual.variation
    apart = variation.measured_over
    other = words("other counts")
    rows = ", ".join(
        f"{other if row == OTHER else row}: {show(tau, 3)}"
        for row, tau in zip(variation.rows, variation.taus, strict=True)
    )
    if apart is None:
        told = words("Usual variation between these years, by the table: {rows}.", rows=rows)
    else:
        over = words.some("{number} year", "{number} years", apart)
        told = words("Usual variation over {years}, by the table: {rows}.", years=over, rows=rows)
    if variation.apart is not None and variation.apart > LONGEST:
        told += " " + words("Over {number} years it was not measured.", number=variation.apart)
    tau = show(usual.tau, 4)
    reckoned = words("For a figure of this size it is {tau}.", tau=tau)
    if len(variation.pieces) > 1:
        sentence = N_("For a figure of this size, added up from {number} pieces (kinds by municipality), it is {tau}.")
        reckoned = words(sentence, number=len(variation.pieces), tau=tau)
    exposure: Exact = 1
    if usual.after.exposure != usual.before.exposure:
        exposure = Fraction(usual.after.exposure) / Fraction(usual.before.exposure)
    before, after = (show(Fraction(2 * count.events + 1, 2), 1) for count in (usual.before, usual.after))
    sentence = N_("Difference: |ln({after} / {before})| = {ratio}; usual is at most {limit}.")
    if exposure != 1:
        sentence = N_("Difference: |ln({after} / {before} / {exposure})| = {ratio}; usual is at most {limit}.")
    ratio, limit = abs(usual.ratio), usual.limit
    decimals = decimals_apart([(ratio, limit)], 4)
    most = f"{show(Z, 2)} × √(1/{before} + 1/{after} + {tau}²)"
    apart_text = words(
        sentence,
        before=before,
        after=after,
        exposure=wording.numbers.exact(exposure),
        ratio=show(ratio, decimals),
        limit=f"{most} = {show(limit, decimals)}",
    )
    return [f"{told} {reckoned}", apart_text]


def _elsewhere(item: Assessment, wording: Wording) -> list[str]:
    """How far the change lies from those elsewhere over the same years."""
    show = wording.numbers.number
    lines = []
    for one in item.beside:
        if one.own is None:
            continue
        before, after = (_exact(value, item, wording) for value in (one.before, one.after))
        gap, limit, own = abs(one.gap), one.limit, show(one.own.limit, 4)
        decimals = decimals_apart([(gap, limit)], 4)
        most = show(limit, decimals)
        if one.counted:
            most = f"√({own}² + {show(Z, 2)}² × (1/{before} + 1/{after})) = {most}"
        lines.append(
            wording.words(
                "{name}: from {before} to {after}. Difference with that: |{own} − ln({after} / {before})| = {gap}; "
                "usual is at most {limit}.",
                name=wording.beside_name(item, one),
                before=before,
                after=after,
                own=wording.numbers.signed(one.own.ratio, 4),
                gap=show(gap, decimals),
                limit=most,
            )
        )
    return lines


def _direction(item: Assessment, wording: Wording) -> str:
    """The direction of the last years, with its test."""
    show, seen = wording.numbers.number, item.outlook
    if seen is None:
        return ""
    slope, limit = seen.slope, seen.limit
    decimals = decimals_apart([(abs(slope), limit)], 4)
    return wording.words(
        "Direction of {first} to {last}: the logarithm moves by {slope} a year; usual is at most {limit} either way.",
        first=seen.first,
        last=seen.last,
        slope=wording.numbers.signed(slope, decimals),
        limit=show(limit, decimals),
    )


def _compared(item: Assessment, start: Figure, newest: Figure, wording: Wording) -> list[str]:
    """What the test of two counts or rates compares, with the years and inhabitants that it reckons with."""
    words, show, evidence = wording.words, wording.numbers.number, item.change
    if evidence.counts is None:
        return []
    lines = []
    before, after = (show(count.events) for count in evidence.counts)
    years = [start.years.number, newest.years.number]
    rates = item.measured.chance is Chance.RATES
    if max(years) > 1:
        first, last = (words.some("{number} year", "{number} years", number) for number in years)
        lines.append(
            words(
                "A mean stands for what was counted in its years: {baseline} in {first}, against {value} in {last}.",
                baseline=before, value=after, first=first, last=last,
            )
        )  # fmt: skip
    elif rates:
        lines.append(words("The rates stand for {baseline} and {value} events.", baseline=before, value=after))
    if rates or evidence.people is not None:
        people = {"first": show(start.n or 0), "last": show(newest.n or 0)}
        lines.append(words("The test reckons with the number of inhabitants: {first} and {last}.", **people))
    else:
        unknown = words("The test does not reckon with inhabitants: their number is not known for both figures.")
        lines.append(wording.shift_sentence(item) or unknown)
    return lines
