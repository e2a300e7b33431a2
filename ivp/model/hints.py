"""What to write instead, in the writer's own text: which problem it is in view of what stands there and where.

A hint holds no figure, date or name that the writer did not write; where the text does not say what is meant, it says
how that is left out or put in words.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from decimal import Decimal

from pydantic_core import PydanticCustomError

from ivp.finding import Path
from ivp.model import notation
from ivp.model.handed_down import where
from ivp.model.lookalikes import is_open_ended, is_unknown, meant_word
from ivp.model.types import BASELINE, parse_when
from ivp.reader.node import Mapping, Node, Scalar, Sequence, find
from ivp.vocabulary import (
    ActionState,
    Better,
    Chance,
    Direction,
    DocumentKind,
    Every,
    Light,
    PartOfYear,
    Unit,
    UnitFacts,
)

STATES = tuple(state for state in ActionState if state.facts.given)
_HOW_OFTEN = (*Every, *map(str, range(1, 13)))
_PART_OF_YEAR = (*PartOfYear, *map(str, range(1, 13)))
_MOST_PIECES, _LONGEST_FRAGMENT = 20, 300
"""So much of what was written is shown in a hint as it should stand."""
_SIZES = re.compile(r"\d\s*(k|mln|m|duizend|miljoen)\b")

Refined = tuple[str, dict[str, object]]
"""A problem of ``ivp.model.problems`` and its arguments."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place at which something is wrong: the tree, the path, what stands there, and the shape that holds it."""

    root: Node
    path: Path
    node: Node
    shape: str

    @property
    def key(self) -> str:
        """The last key on the path."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def text(self) -> str:
        """The value as written, or nothing where a block or a list stands."""
        return (self.node.text or str(self.node.value)).strip() if isinstance(self.node, Scalar) else ""

    @property
    def is_short(self) -> bool:
        """Whether the key that the value stands under was left out by the writer."""
        block, _, _ = find(self.root, self.path[:-1])
        return isinstance(block, Mapping) and block.entries[self.key].key is self.node.span

    @property
    def unit(self) -> UnitFacts | None:
        """The unit of the indicator that the place belongs to, where it is one."""
        path = where(self.root, (*self.path[:2], "unit"))
        text = _text(self.root, *path) if self.path[0] == "indicators" else ""
        return Unit(text).facts if text in list(Unit) else None

    @property
    def is_share(self) -> bool:
        """Whether figures here are percentages of a whole."""
        return self.unit is not None and self.unit.chance is Chance.SHARES

    @property
    def direction(self) -> str | None:
        """The direction of a target that the indicator says is better."""
        better = _text(self.root, *self.path[:2], "better")
        meant = (side for side in Direction if side.facts.better == better)
        return next(meant, None) if better != Better.NEITHER else None

    @property
    def start(self) -> Decimal | None:
        """The latest baseline of the indicator that the place belongs to, where it is known."""
        dated, _, rest = find(self.root, (*self.path[:2], "baseline"))
        if rest or not isinstance(dated, Mapping) or not dated.entries:
            return None
        value, _, rest = find(dated.entries[max(dated.entries)].value, ("value",))
        number = value.value if isinstance(value, Scalar) and not rest else None
        return Decimal(number) if isinstance(number, int | Decimal) and not isinstance(number, bool) else None

    @property
    def moment(self) -> str:
        """A moment to begin the states of an action with: its latest, or the first year of the plan."""
        states, _, rest = find(self.root, (*self.path[:2], "state"))
        if not rest and isinstance(states, Mapping):
            return next(reversed(states.entries), "")
        return notation.first_year(_text(self.root, "period"))

    @property
    def status(self) -> str:
        """How far an action is at ``moment`` as far as its states say, else running."""
        state, _, rest = find(self.root, (*self.path[:2], "state", self.moment, "status"))
        return state.text if not rest and isinstance(state, Scalar) and state.value in STATES else "running"


def _text(root: Node, *path: str | int) -> str:
    node, _, rest = find(root, path)
    return str(node.value) if not rest and isinstance(node, Scalar) else ""


def refine(kind: str, args: dict[str, object], place: Place, *, on_key: bool) -> Refined:
    """The problem and its arguments, with a hint in the writer's own text where that says what is meant."""
    text = place.key if on_key else place.text
    quoted = notation.quoted(text)
    args = {"key": place.key, "quoted": quoted, **args}
    if kind == "period_expected" and _text(place.root, "kind") == DocumentKind.ACCOUNT and (day := _last_day(text)):
        return "period_part", {**args, "year": day[:4], "day": day}
    if kind == "period_expected":
        return kind, {**args, **_period(place.node)}
    if kind.startswith("when"):
        return _date(kind, text, args, on_key=on_key)
    if kind in {"years", "years_kind", "year", "year_quoted"}:
        return _years(kind, text, args, place)
    if kind.startswith(("number_", "bound_")) and text:
        return _number(kind, text, args, place)
    if kind == "text_amount":
        amount = notation.amount(text) or text
        return kind, {**args, "instead": f"{{amount: {amount}}}" if place.is_short else f"amount: {amount}"}
    if kind == "text_number" and "municipalities" in place.path and text.isdecimal():
        return kind, {**args, "instead": f"GM{int(text):04}"}
    if kind == "flag" and (word := meant_word(text, ("true", "false"))):
        return kind, {**args, "instead": word}
    if kind == "whole_number" and place.key == "every" and text == "0.5":
        return kind, {**args, "instead": "half_year"}
    if kind in {"every", "season"}:
        several = re.search(r"\b(\d{1,2}) jaar", text) if kind == "every" else re.search(r"\b(?:Q|K)?([1-4])\b", text)
        word = meant_word(text, _HOW_OFTEN if kind == "every" else _PART_OF_YEAR)
        write = word or (f"{'Q' if kind == 'season' else ''}{several[1]}" if several else None)
        return kind, {**args, "instead": write} if write else args
    if kind == "id_form":
        return kind, {**args, "example": notation.slug(text) or "jeugd-en-veiligheid"}
    if kind == "language" and (word := meant_word(re.split("[-_]", text)[0], ("nl", "en"))):
        return kind, {**args, "instead": word}
    return kind, args


