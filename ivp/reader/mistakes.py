"""All that can be wrong with a text (IVP1xx): one table gives each mistake its code, its sentence and its hint.

The identifier of a code keeps its meaning for good.
"""

from __future__ import annotations

from ivp.finding import Code, Finding, Problem, Span
from ivp.language import N_

# The file as a whole
TOO_LARGE = Code("IVP101")
NOT_UTF8 = Code("IVP102")
CONTROL_CHARACTER = Code("IVP103")
EMPTY_FILE = Code("IVP104")
TOO_MANY = Code("IVP105")

# What a plan does not use of YAML
UNREADABLE = Code("IVP110")
NO_KEYS = Code("IVP111")
SECOND_DOCUMENT = Code("IVP112")
TOO_DEEP = Code("IVP113")
DUPLICATE_KEY = Code("IVP114")
KEY_NOT_TEXT = Code("IVP115")
EMPTY_KEY = Code("IVP116")
ALIAS = Code("IVP117")
TAG = Code("IVP118")
DIRECTIVE = Code("IVP119")

# Texts that need quotes
COLON_IN_TEXT = Code("IVP120")
SIGN_AT_START = Code("IVP121")
AFTER_QUOTE = Code("IVP122")
UNCLOSED_QUOTE = Code("IVP123")
CUT_BY_HASH = Code("IVP124")
BACKSLASH = Code("IVP125")
BRACKETS_AT_START = Code("IVP126")
CURLY_QUOTES = Code("IVP127")

# How the lines stand
TAB = Code("IVP130")
NO_SPACE_AFTER_COLON = Code("IVP131")
NO_SPACE_AFTER_DASH = Code("IVP132")
INDENTATION = Code("IVP133")
UNCLOSED_BRACKET = Code("IVP134")
NO_COLON = Code("IVP135")
INVISIBLE_SPACE = Code("IVP136")
LIST_AFTER_KEY = Code("IVP137")
LIST_SIGN = Code("IVP138")

# Numbers
NOTATION = Code("IVP140")
TOO_MANY_DIGITS = Code("IVP141")
DECIMAL_COMMA = Code("IVP142")
THOUSANDS = Code("IVP143")
NOT_A_NUMBER = Code("IVP144")

# Tables
SEPARATOR = Code("IVP150")
UNKNOWN_COLUMN = Code("IVP151")
MISSING_COLUMN = Code("IVP152")
DUPLICATE_COLUMN = Code("IVP153")
CELL_COUNT = Code("IVP154")
CELL_TOO_LARGE = Code("IVP155")
QUOTE_IN_CELL = Code("IVP156")
NO_FIGURE = Code("IVP157")

DIGITS_ONLY = N_("write digits only, with a point before the decimals, such as 7.9 or 110")
_POINT_AT_END = N_("the number {text} ends with a point")
_DECIMAL_COMMA, _WRITE_POINT = N_("{text} is written with a decimal comma"), N_("write a point: {fix}")
_WITHOUT_THOUSANDS = N_("write the digits without it, and a point before decimals: {fix}")
WITH_COMMA = {
    DIGITS_ONLY: N_("write digits only, with a comma before the decimals, such as 7,9 or 110"),
    _POINT_AT_END: N_("the number {text} ends with a comma"),
    _DECIMAL_COMMA: N_("{text} is written with a point, and in this table a comma stands before decimals"),
    _WRITE_POINT: N_("write a comma: {fix}"),
    _WITHOUT_THOUSANDS: N_("write the digits without it, and a comma before decimals: {fix}"),
}
"""Sentences on numbers, and what takes their place in a table in which a comma stands before decimals."""
_START_WITH = N_(
    "a plan is lines of a key, a colon, a space and a value, such as {fix}; ivp init plans/{name} writes one to start "
    "from, in which the text gets its place"
)
_SAVE_AS_UTF8 = N_('save the file again with the encoding UTF-8; in Excel choose the file type "CSV UTF-8"')
_NAMES = N_("write these names in the first row: {columns}")
_AS_NEIGHBOURS = N_("indent the line further if it belongs to the line above; otherwise write it as its neighbours")
_BESIDE = N_("start it at column {column}, beside that line; or put the whole text in quotes if it is part of it")
_CHECK_LINE = N_("check this line and the one above it: a key, a colon, a space and the value; special signs in quotes")
_NO_TABS = N_("replace every tab by spaces, two for each level; an editor can do so when the tab key is pressed")
"""What to write instead, where it is said of more than one mistake."""

