"""The parser's one complaint about a text, told in the words of the person who wrote it.

The parser says where it got stuck, which is often not where the mistake is. The checks below look at the lines
around that place, the likeliest mistake first; the first one that recognises it words the finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ivp.finding import Message, Span
from ivp.reader import codes, indentation, mend, refused
from ivp.reader.broken import Broken, line_above, suspects, value_start
from ivp.reader.mend import Edit
from ivp.reader.tabs import tab
from ivp.reader.text import quoted, shorten
from ivp.reader.traps import (
    INVISIBLE_SPACES,
    OPENING_CURLY,
    Trap,
    cut_by_hash,
    invisible_space,
    item_without_space,
    key_trap,
    key_without_space,
    list_sign,
    unclosed_quote,
)

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:-\s+)*)([A-Za-z_][\w-]*):([^\s:/\\].*)")
_ITEM_WITHOUT_SPACE = re.compile(r"(\s*(?:-\s+)*)-([^\s\d-].*)")
_INVISIBLE = re.compile(f" *(?:- +)*?-?([{INVISIBLE_SPACES}]+)|[^:]{{1,80}}:([{INVISIBLE_SPACES}]+)")
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


def explain(broken: Broken) -> Trap:
    """The likeliest mistake behind the parser's complaint; a general one when none is recognised."""
    for check in _CHECKS:
        trap = check(broken)
        if trap is not None:
            return trap
    line, column = broken.at
    return Trap(
        codes.UNREADABLE,
        broken.rest(line, column),
        Message('the text cannot be read from here on: "{text}"', {"text": shorten(broken.line(line)[column - 1 :])})
        if broken.sign
        else Message("the text cannot be read from here on"),
        Message("check this line and the one above it: a key, a colon, a space and the value; special signs in quotes"),
    )


def _invisible(broken: Broken) -> Trap | None:
    for number in suspects(broken):
        if match := _INVISIBLE.match(broken.line(number)):
            start, end = match.span(1) if match[1] else match.span(2)
            span = Span(number, start + 1, number, end + 1)
            return replace(invisible_space(span), mend=mend.spaces(span))
    return None


def _tab(broken: Broken) -> Trap | None:
    line = broken.line(broken.at[0])
    blank = line[: len(line) - len(line.lstrip())]
    column = blank.find("\t") + 1 if "\t" in blank else broken.at[1]
    if line[column - 1 : column] != "\t" or "quoted" in broken.context:
        return None
    edits = indentation.without_tabs(broken.lines, broken.at[0])
    trap = tab(broken.at[0], column)
    trap = replace(trap, mend=edits or mend.spaces(trap.span))
    if len(edits) > 1:
        message = Message(
            "tabs stand at the start of {count} lines, from this one on, where only spaces count", {"count": len(edits)}
        )
        return replace(trap, message=message)
    return trap


def _directive(broken: Broken) -> Trap | None:
    line = broken.at[0]
    if not broken.line(line).startswith("%"):
        line = line_above(broken, line)
        if not broken.line(line).startswith("%"):
            return None
    return replace(refused.directive(broken.rest(line, 1)), mend=mend.blank(broken.lines, line))


def _no_line(broken: Broken) -> Trap | None:
    """A line that is no part of a plan: a rule, a mark of another program, a remark as others write it."""
    for number in suspects(broken):
        text = broken.line(number)
        span = broken.rest(number, len(text) - len(text.lstrip()) + 1)
        if _CONFLICT.fullmatch(text):
            return Trap(
                codes.NO_COLON,
                span,
                Message("git left this mark where two versions of the text clash"),
                Message("keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"),
                _one_version(broken.lines, number),
            )
        if _MARKS.fullmatch(text):
            return Trap(
                codes.NO_COLON,
                span,
                Message('a plan has no lines such as "{text}"', {"text": shorten(text)}),
                Message("delete the line"),
                mend.blank(broken.lines[:number], number),
            )
        if (match := _OTHER_REMARK.fullmatch(text)) and match[1] and not _among_items(broken.lines, number):
            return Trap(
                codes.NO_COLON,
                span,
                Message("a remark starts with # in a plan"),
                Message("write {fix}", {"fix": f"# {shorten(match[1])}"}),
                mend.blank(broken.lines[:number], number),
            )
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