def _last_day(text: str) -> str | None:
    """The last day of a part of a year, such as ``2024-H1``."""
    try:
        when = parse_when(text)
    except PydanticCustomError:
        return None
    return when.last.isoformat() if when.first.year == when.last.year else None


def _date(kind: str, text: str, args: dict[str, object], *, on_key: bool) -> Refined:
    if kind == "when_day":
        year, month = int(text[:4]), int(text[5:7])
        return kind, {**args, "month": text[:7], "days": calendar.monthrange(year, month)[1]}
    if write := notation.moment(text):
        return kind, {**args, "instead": write}
    if part := notation.part_of_year(text):
        return "when_year", {**args, "part": part}
    if on_key or not text:
        return kind, args
    if is_open_ended(text):
        return "when_open", args
    return ("when_unknown" if is_unknown(text) else kind), args


def _period(node: Node) -> dict[str, object]:
    """What to write for the years of a plan: of a list, a block with from and to, or a sentence."""
    if isinstance(node, Mapping):
        items = [entry.value for entry in node.entries.values()]
    else:
        items = node.items if isinstance(node, Sequence) else [node]
    written = " ".join(str(item.value) for item in items if isinstance(item, Scalar))
    years = notation.year_range(written)
    years = (min(years), max(years)) if years else None
    if years and re.search(r"\b(?:vanaf|sinds|ingaande)\b", written.casefold()):
        years = years[0], "..."
    return {"instead": years[0] if years[0] == years[1] else "-".join(years)} if years else {}