MISTAKES: dict[str, Problem] = {
    # The file as a whole
    "file_large": Problem(TOO_LARGE, "the file is larger than {limit} MB, and is not read"),
    "file_pieces": Problem(
        TOO_LARGE, "the file holds more than {limit} values; the rest of it is not read", "divide it into more files"
    ),
    "utf16": Problem(
        NOT_UTF8, "the file is saved as UTF-16 (called Unicode by some programs), not as UTF-8", _SAVE_AS_UTF8
    ),
    "other_encoding": Problem(
        NOT_UTF8,
        'the file is not saved as UTF-8: byte {byte} ("{sign}" in the older Windows encoding) is not valid here',
        _SAVE_AS_UTF8,
    ),
    "binary": Problem(
        NOT_UTF8,
        "this is a document, a workbook or a picture (such as Word, Excel or PDF), not a text",
        "a plan is a text file: write one with ivp init and put the text in it; save a table as CSV UTF-8",
    ),
    "packed": Problem(
        NOT_UTF8,
        "this is a Word document, an Excel workbook or another packed file, not a text",
        "a plan is a text file: write one with ivp init and put the text in it; save a table as CSV UTF-8",
    ),
    "control_character": Problem(
        CONTROL_CHARACTER,
        "an invisible character ({character}) that does not belong in a text",
        "delete it; it often comes along when text is pasted from another program",
    ),
    "empty": Problem(EMPTY_FILE, "the file is empty, apart from blank lines and remarks", _START_WITH),
    "too_many": Problem(
        TOO_MANY, "{count} things are wrong above; the rest of the file is not read", "put these right first"
    ),
    # What a plan does not use of YAML
    "unreadable": Problem(UNREADABLE, "the text cannot be read from here on"),
    "unreadable_line": Problem(UNREADABLE, "the text cannot be read from here on", _CHECK_LINE),
    "unreadable_text": Problem(UNREADABLE, 'the text cannot be read from here on: "{text}"', _CHECK_LINE),
    "comma_first": Problem(
        UNREADABLE, "nothing stands before this comma", "delete the comma, or write what should stand before it"
    ),
    "comma_missing": Problem(
        UNREADABLE,
        'between brackets, a comma is missing before "{text}"',
        "write the comma, or put the whole text in quotes if this belongs to it",
    ),
    "after_bracket": Problem(UNREADABLE, "{sign} stands after the bracket that closes this", "delete the sign"),
    "after_end": Problem(
        UNREADABLE,
        "what stands above is complete in itself, so this line does not belong to it",
        "start each key of the plan at the first column, without brackets around them",
    ),
    "no_keys_list": Problem(NO_KEYS, "the file should be a block of keys, not a list", _START_WITH),
    "no_keys_text": Problem(NO_KEYS, 'the file should start with a key; "{text}" is none', _START_WITH),
    "no_keys_web": Problem(NO_KEYS, "this is a web page or XML, not a plan", _START_WITH),
    "second_document": Problem(
        SECOND_DOCUMENT,
        "--- starts a second document; a plan is one document",
        "delete the line, or move what follows to a file of its own",
    ),
    "after_points": Problem(
        SECOND_DOCUMENT,
        "this line stands after the three points that end a document",
        "delete the line with the three points, or move what follows to a file of its own",
    ),
    "too_deep": Problem(
        TOO_DEEP,
        "blocks are nested more than {limit} deep here",
        "check for brackets too many; no plan needs this many levels",
    ),
    "key_twice": Problem(
        DUPLICATE_KEY, 'the key "{key}" stands twice in this block', "delete one of the two, or give it another name"
    ),
    "text_twice": Problem(
        DUPLICATE_KEY, "from this line on the text stands in the file a second time", "delete one of the two"
    ),
    "key_not_text": Problem(
        KEY_NOT_TEXT, "a list or block cannot be a key", "put a text that starts with a bracket in quotes"
    ),
    "key_empty": Problem(
        EMPTY_KEY,
        "there is no key before this colon",
        "write a key before the colon, or put the line in quotes if it is a text",
    ),
    "merge_key": Problem(
        ALIAS, "<< brings in keys from another part of the file, which a plan does not use", "write the keys out here"
    ),
    "alias": Problem(
        ALIAS,
        "{sign} refers to another part of the file, which a plan does not use",
        "put a text that starts with * in quotes: {fix}",
    ),
    "anchor": Problem(
        ALIAS,
        "{sign} names a part of the file, which a plan does not use",
        "delete it, or put a text that starts with & in quotes: {fix}",
    ),
    "tag": Problem(
        TAG,
        "{sign} would set the type of a value, which a plan does not use",
        "delete it, or put a text that starts with ! in quotes: {fix}",
    ),
    "directive": Problem(
        DIRECTIVE,
        "a plan has no lines that start with %",
        "delete the line; indent it or put it in quotes if it belongs to a text",
    ),
    # Texts that need quotes
    "colon_in_text": Problem(
        COLON_IN_TEXT,
        "a colon and a space inside a text would make a second key on this line",
        "put the whole text in quotes: {fix}",
    ),
    "colon_or_key": Problem(
        COLON_IN_TEXT,
        "a colon and a space inside a text would make a second key on this line",
        "put the whole text in quotes: {fix}; or write a comma before {key} if that is a key",
    ),
    "colon_or_map": Problem(
        COLON_IN_TEXT,
        "a colon and a space inside a text would make a second key on this line",
        "put the whole text in quotes: {fix}; or in braces if {key} is a key: {braces}",
    ),
    "colon_after_comma": Problem(
        COLON_IN_TEXT,
        "between brackets, a comma is missing before {key}",
        "write {fix}; or put the whole text in quotes: {other}",
    ),
    "map_on_a_line": Problem(COLON_IN_TEXT, "a second key on the line of its key must stand in braces", "write {fix}"),
    "sign_at_start": Problem(SIGN_AT_START, "a text that starts with {sign} must stand in quotes", "write {fix}"),
    "sign_in_place_of_word": Problem(
        SIGN_AT_START, "{sign} is a sign that cannot stand here without quotes", "write {fix}"
    ),
    "sign_for_unknown": Problem(
        SIGN_AT_START,
        "{sign} is a sign that cannot stand here without quotes",
        "not known yet? leave the line out; or put the text in quotes: {fix}",
    ),
    "sign_for_figure": Problem(
        SIGN_AT_START,
        "{sign} is a sign that cannot stand here without quotes",
        "an unknown or withheld figure is written as {fix}",
    ),
    "after_quote": Problem(
        AFTER_QUOTE, 'the text ends at its closing quote, but "{rest}" follows', "put the whole text in quotes: {fix}"
    ),
    "unclosed_quote": Problem(
        UNCLOSED_QUOTE, "the quote that opens here is not closed", "put the whole text in quotes: {fix}"
    ),
    "cut_by_hash": Problem(
        CUT_BY_HASH,
        "everything from {sign} on is left out, because # after a space starts a remark",
        "put the whole text in quotes: {fix}; or put a space after # if a remark is meant",
    ),
    "cut_in_brackets": Problem(
        CUT_BY_HASH,
        "everything from {sign} on is left out, because # after a space starts a remark",
        "put the text in quotes: {fix}",
    ),
    "cut_at_unknown": Problem(
        CUT_BY_HASH,
        "everything from {sign} on is left out, because # after a space starts a remark",
        "an unknown or withheld figure is written as {fix}",
    ),
    "cut_by_remark": Problem(
        CUT_BY_HASH,
        "a remark in the middle of a text ends that text; the next line no longer belongs to it",
        "move the remark to a line above the key, or put the whole text in quotes if # is part of it",
    ),
    "backslash": Problem(
        BACKSLASH,
        "a backslash between double quotes has a special meaning",
        "put the text in single quotes, or write the backslash twice",
    ),
    "bracket_at_start": Problem(
        BRACKETS_AT_START, "a text that starts with {sign} must stand in quotes", "write {fix}"
    ),
    "text_in_braces": Problem(
        BRACKETS_AT_START,
        "{text} in braces counts as a key without a value, not as a text",
        "put the whole text in quotes: {fix}",
    ),
    "curly_quotes": Problem(
        CURLY_QUOTES,
        "typographic quotes do not quote a text here, so its colon counts as the end of a key",
        "use straight quotes: {fix}",
    ),
    "curly_quotes_of_key": Problem(
        CURLY_QUOTES,
        "typographic quotes are part of the key here",
        "write the key without quotes, or with straight ones",
    ),
    # How the lines stand
    "tab": Problem(TAB, "a tab stands here where only spaces count", _NO_TABS),
    "tab_between_cells": Problem(TAB, "a tab stands here where only spaces count", "write {fix}"),
    "tab_in_line": Problem(TAB, "a tab stands here where only spaces count", "replace the tab by a space"),
    "tabs_below": Problem(
        TAB, "tabs stand at the start of {count} lines, from this one on, where only spaces count", _NO_TABS
    ),
    "no_space_after_colon": Problem(
        NO_SPACE_AFTER_COLON, 'there is no space after the colon of "{key}", so it is not a key', "write {fix}"
    ),
    "no_space_after_dash": Problem(
        NO_SPACE_AFTER_DASH, "there is no space after the dash, so this is not a list item", "write {fix}"
    ),
    "dash_in_text": Problem(
        INDENTATION,
        "this dash does not start a list item: the line still belongs to the text above it",
        "let the dashes of a list stand in one column; put the text in quotes if the dash is part of it",
    ),
    "left_of_text": Problem(
        INDENTATION,
        "this line starts further left than the text it seems to belong to",
        "let every line of the text start at the same column, or further right",
    ),
    "text_beside_its_key": Problem(
        INDENTATION,
        "this line starts further left than the text it seems to belong to",
        "indent the lines of the text two spaces further than its key",
    ),
    "column": Problem(
        INDENTATION,
        "this line starts at column {column}; what it could belong to starts at column {columns}",
        "let the keys of one block, and the dashes of one list, start at the same column",
    ),
    "column_shallow": Problem(
        INDENTATION,
        "this line starts at column {column}; those above and below it start at column {columns}",
        "start it at column {columns} as well",
    ),
    "item_among_keys": Problem(INDENTATION, "a list item stands among keys here", _AS_NEIGHBOURS),
    "key_among_items": Problem(INDENTATION, "a line without a dash stands among list items here", _AS_NEIGHBOURS),
    "key_below_item": Problem(
        INDENTATION,
        "a line without a dash stands among list items here",
        "if no list is meant, delete the dash on line {line}: {fix}; otherwise indent this line two spaces further",
    ),
    "below_value": Problem(INDENTATION, 'this line stands below "{above}", which already has a value', _BESIDE),
    "below_value_or_in_it": Problem(
        INDENTATION,
        'this line stands below "{above}", which already has a value',
        "start it at column {column}, beside that line; if it belongs to {key}, give {value} a line and a key "
        "of its own below {key}, such as name: {value}",
    ),
    "too_far_in": Problem(INDENTATION, 'this line stands deeper than "{above}", to which it cannot belong', _BESIDE),
    "beside_its_block": Problem(
        INDENTATION,
        "“{key}” starts at the same column as {block}, to which it seems to belong",
        "indent what belongs to {block} by two spaces",
    ),
    "unclosed_bracket": Problem(
        UNCLOSED_BRACKET,
        "the bracket {sign} that opens here is not closed",
        "close it, or put a comma between its items where one is missing; quote a text that starts with it",
    ),
    "unclosed_bracket_of_text": Problem(
        UNCLOSED_BRACKET, "the bracket {sign} that opens here is not closed", "close it, or put the text in quotes"
    ),
    "unopened_bracket": Problem(
        UNCLOSED_BRACKET,
        "the bracket {sign} closes nothing that was opened with its counterpart",
        "delete it, or let it match the bracket that opens",
    ),
    "bracket_in_text": Problem(
        UNCLOSED_BRACKET,
        "the bracket {sign} opens here in the middle of a text",
        "write a colon and a space before it, or put the whole text in quotes if it is part of it",
    ),
    "no_colon": Problem(
        NO_COLON,
        '"{text}" is neither a key with a colon nor a list item with a dash',
        "write a colon after a key; indent a line further if it belongs to the text above it",
    ),
    "no_colon_in_figure": Problem(
        NO_COLON, '"{text}" is neither a key with a colon nor a list item with a dash', "write {fix}"
    ),
    "no_colon_after_key": Problem(
        NO_COLON,
        '"{text}" is neither a key with a colon nor a list item with a dash',
        "write {fix}; indent the line further if it belongs to the text above it",
    ),
    "key_without_value": Problem(
        NO_COLON,
        '"{key}" is a key without a value: a comma between braces starts the next key',
        "write a colon, a space and the value after the key; put a text with a comma in quotes",
    ),
    "conflict_mark": Problem(
        NO_COLON,
        "git left this mark where two versions of the text clash",
        "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>",
    ),
    "ruled_line": Problem(NO_COLON, 'a plan has no lines such as "{text}"', "delete the line"),
    "other_remark": Problem(NO_COLON, "a remark starts with # in a plan", "write {fix}"),
    "invisible_space": Problem(
        INVISIBLE_SPACE,
        "a space that is not an ordinary one, such as the non-breaking space of a text processor",
        "delete the blanks here and type them again with the space bar",
    ),
    "list_after_key": Problem(
        LIST_AFTER_KEY,
        "a list cannot start on the line of its key",
        "start the list on the next line, or put a text in quotes: {fix}",
    ),
    "list_sign": Problem(LIST_SIGN, "{sign} does not start a list item; a hyphen and a space do", "write {fix}"),
    # Numbers
    "leading_zero": Problem(
        NOTATION,
        "the number {text} starts with a zero, which programs read in different ways",
        "leave out the zero in front, or put a code in quotes: {fix}",
    ),
    "point_at_end": Problem(NOTATION, _POINT_AT_END, "leave out the point, or put a text in quotes: {fix}"),
    "power_of_ten": Problem(
        NOTATION,
        "{text} would be read as a number with a power of ten",
        "write the number in full, or put a text in quotes: {fix}",
    ),
    "special_number": Problem(
        NOTATION,
        "{text} is a special number to programs, which a plan does not use",
        "write an ordinary number, or put a text in quotes: {fix}",
    ),
    "many_digits": Problem(
        TOO_MANY_DIGITS,
        "the number {text} has more than {limit} digits",
        "put it in quotes if it is a code and not an amount: {fix}",
    ),
    "decimal_comma": Problem(DECIMAL_COMMA, _DECIMAL_COMMA, _WRITE_POINT),
    "number_in_halves": Problem(
        DECIMAL_COMMA,
        "{text} is not one number here: the comma ends the value {value} and makes {key} a key",
        "write a point before the decimals: {fix}",
    ),
    "thousands": Problem(
        THOUSANDS,
        "{text} is written with a thousands separator",
        _WITHOUT_THOUSANDS,
    ),
    "with_unit": Problem(
        NOT_A_NUMBER,
        "{text} holds more than a number",
        "write the number alone, {fix}; the unit stands with the indicator",
    ),
    "about": Problem(
        NOT_A_NUMBER,
        "{text} holds more than a number",
        "write the number alone, {fix}, and say in a note that it is an estimate",
    ),
    "long_dash": Problem(
        NOT_A_NUMBER, "the minus sign of {text} is a longer dash", "use the hyphen of the keyboard: {fix}"
    ),
    "no_number": Problem(NOT_A_NUMBER, "a number is missing here"),
    "not_a_number": Problem(NOT_A_NUMBER, '"{text}" is not a number', DIGITS_ONLY),
    "long_text": Problem(NOT_A_NUMBER, '"{text}" is not a number'),
    # Tables
    "table_empty": Problem(EMPTY_FILE, "the file is empty; a table starts with a row of column names", _NAMES),
    "no_names": Problem(MISSING_COLUMN, "the first row does not hold the names of the columns", _NAMES),
    "separator_line": Problem(
        SEPARATOR,
        "the first row must hold the names of the columns, not {text}",
        "delete this line",
    ),
    "tabs": Problem(
        SEPARATOR,
        "the cells are separated by tabs; here commas or semicolons are needed",
        'save the file again as "CSV UTF-8"',
    ),
    "separators": Problem(
        SEPARATOR,
        "cells are separated by {found} here, and by {expected} in the row of names",
        "separate all cells of the table by {expected}",
    ),
    "column_without_name": Problem(UNKNOWN_COLUMN, "a column has no name", "name the column, or delete it"),
    "column_unknown": Problem(UNKNOWN_COLUMN, '"{column}" is not a column of this table', "the columns are {columns}"),
    "column_near": Problem(UNKNOWN_COLUMN, '"{column}" is not a column of this table', 'did you mean "{nearest}"?'),
    "columns_near": Problem(
        UNKNOWN_COLUMN, "these columns have other names here: {columns}", "write the first row as {fix}"
    ),
    "wide": Problem(
        UNKNOWN_COLUMN,
        "{kind} stand beside each other here ({names}), and each figure has a row of its own",
        "write {columns} in the first row, and below it a row for each figure, such as {row}",
    ),
    "column_missing": Problem(
        MISSING_COLUMN,
        'the column "{column}" is missing',
        "add {column} to the first row, and what it is to every other",
    ),
    "column_missing_usual": Problem(
        MISSING_COLUMN, 'the column "{column}" is missing', "add {column} to the first row, and {usual} to every other"
    ),
    "column_twice": Problem(
        DUPLICATE_COLUMN, 'the column "{column}" stands twice in the header', "delete one of the two"
    ),
    "few_cells": Problem(
        CELL_COUNT,
        "this row has {found} cells, but the header has {expected}",
        "write {separator} for every cell that is left empty",
    ),
    "many_cells": Problem(
        CELL_COUNT,
        "this row has {found} cells, but the header has {expected}",
        "put a text that contains a comma in double quotes, and write decimals with a point",
    ),
    "many_cells_between_others": Problem(
        CELL_COUNT,
        "this row has {found} cells, but the header has {expected}",
        "put a text that contains {separator} in double quotes",
    ),
    "cell_in_halves": Problem(
        CELL_COUNT,
        "this row has {found} cells, but the header has {expected}",
        "write a decimal point if {text} is one number: {fix}",
    ),
    "cell_large": Problem(
        CELL_TOO_LARGE,
        "this cell holds {size} characters; at most {limit} are read",
        "check for a quote that is not closed here",
    ),
    "quote_in_cell": Problem(
        QUOTE_IN_CELL,
        "a quote stands inside a cell that does not start with one",
        "put the whole cell in quotes and write the quote inside twice: {fix}",
    ),
    "after_quote_of_cell": Problem(
        AFTER_QUOTE,
        'the cell ends at its closing quote, but "{rest}" follows',
        "write a quote inside a cell twice, such as {fix}",
    ),
    "unclosed_cell": Problem(
        UNCLOSED_QUOTE,
        "the quote that opens here is not closed",
        "close the cell with a quote; write a quote inside it twice",
    ),
    "title_above": Problem(
        NO_FIGURE,
        "this line stands above the names of the columns",
        "delete it: the first row holds the names of the columns",
    ),
    "footnote": Problem(
        NO_FIGURE,
        "this row is a text and holds no figure",
        "delete the row, or write the text in the column note of the rows that it is about",
    ),
    "names_again": Problem(NO_FIGURE, "the names of the columns stand here once more", "delete this row"),
}


def mistake(kind: str, span: Span | None, /, **args: object) -> Finding:
    """The finding for a mistake at a place of the text; ``args`` fill the gaps of its sentence and its hint."""
    return MISTAKES[kind].at(span, args)
