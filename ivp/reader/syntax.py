"""The parser's one complaint about a text, told in the words of the person who wrote it.

The parser says where it got stuck, which is often not where the mistake is. The checks below look at the lines
around that place, the likeliest mistake first; the first one that recognises it words the finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ivp.finding import Span
from ivp.reader import indentation, mend, traps
from ivp.reader.mend import Edit, Slip, slip
from ivp.reader.node import Scalar
from ivp.reader.text import quoted, shorten

_SEEN = 2_000
_REMARK = re.compile(r"\s+#(?:\s.*)?$")

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:-\s+)*)([A-Za-z_][\w-]*):([^\s:/\\].*)")
_ITEM_WITHOUT_SPACE = re.compile(r"(\s*(?:-\s+)*)-([^\s\d-].*)")
_INVISIBLE = re.compile(f" *(?:- +)*?-?([{traps.INVISIBLE_SPACES}]+)|[^:]{{1,80}}:([{traps.INVISIBLE_SPACES}]+)")
_UNKNOWN = re.compile(r"[?*.\-–—]+|n\.?v\.?t\.?|[<>]=? ?[0-9][0-9.,]*")
_AT_A_MOMENT = re.compile(r"(?:.*[\s{,])?\"?(?:19|20)\d\d[-\w]*\"?\s*:\s*")
_MOMENT = re.compile(r"((?:19|20)\d\d(?:-[\w-]+)?|undated|[a-z]+_[a-z_]+)\s*:\s+(\S.*)")
_PAIRS = re.compile(r"[a-z_]+: [^\s,:{}\[\]]+(?:, [a-z_]+: [^\s,:{}\[\]]+)+")
_ID_AND_TEXT = re.compile(r"([a-z][a-z0-9_-]*): \S[^:]*")
_OTHER_SIGN = re.compile(r"(\s*(?:- )*)([\w-]+)\s*[=;]\s*(\S.*)?")
_TWO_WORDS = re.compile(r"(\s*(?:- )*)([a-z_]+|(?:19|20)\d\d[-\w]*)()[ \t]+(\S+)")
_MARKS = re.compile(r"\s*(?:[-=*_~+]{3,}|```\w*|~~~\w*)\s*")
_OTHER_REMARK = re.compile(r"\s*(?://+|/\*|<!--|;;?|--)\s*(.*?)\s*(?:\*/|-->)?\s*")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s.*)?")
_SEVERAL_WORDS = re.compile(r"\s*(?:- +|[\w-]+: +)[^\s{\[]\S* +\S")
_NOTE = "{value: null, note: ...}"
_SIGN_CONTEXTS = ("block scalar", "alias", "anchor", "tag")
_SIGNS_OF_CONTEXT = "|>*&!"


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the parser got stuck: lines and columns from 1, with the last text read and an open bracket if any."""

    lines: list[str]
    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int] | None
    last: Scalar | None
    bracket: tuple[int, int] | None

    def line(self, number: int) -> str:
        """A line of the text, as far as is looked at."""
        return self.lines[number - 1][:_SEEN] if number <= len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The character at which the parser got stuck; empty at the end of a line."""
        return self.lines[self.at[0] - 1][self.at[1] - 1 : self.at[1]]

    @property
    def before(self) -> str:
        """What stands on the line before that character, without blanks at its end."""
        return self.line(self.at[0])[: self.at[1] - 1].rstrip()

    @property
    def in_brackets(self) -> bool:
        """Whether the place lies between brackets, as far as is known."""
        return self.bracket is not None or "flow" in self.context

    def value(self, line: int, column: int) -> str:
        """The text that was meant from a place on: to the end of the line, or of the item between brackets."""
        rest = self.line(line)[column - 1 :]
        if self.in_brackets:
            rest = re.split(r"[],}]", rest, maxsplit=1)[0]
        return _REMARK.sub("", rest).strip()

    def rest(self, line: int, column: int) -> Span:
        """The span from a place to the end of its line."""
        return Span(line, column, line, max(column, len(self.line(line).rstrip()) + 1))


def suspects(broken: Broken) -> Iterator[int]:
    """The lines where the mistake may stand, from above: those of the last text, and where the parser points."""
    first = broken.at[0]
    if broken.last is not None and not broken.in_brackets:
        first = min(first, max(broken.last.span.line, first - 100))
    if broken.since is not None and "simple key" in broken.context:
        first = min(first, broken.since[0])
    return iter(range(first, broken.at[0] + 1))


def line_above(broken: Broken, line: int) -> int:
    """The nearest line above that is not blank; the first line if there is none."""
    while line > 1:
        line -= 1
        if broken.line(line).strip():
            break
    return line


def value_start(text: str) -> int:
    """Where the value starts in a line, after its dashes and its key (an index from 0)."""
    start = len(text) - len(text.lstrip())
    while text.startswith("- ", start):
        start += 2
        start += len(text[start:]) - len(text[start:].lstrip())
    colon = text.find(": ", start)
    if colon >= 0 and text[start : start + 1] not in ("[", "{"):
        start = colon + 2
        start += len(text[start:]) - len(text[start:].lstrip())
    return start


def explain(broken: Broken) -> Slip:
    """The likeliest mistake behind the parser's complaint; a general one when none is recognised."""
    for check in _CHECKS:
        if found := check(broken):
            return found
    kind = "unreadable_text" if broken.sign else "unreadable_line"
    return slip(kind, broken.rest(*broken.at), text=shorten(broken.line(broken.at[0])[broken.at[1] - 1 :]))