def _remark_in_brackets(broken: Broken) -> Trap | None:
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
    fix = Message("put the text in quotes: {fix}", {"fix": quoted(sign)})
    if sign == "#":
        fix = Message("an unknown or withheld figure is written as {fix}", {"fix": _NOTE})
    return Trap(
        codes.CUT_BY_HASH,
        Span(line, start, line, len(text) + 1),
        Message("everything from {sign} on is left out, because # after a space starts a remark", {"sign": sign}),
        fix,
        mend.quote(broken.lines, line, start, in_brackets=True),
    )


def _unknown_figure(broken: Broken) -> Trap | None:
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
    if _AT_A_MOMENT.fullmatch(before):
        hint = Message("an unknown or withheld figure is written as {fix}", {"fix": _NOTE})
    else:
        hint = Message("not known yet? leave the line out; or put the text in quotes: {fix}", {"fix": quoted(sign)})
    return Trap(
        codes.SIGN_AT_START,
        Span(line, column, line, column + len(sign)),
        Message("{sign} is a sign that cannot stand here without quotes", {"sign": sign}),
        hint,
        _quote(broken, line, column),
    )


def _other_list_sign(broken: Broken) -> Trap | None:
    """A line that starts with a bullet, a star or a long dash, as the items of a list do elsewhere."""
    for number in suspects(broken):
        if trap := list_sign(broken.lines, number):
            return replace(trap, mend=_as_items(broken.lines, number))
    return None


def _as_items(lines: list[str], line: int) -> tuple[Edit, ...]:
    """The signs of a list from a line on, each replaced by a dash."""
    edits: list[Edit] = []
    depth = mend.indent(lines[line - 1])
    for number in range(line, min(len(lines), line + 1_000) + 1):
        text = lines[number - 1]
        if not text.strip() or mend.indent(text) < depth:
            break
        if trap := list_sign(lines, number):
            start = trap.span.column
            edits.append(Edit(number, start, start + len(str(trap.message.args["sign"])), "-"))
    return tuple(edits)


def _within_quotes(broken: Broken) -> Trap | None:
    if broken.since is None or "quoted" not in broken.context:
        return None
    if "end of stream" in broken.problem or "document" in broken.problem:
        return _unclosed_quote(broken, *broken.since)
    return Trap(
        codes.BACKSLASH,
        Span(broken.at[0], broken.at[1], broken.at[0], broken.at[1] + len(broken.sign)),
        Message("a backslash between double quotes has a special meaning"),
        Message("put the text in single quotes, or write the backslash twice"),
        _doubled(broken),
    )


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


def _unclosed_quote(broken: Broken, line: int, column: int) -> Trap:
    trap = unclosed_quote(broken.lines, line, column, in_brackets=broken.in_brackets)
    text = broken.lines[line - 1]
    if text.count(text[column - 1]) > 1 or broken.in_brackets:
        return trap
    edits = mend.quote(broken.lines, line, column)
    if not edits:
        return trap
    first, *rest = edits
    return replace(trap, mend=(replace(first, end=column + 1), *(each for each in rest if each.column != column)))


def _after_quote(broken: Broken) -> Trap | None:
    line, column = broken.at
    span = _quoted_before(broken)
    if span is None:
        return None
    if span.line != line:
        return _unclosed_quote(broken, span.line, span.column)
    text = broken.value(line, span.column)
    quote = broken.line(line)[span.column - 1]
    inner = text[1:-1] if text.endswith(quote) and len(text) > 1 else text
    return Trap(
        codes.AFTER_QUOTE,
        broken.rest(line, column),
        Message(
            'the text ends at its closing quote, but "{rest}" follows',
            {"rest": shorten(broken.line(line)[column - 1 :])},
        ),
        Message("put the whole text in quotes: {fix}", {"fix": quoted(inner)}),
        _quote(broken, line, span.column),
    )


def _quoted_before(broken: Broken) -> Span | None:
    """The span of the quoted text that ends where the parser got stuck."""
    line, end = broken.at[0], len(broken.before)
    last = broken.last
    if last is not None and not last.plain and (last.span.end_line, last.span.end_column) == (line, end + 1):
        return last.span
    quote = broken.before[-1:]
    if quote in ("'", '"') and broken.before.count(quote) == 2:
        return Span(line, broken.before.index(quote) + 1, line, end + 1)
    return None