def _years(kind: str, text: str, args: dict[str, object], place: Place) -> Refined:
    write, moment = notation.years(text), notation.moment(text)
    if kind == "year":
        write = moment[:4] if moment else None
    elif kind == "years" and moment and len(moment) == 7:
        return "years_part", {**args, "year": moment[:4]}
    if write and notation.is_provisional(text) and isinstance(place.node, Mapping):
        figure, _, rest = find(place.node, ("value",))
        value = figure.text if isinstance(figure, Scalar) and not rest else ""
        return kind, {**args, "instead": f"{write}: {{value: {value}, provisional: true}}"}
    if write:
        return kind, {**args, "instead": write}
    return kind, args


def _number(kind: str, text: str, args: dict[str, object], place: Place) -> Refined:
    whole = place.unit is not None and place.unit.whole
    if kind in {"bound_change", "bound_points"}:
        return _change_of_bound(kind, text, args, place)
    if kind.startswith("bound_") or kind == "number_missing":
        return kind, args
    write = notation.amount(text) if place.shape == "Money" else None
    if write and write.endswith("recurring: true"):
        return "number_each_year", {**args, "write": write.partition(",")[0]}
    if not write and not _SIZES.search(text.casefold()):
        write = notation.number(text.removesuffix("/10"))
    if kind == "number_quoted" and whole and re.fullmatch(r"\d{1,3}\.\d{3}", text):
        return "number_thousands", {**args, "write": text.replace(".", "")}
    if kind == "number_comma" and whole:
        if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
            return "number_thousands", {**args, "write": text.replace(",", "")}
        return "number_count", args
    if place.path[2:3] == ("target",):
        if way := notation.way(text) if kind == "number_sign" else None:
            figure = str(args["write"])
            return kind, {**args, "instead": figure if way in place.path else _whole_target(way, figure, place)}
        if kind == "number_expected" and (pair := notation.two_bounds(text)) and "between" not in place.path:
            return kind, {**args, "instead": _whole_target("between", pair, place)}
        if kind == "number_expected" and place.is_short and (bound := notation.bare_bound(text)):
            return kind, {**args, "instead": bound}
        if kind == "number_expected":
            return ("number_write", {**args, "write": write}) if write else ("bound_words", args)
    elif place.shape == "Value" and place.key == "value":
        if kind == "number_sign":
            return "number_withheld", args
        if notation.is_provisional(text) and write:
            return "number_provisional", {**args, "write": write}
        if kind == "number_expected":
            if write:
                return "number_write", {**args, "write": write}
            return "number_unknown" if any(map(str.isalnum, text)) else "number_sign_only", args
    elif kind in {"number_expected", "number_sign"}:
        if place.key == "every" and (word := meant_word(text, _HOW_OFTEN)) and word.isdecimal():
            return kind, {**args, "instead": word}
        if write:
            return "number_write", {**args, "write": write}
        return ("number_words" if place.shape == "Money" else "number_leave_out"), args
    return kind, args


def _whole_target(way: str, bound: str, place: Place) -> str:
    """The target with another direction for the bound at a place, in the year that stands before it."""
    return f"target: {{{way}: {bound if place.is_short else f'{{{place.key}: {bound}}}'}}}"


def _change_of_bound(kind: str, text: str, args: dict[str, object], place: Place) -> Refined:
    """What to write for a change that does not say what it is a change of: ``-5%``, ``10% minder``."""
    number, sign = str(args["number"]), str(args["sign"])
    if place.is_share and not sign and re.fullmatch(r"[\d.,]+\s*(?:%|procent)", text):
        return "number_percent", {**args, "write": number}
    said = next((side.facts.better for side in Direction if side in place.path), None)
    args = {**args, "base": BASELINE, "sign": sign or ("+" if said is Better.HIGHER else "-")}
    if kind == "bound_points" or place.unit is None or not place.unit.in_percent:
        return kind, args
    if (start := place.start) is None:
        return "bound_change_percent", args
    change = abs(start) * Decimal(number) / 100
    outcome = (start + change if args["sign"] == "+" else start - change).normalize()
    return "bound_change_worked_out", {**args, "start": f"{start:f}", "outcome": f"{outcome:f}"}