def _invisible(broken: Broken) -> Slip | None:
    for number in suspects(broken):
        if match := _INVISIBLE.match(broken.line(number)):
            start, end = match.span(1) if match[1] else match.span(2)
            span = Span.on(number, start + 1, end + 1)
            return slip("invisible_space", span, mend.spaces(span))
    return None


def _tab(broken: Broken) -> Slip | None:
    line = broken.line(broken.at[0])
    blank = line[: len(line) - len(line.lstrip())]
    column = blank.find("\t") + 1 if "\t" in blank else broken.at[1]
    if line[column - 1 : column] != "\t" or "quoted" in broken.context:
        return None
    edits = indentation.without_tabs(broken.lines, broken.at[0])
    span = Span.on(broken.at[0], column)
    return slip("tabs_below" if len(edits) > 1 else "tab", span, edits or mend.spaces(span), count=len(edits))


def _directive(broken: Broken) -> Slip | None:
    for line in (broken.at[0], line_above(broken, broken.at[0])):
        if broken.line(line).startswith("%"):
            return slip("directive", broken.rest(line, 1), mend.blank(broken.lines, line))
    return None


def _no_line(broken: Broken) -> Slip | None:
    """A line that is no part of a plan: a rule, a mark of another program, a remark as others write it."""
    for number in suspects(broken):
        text = broken.line(number)
        span = broken.rest(number, len(text) - len(text.lstrip()) + 1)
        if _CONFLICT.fullmatch(text):
            return slip("conflict_mark", span, _one_version(broken.lines, number))
        if _MARKS.fullmatch(text):
            return slip("ruled_line", span, mend.blank(broken.lines[:number], number), text=shorten(text))
        if (match := _OTHER_REMARK.fullmatch(text)) and match[1] and not _among_items(broken.lines, number):
            return slip("other_remark", span, mend.blank(broken.lines[:number], number), fix=f"# {shorten(match[1])}")
    return None


def _among_items(lines: list[str], line: int) -> bool:
    """Whether the line starts with two dashes where the line above or below it is an item of a list."""
    around = (lines[at] for at in (line - 2, line) if 0 <= at < len(lines))
    depth = mend.indent(lines[line - 1])
    return lines[line - 1].lstrip().startswith("--") and any(
        mend.indent(text) == depth and text.lstrip().startswith("- ") for text in around
    )


def _one_version(lines: list[str], line: int) -> tuple[Edit, ...]:
    """The marks of git from a line on left out, with the second version of what they mark."""
    edits: list[Edit] = []
    second = False
    for number in range(line, min(len(lines), line + 1_000) + 1):
        text = lines[number - 1]
        mark = _CONFLICT.fullmatch(text)
        second = second or (mark is not None and text[0] in "=|")
        if mark or second:
            edits.append(Edit(number, 1, len(text) + 1, ""))
        if text.startswith(">>>>>>>"):
            break
    return tuple(edits)