def _sign(broken: Broken) -> Trap | None:
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
    if sign == "," and broken.in_brackets:
        return Trap(
            codes.UNREADABLE,
            Span(line, column, line, column + 1),
            Message("nothing stands before this comma"),
            Message("delete the comma, or write what should stand before it"),
            mend.spaces(Span(line, column, line, column + 1)),
        )
    if broken.value(line, column) == "%":
        return Trap(
            codes.SIGN_AT_START,
            Span(line, column, line, column + 1),
            Message("{sign} is a sign that cannot stand here without quotes", {"sign": sign}),
            Message("write {fix}", {"fix": "percent"}),
            (Edit(line, column, column + 1, "percent"),),
        )
    return Trap(
        codes.SIGN_AT_START,
        Span(line, column, line, column + 1),
        Message("a text that starts with {sign} must stand in quotes", {"sign": sign}),
        Message("write {fix}", {"fix": quoted(broken.value(line, column) or sign)}),
        _quote(broken, line, column),
    )


def _list_after_key(broken: Broken) -> Trap | None:
    if "sequence entries" not in broken.problem:
        return None
    line, column = broken.at
    text = broken.lines[line - 1]
    below = next((each for each in broken.lines[line:] if each.strip()), "")
    goes_on = below.lstrip().startswith("- ") and mend.indent(below) > mend.indent(text)
    edits = (Edit(line, column, len(text) + 1, ""),) if goes_on else _quote(broken, line, column)
    return Trap(
        codes.LIST_AFTER_KEY,
        Span(line, column, line, column + 1),
        Message("a list cannot start on the line of its key"),
        Message(
            "start the list on the next line, or put a text in quotes: {fix}",
            {"fix": quoted(broken.value(line, column))},
        ),
        edits,
    )


def _missing_space(broken: Broken) -> Trap | None:
    if "unexpected ':'" in broken.problem:
        line, column = broken.at
        key = re.split(r"[\[{,\s]", broken.before.rstrip(":"))[-1]
        trap = key_without_space(Span(line, column, line, column + 1), key, "...")
        return replace(trap, mend=mend.insert(line, column + 1, " "), sure=False)
    for number in suspects(broken):
        line_text = broken.line(number)
        if match := _KEY_WITHOUT_SPACE.fullmatch(line_text):
            trap = key_without_space(broken.rest(number, match.end(1) + 1), match[2], match[3])
            return replace(trap, mend=mend.insert(number, match.end(2) + 2, " "))
        if match := _ITEM_WITHOUT_SPACE.fullmatch(line_text):
            trap = item_without_space(broken.rest(number, match.end(1) + 1), match[2])
            return replace(trap, mend=mend.insert(number, match.end(1) + 2, " "))
    return None


def _brackets(broken: Broken) -> Trap | None:
    line, column = broken.at
    if "flow" not in broken.context:
        if not broken.before.endswith(("]", "}")) or "mapping values" in broken.problem:
            return None
        if broken.sign in ("]", "}"):
            return _unmatched(Span(line, column, line, column + 1), broken.sign)
        start = value_start(broken.before)
        if broken.before[start : start + 1] not in ("[", "{"):
            return None
        if broken.value(line, column) in (",", ";", "."):
            return Trap(
                codes.UNREADABLE,
                Span(line, column, line, column + 1),
                Message("{sign} stands after the bracket that closes this", {"sign": broken.sign}),
                Message("delete the sign"),
                mend.spaces(Span(line, column, line, column + 1)),
            )
        return Trap(
            codes.BRACKETS_AT_START,
            broken.rest(line, start + 1),
            Message("a text that starts with {sign} must stand in quotes", {"sign": broken.before[start]}),
            Message("write {fix}", {"fix": quoted(broken.value(line, start + 1))}),
            mend.quote(broken.lines, line, start + 1),
        )
    if broken.sign in ("]", "}"):
        trap = _unmatched(Span(line, column, line, column + 1), broken.sign)
        if broken.bracket and broken.bracket[0] == line:
            other = "]" if broken.sign == "}" else "}"
            return replace(trap, mend=(Edit(line, column, column + 1, other),), sure=True)
        return trap
    if broken.sign in ("[", "{") and broken.before:
        return Trap(
            codes.UNCLOSED_BRACKET,
            Span(line, column, line, column + 1),
            Message("the bracket {sign} opens here in the middle of a text", {"sign": broken.sign}),
            Message("write a colon and a space before it, or put the whole text in quotes if it is part of it"),
        )
    opened = broken.bracket or broken.since
    if broken.sign and opened and opened[0] == line:
        return Trap(
            codes.UNREADABLE,
            broken.rest(line, column),
            Message(
                'between brackets, a comma is missing before "{text}"', {"text": shorten(broken.value(line, column))}
            ),
            Message("write the comma, or put the whole text in quotes if this belongs to it"),
            mend.insert(line, len(broken.before) + 1, ","),
            sure=False,
        )
    line, column = opened or broken.at
    return Trap(
        codes.UNCLOSED_BRACKET,
        Span(line, column, line, column + 1),
        Message("the bracket {sign} that opens here is not closed", {"sign": broken.line(line)[column - 1 : column]}),
        Message("close it, or put a comma between its items where one is missing; quote a text that starts with it"),
        mend.close(broken.lines, line, column),
    )