# A value of another kind ---------------------------------------------------------------------------------------


def wrong_kind(kind: str, args: dict[str, object], place: Place) -> Refined:
    """The same for a value of the wrong kind: a text where figures by year, a period or a target are expected."""
    text, node = place.text, place.node
    if kind == "entries_expected" and isinstance(node, Sequence) and (example := _entry(node)):
        return "entries_write", {**args, "write": example}
    if kind in _BLOCKS and (block := _as_block(node)):
        return kind, {**args, "instead": block}
    if kind == "block_expected" and place.key == "light" and isinstance(node, Sequence):
        colours = [meant_word(str(item.value), tuple(Light)) for item in node.items if isinstance(item, Scalar)]
        return (
            ("light_alone", {**args, "write": colours[0]}) if len(colours) == 1 and colours[0] else ("light_list", args)
        )
    if kind in _BLOCKS and isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        return "dashes", args
    if kind == "target_expected" and isinstance(node, Scalar):
        bound = notation.bare_bound(re.sub(r"\s*(?:%|procent)", "", text) if place.is_share else text)
        if change := notation.change(text):
            side = place.direction or ("at_most" if change[0] == "-" else "at_least")
            asked = f"{{{side}: {BASELINE} {' '.join(change)}}}"
            share = f"{asked.removesuffix('}')}%}}"
            if place.unit is not None and place.unit.in_percent:
                return "target_points", {**args, "write": asked}
            if re.search("[a-z]", text.casefold().removesuffix("procent")):
                return kind, {**args, "instead": share}
            return "target_change", {**args, "write": share, "points": asked, "number": change[1]}
        if bound and not place.direction:
            return "target_which", {**args, "bound": bound}
        if is_unknown(text):
            return "dated_unknown", args
        return kind, {**args, "instead": notation.target(text, place.direction)}
    if kind == "dated_expected" and isinstance(node, Scalar):
        if found := notation.figure_of_year(text):
            return kind, {**args, "instead": f"{{{found[0]}: {found[1]}}}"}
        if is_unknown(text) or not (number := notation.number(text)):
            return "dated_unknown", args
        return "dated_write", {**args, "write": f"{{undated: {number}}}"}
    if kind == "states_expected" and isinstance(node, Scalar):
        if is_unknown(text):
            return "dated_unknown", args
        return kind, {**args, "write": f"{{{place.moment}: {state(text) or 'running'}}}"}
    if kind == "between_expected" and (pair := notation.two_bounds(text)):
        return kind, {**args, "instead": pair}
    if kind == "list_expected" and isinstance(node, Mapping) and place.key == "lead":
        names = _fragment(list(node.entries), "[]")
        return kind, {**args, "instead": names} if names else args
    if kind == "block_expected" and place.path[0] == "decisions" and (write := _decision(text)):
        return kind, {**args, "instead": write}
    if kind == "entries_expected" and (example := _entry(node)):
        return "entries_write", {**args, "write": example}
    return kind, args


_BLOCKS = {"block_expected", "entries_expected", "dated_expected", "states_expected", "target_expected"}


def _as_block(node: Node) -> str | None:
    """A list of keys with their values as the block that was meant: ``[2022: 125]`` is {2022: 125}."""
    if not isinstance(node, Sequence):
        return None
    pairs: list[str] = []
    for item in node.items:
        if not isinstance(item, Mapping) or not all(isinstance(entry.value, Scalar) for entry in item.entries.values()):
            return None
        pair = figure_by_name(item)
        pairs += [pair[1:-1]] if pair else [f"{key}: {_inner(entry.value)}" for key, entry in item.entries.items()]
    return _fragment(pairs, "{}")