def _remark_in_brackets(broken: Broken) -> Slip | None:
    """A number sign between brackets, which makes a remark of all that follows and so of what closes them."""
    if broken.bracket is None:
        return None
    line, column = broken.bracket
    text = broken.line(line)
    match = re.search(r"\s(#(?!#*\s).*|#\s*[,\]}].*)", text[column - 1 :])
    if match is None or not set(match[1]) & set("]}") or line > broken.at[0]:
        return None
    start = column + match.start(1)
    sign = re.split(r"[],}]", match[1], maxsplit=1)[0].rstrip()
    kind, fix = ("cut_at_unknown", _NOTE) if sign == "#" else ("cut_in_brackets", quoted(sign))
    edits = mend.quote(broken.lines, line, start, in_brackets=True)
    return slip(kind, Span.on(line, start, len(text) + 1), edits, sign=sign, fix=fix)


def _unknown_figure(broken: Broken) -> Slip | None:
    """A sign that stands for an unknown value: a question mark, a dash, a star, ``<5``."""
    line, column = broken.at
    if not broken.sign or ("alias" in broken.context and broken.since):
        line, column = broken.since or broken.at
    if "block scalar" in broken.context and broken.since:
        line, column = broken.since
    sign, before = broken.value(line, column), broken.line(line)[: column - 1]
    if not _UNKNOWN.fullmatch(sign) or not before.rstrip().endswith(":"):
        return None
    if sign[0] in "<>" and not _AT_A_MOMENT.fullmatch(before):
        return None
    kind, fix = "sign_for_unknown", quoted(sign)
    if _AT_A_MOMENT.fullmatch(before):
        kind, fix = "sign_for_figure", _NOTE
    return slip(kind, Span.on(line, column, column + len(sign)), _quote(broken, line, column), sign=sign, fix=fix)


def _other_list_sign(broken: Broken) -> Slip | None:
    """A line that starts with a bullet, a star or a long dash, as the items of a list do elsewhere."""
    for number in suspects(broken):
        if trap := traps.list_sign(broken.lines, number):
            return Slip(trap, _as_items(broken.lines, number))
    return None


def _as_items(lines: list[str], line: int) -> tuple[Edit, ...]:
    """The signs of a list from a line on, each replaced by a dash."""
    edits: list[Edit] = []
    depth = mend.indent(lines[line - 1])
    for number in range(line, min(len(lines), line + 1_000) + 1):
        text = lines[number - 1]
        if not text.strip() or mend.indent(text) < depth:
            break
        if trap := traps.list_sign(lines, number):
            start = trap.where.column
            edits.append(Edit(number, start, start + len(str(trap.message.args["sign"])), "-"))
    return tuple(edits)


def _within_quotes(broken: Broken) -> Slip | None:
    if broken.since is None or "quoted" not in broken.context:
        return None
    if "end of stream" in broken.problem or "document" in broken.problem:
        return _unclosed_quote(broken, *broken.since)
    return slip("backslash", Span.on(*broken.at, broken.at[1] + len(broken.sign)), _doubled(broken))


def _doubled(broken: Broken) -> tuple[Edit, ...]:
    """Every backslash from the place on where the parser got stuck, written twice."""
    line, column = broken.at
    text = broken.lines[line - 1]
    if len(text) > mend.LONGEST_LINE:
        return ()
    start = text.rfind("\\", 0, column)
    return tuple(Edit(line, at + 1, at + 1, "\\") for at in range(max(start, 0), len(text)) if text[at] == "\\")


def _quote(broken: Broken, line: int, column: int) -> tuple[Edit, ...]:
    return mend.quote(broken.lines, line, column, in_brackets=broken.in_brackets)


def _unclosed_quote(broken: Broken, line: int, column: int) -> Slip:
    trap = traps.unclosed_quote(broken.lines, line, column, in_brackets=broken.in_brackets)
    text = broken.lines[line - 1]
    if text.count(text[column - 1]) > 1 or broken.in_brackets:
        return Slip(trap)
    edits = mend.quote(broken.lines, line, column)
    if not edits:
        return Slip(trap)
    first, *rest = edits
    return Slip(trap, (replace(first, end=column + 1), *(each for each in rest if each.column != column)))