def _unmatched(span: Span, sign: str) -> Trap:
    return Trap(
        codes.UNCLOSED_BRACKET,
        span,
        Message("the bracket {sign} closes nothing that was opened with its counterpart", {"sign": sign}),
        Message("delete it, or let it match the bracket that opens"),
        mend.spaces(span),
        sure=False,
    )


def _colon(broken: Broken) -> Trap | None:
    line, column = broken.at
    if broken.sign != ":" or not ("mapping values" in broken.problem or "flow" in broken.context):
        return None
    start = broken.last.span.column if broken.last and broken.last.span.line == line else None
    if start is None or start >= column:
        start = value_start(broken.before) + 1
        if not broken.before[: start - 1].strip(" -"):
            return None
    text = broken.value(line, start)
    if text[:1] and text[0] in OPENING_CURLY:
        return Trap(
            codes.CURLY_QUOTES,
            Span(line, start, line, start + 1),
            Message("typographic quotes do not quote a text here, so its colon counts as the end of a key"),
            Message("use straight quotes: {fix}", {"fix": quoted(text.strip(OPENING_CURLY))}),
            _quote(broken, line, start),
        )
    hint = Message("put the whole text in quotes: {fix}", {"fix": quoted(text)})
    if trap := _map_on_a_line(broken, start, text):
        return trap
    pieces = broken.before[start - 1 :].split()
    if broken.in_brackets and len(pieces) == 2 and (pieces[1].isidentifier() or pieces[0].endswith(";")):
        first = pieces[0].removesuffix(";")
        return Trap(
            codes.COLON_IN_TEXT,
            Span(line, column, line, column + 1),
            Message("between brackets, a comma is missing before {key}", {"key": shorten(pieces[1])}),
            Message(
                "write {fix}; or put the whole text in quotes: {other}",
                {"fix": f"{first}, {shorten(pieces[1])}: ...", "other": quoted(text)},
            ),
            (Edit(line, start + len(first), start + len(pieces[0]), ","),),
        )
    if not broken.in_brackets and (match := _ID_AND_TEXT.fullmatch(text)):
        hint = Message(
            "put the whole text in quotes: {fix}; or in braces if {key} is a key: {braces}",
            {"fix": quoted(text), "key": shorten(match[1]), "braces": f"{{{shorten(text)}}}"},
        )
    if broken.in_brackets and len(pieces) > 1:
        hint = Message(
            "put the whole text in quotes: {fix}; or write a comma before {key} if that is a key",
            {"fix": quoted(text), "key": shorten(pieces[-1])},
        )
    return Trap(
        codes.COLON_IN_TEXT,
        Span(line, column, line, column + 1),
        Message("a colon and a space inside a text would make a second key on this line"),
        hint,
        _quote(broken, line, start),
        sure=not broken.in_brackets,
    )


def _map_on_a_line(broken: Broken, start: int, text: str) -> Trap | None:
    """A block of keys on the line of its key, as in ``baseline: 2021: 129``, or between the wrong brackets."""
    line = broken.at[0]
    match = _MOMENT.fullmatch(text)
    edits: tuple[Edit, ...]
    if text.startswith("(") and text.endswith(")") and not broken.in_brackets:
        fix = "{" + text[1:-1] + "}"
        end = start + len(text)
        edits = (Edit(line, start, start + 1, "{"), Edit(line, end - 1, end, "}"))
    elif _PAIRS.fullmatch(text) and not broken.in_brackets:
        fix = f"{{{text}}}"
        end = start + len(text)
        edits = (Edit(line, start, start, "{"), Edit(line, end, end, "}"))
    elif match and not broken.in_brackets and not match[2].startswith(("{", "[")):
        unknown = _UNKNOWN.fullmatch(match[2]) is not None
        fix = f"{{{match[1]}: {_NOTE if unknown else shorten(match[2])}}}"
        end = start + len(text)
        edits = (Edit(line, start, start, "{"), Edit(line, end, end, "}"))
        if unknown:
            value = start + match.start(2)
            edits = (edits[0], Edit(line, value, value, "'"), Edit(line, end, end, "'}"))
    else:
        return None
    return Trap(
        codes.COLON_IN_TEXT,
        Span(line, start, line, end),
        Message("a second key on the line of its key must stand in braces"),
        Message("write {fix}", {"fix": fix}),
        edits,
    )