def _fragment(pieces: list[str], brackets: str) -> str | None:
    """The pieces between brackets, where there are some and no more than fit in a hint."""
    text = ", ".join(pieces[:_MOST_PIECES])
    fits = 0 < len(pieces) <= _MOST_PIECES and len(text) <= _LONGEST_FRAGMENT
    return f"{brackets[0]}{text}{brackets[1]}" if fits else None


def chapters(texts: Node) -> str:
    """The chapters that a list of running texts with the block that each stands at holds, as far as it says so."""
    found: dict[str, str] = {}
    for item in texts.items if isinstance(texts, Sequence) else ():
        if isinstance(item, Mapping):
            name = _text(item, "name")
            identity = notation.slug(name) or _text(item, "at") or "summary"
            found.setdefault(identity, f"{{name: {notation.quoted(name)}, text: ...}}" if name else "{text: ...}")
    chapters = [f"{identity}: {chapter}" for identity, chapter in found.items()]
    return f"chapters: {_fragment(chapters, '{}') or '{inleiding: {name: Inleiding, text: ...}}'}"


def figure_by_name(block: Mapping) -> str | None:
    """The figure by year of a block that names both: ``{jaar: 2021, waarde: 7.1}`` is {2021: 7.1}."""
    year = next((_inner(block.entries[key].value) for key in _YEAR_KEYS if key in block.entries), "")
    value = next((_inner(block.entries[key].value) for key in _VALUE_KEYS if key in block.entries), None)
    return f"{{{year}: {value}}}" if value is not None and notation.years(year) else None


def by_year(block: Mapping) -> str | None:
    """The figures by year that stand in the block of an indicator itself, as its values."""
    pairs = [f"{key}: {_inner(entry.value)}" for key, entry in block.entries.items() if notation.years(key) == key]
    return None if "values" in block.entries else _fragment(pairs, "{}")


def benchmark(block: Mapping) -> str | None:
    """Figures by year that stand for a benchmark, as the format writes it: with its name."""
    figures = by_year(block)
    return (
        f"{{name: ..., values: {figures}}}"
        if figures and "name" not in block.entries
        else figures and f"values: {figures}"
    )


def money(block: Mapping) -> str | None:
    """Amounts written as ``{2024: 5000}`` or ``{Projectbudget: 5000}``, as the format writes them."""
    items: list[str] = []
    for key, entry in block.entries.items():
        amount = notation.amount(_inner(entry.value)) if isinstance(entry.value, Scalar) else None
        if amount is None:
            return None
        items.append(
            f"{{amount: {amount}, years: {key}}}"
            if notation.years(key) == key
            else f"{{name: {key}, amount: {amount}}}"
        )
    return items[0] if len(items) == 1 else _fragment(items, "[]")


def by_moment(block: Mapping) -> str | None:
    """A figure or state with its year or moment, where these stand under names or the other way round.

    ``{jaar: 2021, waarde: 7.1}`` and ``{7.1: 2021}`` are {2021: 7.1}.
    """
    if (found := figure_by_name(block)) or len(block.entries) != 1:
        return found
    key, value = next((key, _inner(entry.value)) for key, entry in block.entries.items())
    if word := meant_word(key, STATES):
        moment = notation.moment(value)
        return f"{{{moment}: {word}}}" if moment else None
    figure = notation.number(key)
    return f"{{{value}: {figure}}}" if figure and notation.years(value) == value else None


def _decision(text: str) -> str | None:
    """A decision told in a sentence: ``20 december 2022 vastgesteld door de raad``."""
    words, date = re.findall(r"[\w&]+", text), notation.moment(text)
    body = next((body for word in words if (body := meant_word(word, ("council", "college", "mayor")))), None)
    act = next((act for word in words if (act := meant_word(word, ("adopt", "amend", "review", "take_note")))), None)
    return f"{{body: {body}, act: {act}{f', date: {date}' if date else ''}}}" if body and act else None