def _after_quote(broken: Broken) -> Slip | None:
    line, column = broken.at
    span = _quoted_before(broken)
    if span is None:
        return None
    if span.line != line:
        return _unclosed_quote(broken, span.line, span.column)
    text = broken.value(line, span.column)
    quote = broken.line(line)[span.column - 1]
    inner = text[1:-1] if text.endswith(quote) and len(text) > 1 else text
    rest, edits = shorten(broken.line(line)[column - 1 :]), _quote(broken, line, span.column)
    return slip("after_quote", broken.rest(line, column), edits, rest=rest, fix=quoted(inner))


def _quoted_before(broken: Broken) -> Span | None:
    """The span of the quoted text that ends where the parser got stuck."""
    line, end = broken.at[0], len(broken.before)
    last = broken.last
    if last is not None and not last.plain and (last.span.end_line, last.span.end_column) == (line, end + 1):
        return last.span
    quote = broken.before[-1:]
    if quote in ("'", '"') and broken.before.count(quote) == 2:
        return Span.on(line, broken.before.index(quote) + 1, end + 1)
    return None


def _sign(broken: Broken) -> Slip | None:
    (line, column), sign = broken.at, broken.sign
    if (broken.since and broken.context.endswith(_SIGN_CONTEXTS)) or "tag handle" in broken.problem:
        line, column = broken.since or broken.at
        sign = broken.line(line)[column - 1 : column]
        if sign not in _SIGNS_OF_CONTEXT:
            return None
    elif not any(words in broken.problem for words in ("cannot start any token", "node content", "mapping keys are")):
        return None
    if sign in ("", ":"):
        return None
    span, text = Span.on(line, column), broken.value(line, column)
    if sign == "," and broken.in_brackets:
        return slip("comma_first", span, mend.spaces(span))
    if text == "%":
        return slip("sign_in_place_of_word", span, mend.spaces(span, "percent"), sign=sign, fix="percent")
    return slip("sign_at_start", span, _quote(broken, line, column), sign=sign, fix=quoted(text or sign))


def _list_after_key(broken: Broken) -> Slip | None:
    if "sequence entries" not in broken.problem:
        return None
    line, column = broken.at
    text = broken.lines[line - 1]
    below = next((each for each in broken.lines[line:] if each.strip()), "")
    goes_on = below.lstrip().startswith("- ") and mend.indent(below) > mend.indent(text)
    edits = (Edit(line, column, len(text) + 1, ""),) if goes_on else _quote(broken, line, column)
    return slip("list_after_key", Span.on(line, column), edits, fix=quoted(broken.value(line, column)))


def _missing_space(broken: Broken) -> Slip | None:
    if "unexpected ':'" in broken.problem:
        line, column = broken.at
        key = re.split(r"[\[{,\s]", broken.before.rstrip(":"))[-1]
        trap = traps.key_without_space(Span.on(line, column), key, "...")
        return Slip(trap, mend.insert(line, column + 1, " "), sure=False)
    for number in suspects(broken):
        line_text = broken.line(number)
        if match := _KEY_WITHOUT_SPACE.fullmatch(line_text):
            trap = traps.key_without_space(broken.rest(number, match.end(1) + 1), match[2], match[3])
            return Slip(trap, mend.insert(number, match.end(2) + 2, " "))
        if match := _ITEM_WITHOUT_SPACE.fullmatch(line_text):
            trap = traps.item_without_space(broken.rest(number, match.end(1) + 1), match[2])
            return Slip(trap, mend.insert(number, match.end(1) + 2, " "))
    return None


def _brackets(broken: Broken) -> Slip | None:
    line, column = broken.at
    if "flow" not in broken.context:
        if not broken.before.endswith(("]", "}")) or "mapping values" in broken.problem:
            return None
        if broken.sign in ("]", "}"):
            return _unmatched(broken)
        start = value_start(broken.before)
        if broken.before[start : start + 1] not in ("[", "{"):
            return None
        if broken.value(line, column) in (",", ";", "."):
            return slip("after_bracket", Span.on(line, column), mend.spaces(Span.on(line, column)), sign=broken.sign)
        edits, fix = mend.quote(broken.lines, line, start + 1), quoted(broken.value(line, start + 1))
        return slip("bracket_at_start", broken.rest(line, start + 1), edits, sign=broken.before[start], fix=fix)
    if broken.sign in ("]", "}"):
        trap = _unmatched(broken)
        if broken.bracket and broken.bracket[0] == line:
            other = "]" if broken.sign == "}" else "}"
            return replace(trap, mend=(Edit(line, column, column + 1, other),), sure=True)
        return trap
    if broken.sign in ("[", "{") and broken.before:
        return slip("bracket_in_text", Span.on(line, column), sign=broken.sign)
    opened = broken.bracket or broken.since
    if broken.sign and opened and opened[0] == line:
        edits, text = mend.insert(line, len(broken.before) + 1, ","), shorten(broken.value(line, column))
        return slip("comma_missing", broken.rest(line, column), edits, sure=False, text=text)
    line, column = opened or broken.at
    edits, sign = mend.close(broken.lines, line, column), broken.line(line)[column - 1 : column]
    return slip("unclosed_bracket", Span.on(line, column), edits, sign=sign)