def _cut(broken: Broken) -> Trap | None:
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
    trap = cut_by_hash(broken.lines, shorten(last.text), end, last.span.end_column)
    if trap is not None:
        return replace(trap, mend=mend.blank(broken.lines, line))
    between = [broken.line(end)[last.span.end_column - 1 :], *(broken.line(n) for n in range(end + 1, line))]
    remark = next((i for i, text in enumerate(between) if text.lstrip().startswith("#")), None)
    if remark is None:
        return None
    number = end + remark
    column = broken.line(number).index("#", last.span.end_column - 1 if remark == 0 else 0) + 1
    return Trap(
        codes.CUT_BY_HASH,
        broken.rest(number, column),
        Message("a remark in the middle of a text ends that text; the next line no longer belongs to it"),
        Message("move the remark to a line above the key, or put the whole text in quotes if # is part of it"),
        mend.blank(broken.lines, line),
    )


def _no_colon(broken: Broken) -> Trap | None:
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
        return Trap(
            codes.UNCLOSED_BRACKET,
            Span(line, column, line, column + 1),
            Message("the bracket {sign} that opens here is not closed", {"sign": text[0]}),
            Message("close it, or put the text in quotes"),
        )
    if text[:1] in ('"', "'"):
        return _unclosed_quote(broken, line, column)
    source = broken.line(line)
    if trap := indentation.text_beside_its_key(broken.lines, line) or indentation.two_dashes(
        broken.lines, line, broken.at[0]
    ):
        return trap
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
        return Trap(
            codes.NO_COLON,
            broken.rest(line, column),
            Message('"{text}" is neither a key with a colon nor a list item with a dash', {"text": shorten(text)}),
            Message(
                "write {fix}; indent the line further if it belongs to the text above it",
                {"fix": f"{key}: {shorten(value)}" if value and value != key else f"{key}:"},
            ),
            (Edit(line, start, end, ": "),),
        )
    return Trap(
        codes.NO_COLON,
        broken.rest(line, column),
        Message('"{text}" is neither a key with a colon nor a list item with a dash', {"text": shorten(text)}),
        Message("write a colon after a key; indent a line further if it belongs to the text above it"),
        mend.blank(broken.lines, line),
        sure=" " in text.strip(),
    )


def _empty_key(broken: Broken) -> Trap | None:
    if broken.sign != ":" or broken.before.strip(" -{,"):
        return None
    line, column = broken.at
    return key_trap("", Span(line, column, line, column + 1), plain=True)


def _after_end(broken: Broken) -> Trap | None:
    if "document start" not in broken.problem:
        return None
    line, column = broken.at
    above = [text for text in broken.lines[: line - 1] if text.strip() and not text.lstrip().startswith("#")]
    if any(text.startswith("...") for text in above):
        points = next(number for number in range(line - 1, 0, -1) if broken.line(number).startswith("..."))
        return replace(
            refused.after_points(broken.rest(line, column)),
            mend=(Edit(points, 1, len(broken.lines[points - 1]) + 1, ""),),
        )
    if above and above[0].startswith(" "):
        return None
    return Trap(
        codes.UNREADABLE,
        broken.rest(line, column),
        Message("what stands above is complete in itself, so this line does not belong to it"),
        Message("start each key of the plan at the first column, without brackets around them"),
    )


def _layout(broken: Broken) -> Trap | None:
    line = broken.at[0]
    starts_line = not broken.before
    runs_on = "mapping values" in broken.problem and broken.last is not None and broken.last.span.line < line
    if not (starts_line or runs_on):
        return None
    return indentation.explain(broken.lines, line)


_CHECKS: tuple[Callable[[Broken], Trap | None], ...] = (
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