def _entry(node: Node) -> str | None:
    """The first item of a list, or a text, as an entry with an id."""
    first = node.items[0] if isinstance(node, Sequence) and node.items else node
    if isinstance(first, Mapping):
        names = (first.entries[key].value for key in ("name", "what", "naam", "wat") if key in first.entries)
        name = next(names, None)
        if not isinstance(name, Scalar) or not notation.slug(str(name.value)):
            return None
        inner = [f"{key}: {_inner(entry.value)}" for key, entry in first.entries.items()]
        whole = all(isinstance(entry.value, Scalar) for entry in first.entries.values()) and _fragment(inner, "{}")
        return f"{notation.slug(str(name.value))}: {whole or ''}".rstrip()
    if not isinstance(first, Scalar) or not notation.slug(str(first.value)):
        return None
    return f"{notation.slug(str(first.value))}: {first.text or first.value}"


# States and targets --------------------------------------------------------------------------------------------


def state(text: str, status: str = "running") -> str | None:
    """A state as the format writes it: ``oranje`` is {status: running, light: orange}, ``25%`` has a percentage."""
    if word := meant_word(text, STATES):
        return word
    if colour := meant_word(text, tuple(Light)):
        return f"{{status: {status}, light: {colour}}}"
    if match := re.fullmatch(r"(\d{1,3})\s*(?:%|procent)?", text.strip()):
        part = int(match[1])
        word = "done" if part == 100 else "planned" if part == 0 else "running"
        return f"{{status: {word}, percent: {part}}}" if part <= 100 else None
    return None


def part_of_state(key: str, place: Place) -> str:
    """The state of an action with what was written on the action itself: ``{2023: {status: ..., cause: ...}}``."""
    value = place.text
    if key == "light":
        value = meant_word(value, tuple(Light)) or value
    elif key == "percent":
        value = notation.number(value) or value
    else:
        value = notation.quoted(value)
    return f"{{{place.moment}: {{status: {place.status}, {key}: {value}}}}}"


def state_at(place: Place) -> str:
    """The states of an action whose moment is missing: its keys below the first year of the plan."""
    states, _, _ = find(place.root, place.path)
    pairs = [] if not isinstance(states, Mapping) else [
        f"{key}: {_inner(entry.value)}" for key, entry in states.entries.items()
    ]  # fmt: skip
    return f"{{{notation.first_year(_text(place.root, 'period'))}: {{{', '.join(pairs)}}}}}"


def _inner(node: Node) -> str:
    """What was written, whatever a short form made of it."""
    if isinstance(node, Mapping):
        return next((_inner(entry.value) for entry in node.entries.values()), "{}")
    return node.text or str(node.value) if isinstance(node, Scalar) else "[]"


def target_by_year(block: Mapping, direction: str | None) -> str | None:
    """A target whose direction is missing or misplaced, as the format writes it; None where it holds no figure."""
    by_year = {key: entry.value for key, entry in block.entries.items() if re.fullmatch(r"\d{4}", key)}
    inside = {key for value in by_year.values() if isinstance(value, Mapping) for key in value.entries}
    said = next((key for keys in (inside, block.entries) for key in Direction if key in keys), direction or "at_most")
    if not by_year:
        year = next((_inner(block.entries[key].value) for key in _YEAR_KEYS if key in block.entries), None)
        bound = next((block.entries[key].value for key in (said, *_VALUE_KEYS) if key in block.entries), None)
        if bound is None:
            return None
        return f"{{{said}: {{{year}: {_inner(bound)}}}}}" if year else f"{{{said}: {_inner(bound)}}}"
    pairs = ", ".join(f"{year}: {_inner(bound)}" for year, bound in by_year.items())
    return f"{{{said}: {{{pairs}}}}}"


_YEAR_KEYS = ("year", "jaar", "in", "date", "datum", "years", "by", "when", "wanneer", "eindjaar")
_VALUE_KEYS = (
    "value",
    "waarde",
    "number",
    "getal",
    "bound",
    "norm",
    "doel",
    "streefwaarde",
    "cijfer",
    "aantal",
    "target",
)