def _unmatched(broken: Broken) -> Slip:
    span = Span.on(*broken.at)
    return slip("unopened_bracket", span, mend.spaces(span), sure=False, sign=broken.sign)


def _colon(broken: Broken) -> Slip | None:
    line, column = broken.at
    if broken.sign != ":" or not ("mapping values" in broken.problem or "flow" in broken.context):
        return None
    start = broken.last.span.column if broken.last and broken.last.span.line == line else None
    if start is None or start >= column:
        start = value_start(broken.before) + 1
        if not broken.before[: start - 1].strip(" -"):
            return None
    text = broken.value(line, start)
    if text[:1] and text[0] in traps.OPENING_CURLY:
        fix = quoted(text.strip(traps.OPENING_CURLY))
        return slip("curly_quotes", Span.on(line, start), _quote(broken, line, start), fix=fix)
    if trap := _map_on_a_line(broken, start, text):
        return trap
    pieces = broken.before[start - 1 :].split()
    if broken.in_brackets and len(pieces) == 2 and (pieces[1].isidentifier() or pieces[0].endswith(";")):
        first, key = pieces[0].removesuffix(";"), shorten(pieces[1])
        edit, fix = Edit(line, start + len(first), start + len(pieces[0]), ","), f"{first}, {key}: ..."
        return slip("colon_after_comma", Span.on(line, column), (edit,), key=key, fix=fix, other=quoted(text))
    kind = "colon_in_text"
    shown: dict[str, Any] = {"fix": quoted(text)}
    if broken.in_brackets and len(pieces) > 1:
        kind, shown["key"] = "colon_or_key", shorten(pieces[-1])
    elif not broken.in_brackets and (match := _ID_AND_TEXT.fullmatch(text)):
        kind = "colon_or_map"
        shown |= {"key": shorten(match[1]), "braces": f"{{{shorten(text)}}}"}
    edits = _quote(broken, line, start)
    return slip(kind, Span.on(line, column), edits, sure=not broken.in_brackets, **shown)


def _map_on_a_line(broken: Broken, start: int, text: str) -> Slip | None:
    """A block of keys on the line of its key, as in ``baseline: 2021: 129``, or between the wrong brackets."""
    line, end = broken.at[0], start + len(text)
    match = _MOMENT.fullmatch(text)
    if broken.in_brackets:
        return None
    edits = [Edit(line, start, start, "{"), Edit(line, end, end, "}")]
    if text.startswith("(") and text.endswith(")"):
        fix = "{" + text[1:-1] + "}"
        edits = [Edit(line, start, start + 1, "{"), Edit(line, end - 1, end, "}")]
    elif _PAIRS.fullmatch(text):
        fix = f"{{{text}}}"
    elif match and _UNKNOWN.fullmatch(match[2]):
        fix = f"{{{match[1]}: {_NOTE}}}"
        value = start + match.start(2)
        edits[1:] = [Edit(line, value, value, "'"), Edit(line, end, end, "'}")]
    elif match and not match[2].startswith(("{", "[")):
        fix = f"{{{match[1]}: {shorten(match[2])}}}"
    else:
        return None
    return slip("map_on_a_line", Span.on(line, start, end), tuple(edits), fix=fix)


def _cut(broken: Broken) -> Slip | None:
    last, line = broken.last, broken.at[0]
    if (
        last is None
        or not last.plain
        or broken.before
        or last.span.end_line >= line
        or indentation.is_key_or_item(broken.line(line))
    ):
        return None
    end = last.span.end_line
    trap = traps.cut_by_hash(broken.lines, last.text, end, last.span.end_column)
    if trap is not None:
        return Slip(trap, mend.blank(broken.lines, line))
    between = [broken.line(end)[last.span.end_column - 1 :], *(broken.line(n) for n in range(end + 1, line))]
    remark = next((i for i, text in enumerate(between) if text.lstrip().startswith("#")), None)
    if remark is None:
        return None
    number = end + remark
    column = broken.line(number).index("#", last.span.end_column - 1 if remark == 0 else 0) + 1
    return slip("cut_by_remark", broken.rest(number, column), mend.blank(broken.lines, line))


def _no_colon(broken: Broken) -> Slip | None:
    if "could not find expected ':'" in broken.problem and broken.since:
        line, column = broken.since
    elif "mapping values" in broken.problem and broken.last and broken.last.plain:
        line, column = broken.last.span.line, broken.last.span.column
        if line == broken.at[0] or broken.line(line)[: column - 1].strip(" -"):
            return None
    else:
        return None
    text = broken.line(line)[column - 1 :]
    if text[:1] in ("[", "{"):
        return slip("unclosed_bracket_of_text", Span.on(line, column), sign=text[0])
    if text[:1] in ('"', "'"):
        return _unclosed_quote(broken, line, column)
    source = broken.line(line)
    beside = indentation.text_beside_its_key(broken.lines, line)
    if found := beside or indentation.two_dashes(broken.lines, line, broken.at[0]):
        return found
    match = _OTHER_SIGN.fullmatch(source) or _TWO_WORDS.fullmatch(source)
    below = next((each for each in broken.lines[line:] if each.strip()), "")
    above = broken.line(line_above(broken, line))
    deeper = mend.indent(below) > mend.indent(source) and not (
        mend.indent(above) == mend.indent(below) and _SEVERAL_WORDS.match(above)
    )
    if match or (deeper and re.fullmatch(r"[\w-]+", source.strip(" -"))):
        key, value = (match[2], match[match.lastindex or 2]) if match else (source.strip(" -"), "")
        start = match.end(2) + 1 if match else len(source.rstrip()) + 1
        end = match.start(match.lastindex or 2) + 1 if match and value != key else len(source) + 1
        fix, edit = f"{key}: {shorten(value)}" if value and value != key else f"{key}:", Edit(line, start, end, ": ")
        return slip("no_colon_after_key", broken.rest(line, column), (edit,), text=shorten(text), fix=fix)
    edits = mend.blank(broken.lines, line)
    return slip("no_colon", broken.rest(line, column), edits, sure=" " in text.strip(), text=shorten(text))


def _empty_key(broken: Broken) -> Slip | None:
    if broken.sign != ":" or broken.before.strip(" -{,"):
        return None
    return slip("key_empty", Span.on(*broken.at))


def _after_end(broken: Broken) -> Slip | None:
    if "document start" not in broken.problem:
        return None
    line, column = broken.at
    above = [text for text in broken.lines[: line - 1] if text.strip() and not text.lstrip().startswith("#")]
    if any(text.startswith("...") for text in above):
        points = next(number for number in range(line - 1, 0, -1) if broken.line(number).startswith("..."))
        edit = Edit(points, 1, len(broken.lines[points - 1]) + 1, "")
        return slip("after_points", broken.rest(line, column), (edit,))
    if above and above[0].startswith(" "):
        return None
    return slip("after_end", broken.rest(line, column))


def _layout(broken: Broken) -> Slip | None:
    line = broken.at[0]
    starts_line = not broken.before
    runs_on = "mapping values" in broken.problem and broken.last is not None and broken.last.span.line < line
    if not (starts_line or runs_on):
        return None
    return indentation.explain(broken.lines, line)


_CHECKS: tuple[Callable[[Broken], Slip | None], ...] = (
    _invisible,
    _tab,
    _no_line,
    _directive,
    _remark_in_brackets,
    _unknown_figure,
    _other_list_sign,
    _within_quotes,
    _after_quote,
    _sign,
    _list_after_key,
    _missing_space,
    _empty_key,
    _colon,
    _brackets,
    _cut,
    _no_colon,
    _after_end,
    _layout,
)
