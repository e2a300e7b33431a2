"""What is wrong with the shape of a document, in the words of the person who wrote it.

One table gives each problem that a type of ``ivp.model`` can find (IVP2xx) its code, its sentence and its hint.
"""

from __future__ import annotations

from dataclasses import replace

from ivp.finding import Code, Finding, Message, Path, Problem
from ivp.language import N_

UNKNOWN_KEY = Code("IVP201")
MISSING_KEY = Code("IVP202")
NO_VALUE = Code("IVP203")
WRONG_KIND = Code("IVP204")
WRONG_NUMBER = Code("IVP205")
WRONG_DATE = Code("IVP206")
WRONG_WORD = Code("IVP207")
WRONG_TEXT = Code("IVP208")
CONTRADICTION = Code("IVP209")
WRONG_VERSION = Code("IVP210")

PROBLEMS: dict[str, Problem] = {
    # Texts
    "text_empty": Problem(NO_VALUE, "an empty text", "write the text, or leave the key out"),
    "text_empty_required": Problem(NO_VALUE, "an empty text", "write the text: this key is required"),
    "required_missing": Problem(NO_VALUE, "nothing stands after the colon", "write a value: this key is required"),
    "text_missing": Problem(NO_VALUE, "nothing stands after the colon", "write a value, or leave the key out"),
    "text_number": Problem(
        WRONG_KIND,
        "a text is expected, and “{found}” is read as a number or as true or false",
        'put it in quotes: "{found}"',
    ),
    "text_amount": Problem(WRONG_KIND, "a text is expected, and “{found}” is an amount"),
    "text_expected": Problem(
        WRONG_KIND, "a text is expected, found {found}", "write one text, in quotes if it starts with a bracket"
    ),
    "text_long": Problem(WRONG_TEXT, "a text of more than {limit} characters", "divide it into points"),
    "name_lines": Problem(WRONG_TEXT, "a name stands on one line", "put the rest under text"),
    "label_long": Problem(
        WRONG_TEXT, "a number of more than {limit} characters", "write the number that the document prints, such as 1.1"
    ),
    "name_long": Problem(
        WRONG_TEXT, "a name of more than {limit} characters", "shorten it, and put the rest under text"
    ),
    "id_form": Problem(
        WRONG_TEXT,
        "“{found}” cannot be an id",
        "use letters without accents, digits, - and _ only, such as {example}",
    ),
    "piece_form": Problem(
        WRONG_TEXT,
        "“{found}” cannot be an id",
        "write a heading as an item of a list, - {found}: ...; an id has small letters, digits, - and _ only",
    ),
    "file_form": Problem(
        WRONG_TEXT,
        "“{found}” is not a file that a plan may name",
        "write a path relative to the plan, with / between folders, such as cijfers/maasgouw.csv",
    ),
    "list_long": Problem(WRONG_KIND, "a list of more than {limit} files", "put the figures together in fewer files"),
    "flag": Problem(WRONG_WORD, "“{found}” is neither true nor false", "write true or false, without quotes"),
    "status_light": Problem(WRONG_WORD, "“{found}” is no state, but can stand beside one", "write {write}"),
    "choice": Problem(WRONG_WORD, "“{found}” cannot stand here", "write one of: {choices}"),
    "choice_kind": Problem(WRONG_WORD, "{found} cannot stand here", "write one of: {choices}"),
    "choice_nearest": Problem(
        WRONG_WORD, "“{found}” cannot stand here", "did you mean {nearest}? possible are: {choices}"
    ),
    # Numbers
    "number_expected": Problem(WRONG_NUMBER, "a number is expected, found {found}", "write it like 129 or 7.9"),
    "number_unknown": Problem(
        WRONG_NUMBER,
        "a number is expected, found {found}",
        "unknown? write {{value: null, note: {quoted}}}",
    ),
    "number_sign_only": Problem(
        WRONG_NUMBER,
        "a number is expected, found {found}",
        "unknown? write {{value: null, note: why it is unknown}}",
    ),
    "number_withheld": Problem(
        WRONG_NUMBER,
        "“{found}” is not one figure",
        "of a figure that is not told, write {{value: null, note: {quoted}}}",
    ),
    "number_provisional": Problem(
        WRONG_NUMBER, "{found} has a mark beside the number", "write {{value: {write}, provisional: true}}"
    ),
    "number_write": Problem(WRONG_NUMBER, "a number is expected, found {found}", "write the number only: {write}"),
    "number_leave_out": Problem(
        WRONG_NUMBER, "a number is expected, found {found}", "leave {key} out until it is known"
    ),
    "number_words": Problem(
        WRONG_NUMBER, "a number is expected, found {found}", "in the place of {key} write text: {quoted}"
    ),
    "number_count": Problem(
        WRONG_NUMBER,
        "“{found}” has a decimal comma",
        "a count is a whole number: check it against the source, or choose another unit",
    ),
    "number_each_year": Problem(
        WRONG_NUMBER,
        "a number is expected, found {found}",
        "write the number only, {write}, and recurring: true beside it",
    ),
    "number_missing": Problem(
        NO_VALUE,
        "a number is expected, and nothing stands here",
        "unknown? write {{value: null, note: why it is unknown}}",
    ),
    "number_comma": Problem(WRONG_NUMBER, "“{found}” has a decimal comma", "write a point: {write}"),
    "number_quoted": Problem(WRONG_NUMBER, "“{found}” is a text, not a number", "leave out the quotes: {write}"),
    "number_percent": Problem(WRONG_NUMBER, "“{found}” has a per cent sign", "write {write}, without the sign"),
    "number_thousands": Problem(
        WRONG_NUMBER, "“{found}” has a sign between the thousands", "write the digits only: {write}"
    ),
    "number_sign": Problem(WRONG_NUMBER, "“{found}” has a sign before the number", "write {write} without the sign"),
    "number_euro": Problem(WRONG_NUMBER, "“{found}” has a euro sign", "write the digits only: {write}"),
    "whole_number": Problem(WRONG_NUMBER, "“{found}” is not a whole number from {least} to {most}"),
    "bound_change": Problem(
        WRONG_NUMBER,
        "“{found}” may mean two things",
        "write {base} {sign} {number}% for {number}% of the baseline, "
        "or {base} {sign} {number} for {number} in the unit of the figures",
    ),
    "bound_change_percent": Problem(
        WRONG_NUMBER,
        "“{found}” may mean two things",
        "write {base} {sign} {number} for {number} percentage points; "
        "for {number}% of the baseline write the number that it comes to",
    ),
    "bound_change_worked_out": Problem(
        WRONG_NUMBER,
        "“{found}” may mean two things",
        "write {base} {sign} {number} for {number} percentage points, or {outcome} for {number}% of {start}",
    ),
    "bound_points": Problem(
        WRONG_NUMBER, "“{found}” does not say from where", "write {base} {sign} {number}, from the baseline"
    ),
    "bound_spaces": Problem(WRONG_NUMBER, "“{found}” needs a space on both sides of the sign", "write {write}"),
    "bound_words": Problem(
        WRONG_NUMBER, "a number is expected, found {found}", "a target in words: target: {{text: {quoted}}}"
    ),
    # Years and dates
    "year": Problem(WRONG_DATE, "“{found}” is not a year", "write a year from {first} to {last}, in four digits"),
    "year_missing": Problem(NO_VALUE, "a year is expected, and nothing stands here", "write it in four digits"),
    "year_quoted": Problem(WRONG_DATE, "“{found}” is a text, not a year", "leave out the quotes: {found}"),
    "years": Problem(
        WRONG_DATE,
        "“{found}” is not a year that a figure can belong to",
        "write the year in four digits, 2019-2022 for a mean over years, 2022/2023 for a season, or undated",
    ),
    "years_part": Problem(
        WRONG_DATE,
        "“{found}” is not a year that a figure can belong to",
        "give one figure for the whole of {year}, and write {year}",
    ),
    "years_kind": Problem(
        WRONG_KIND,
        "a year is expected, found {found}",
        "write it in four digits; two with a dash between them for several years",
    ),
    "years_order": Problem(WRONG_DATE, "“{found}” does not run from an earlier to a later year"),
    "years_season": Problem(
        WRONG_DATE,
        "“{found}” is not a season: that spans a year and the next",
        "write {mean} for a mean over those years",
    ),
    "when": Problem(
        WRONG_DATE,
        "“{found}” is not a date",
        "write YYYY, YYYY-MM, YYYY-Q1 to YYYY-Q4, YYYY-H1 or YYYY-H2, or YYYY-MM-DD, as precise as it is known",
    ),
    "when_year": Problem(WRONG_DATE, "“{found}” is not a date", "write the year before it: YYYY-{part}"),
    "when_open": Problem(
        WRONG_DATE, "“{found}” is not a date", "leave {key} out; to say it in words, write text: {quoted}"
    ),
    "when_unknown": Problem(WRONG_DATE, "“{found}” is not a date", "leave {key} out until it is known"),
    "when_kind": Problem(
        WRONG_KIND,
        "a date is expected, found {found}",
        "write YYYY, YYYY-MM, YYYY-Q1 to YYYY-Q4, YYYY-H1 or YYYY-H2, or YYYY-MM-DD, as precise as it is known",
    ),
    "when_dutch": Problem(WRONG_DATE, "“{found}” has the day first", "write the year first: {write}"),
    "when_day": Problem(WRONG_DATE, "“{found}” is a day that does not exist", "{month} has {days} days"),
    "every": Problem(
        WRONG_WORD,
        "“{found}” does not say how often",
        "write a number of years, such as 1, or month, quarter or half_year, without quotes",
    ),
    "season": Problem(
        WRONG_DATE, "not a part of a year", "write a quarter, Q1 to Q4, a half year, H1 or H2, or a month, 1 to 12"
    ),
    # Kinds and keys
    "list_expected": Problem(
        WRONG_KIND,
        "a list is expected, found {found}",
        "begin each item on its own line with a dash and a space: - ...",
    ),
    "light_alone": Problem(WRONG_KIND, "one colour is expected, found {found}", "write light: {write}"),
    "light_list": Problem(
        WRONG_KIND,
        "one colour is expected, found {found}",
        "say of each what it is about: light: {{time: ..., money: ..., quality: ...}}",
    ),
    "block_expected": Problem(WRONG_KIND, "a block of keys is expected, found {found}", "here belong: {known}"),
    "period_expected": Problem(
        WRONG_KIND,
        "a first and a last year are expected, found {found}",
        "write the two years with a dash between them, or the one year",
    ),
    "period_part": Problem(
        WRONG_KIND,
        "a year or years are expected, found {found}",
        "write period: {year}, and as_of: {day} for the day up to which it knows",
    ),
    "target_expected": Problem(
        WRONG_KIND,
        "a target says which way, and here stands {found}",
        "write at_most: ... for no more than, or at_least: ... for no less than, with the figure",
    ),
    "target_change": Problem(
        WRONG_KIND,
        "a target says which way, and here stands {found}",
        "write target: {write} for {number}% of the baseline, or {points} for {number} in the unit of the figures",
    ),
    "target_points": Problem(
        WRONG_KIND,
        "a target says which way, and here stands {found}",
        "write target: {write} if percentage points of the baseline are meant; else the number that it comes to",
    ),
    "target_which": Problem(
        WRONG_KIND,
        "a target says which way, and here stands {found}",
        "write {{at_most: {bound}}} for no more than that, or {{at_least: {bound}}} for no less",
    ),
    "entries_expected": Problem(
        WRONG_KIND,
        "a block of entries is expected, found {found}",
        "write each as an id of your choice with a colon",
    ),
    "entries_write": Problem(
        WRONG_KIND,
        "a block of entries is expected, found {found}",
        "write each as an id of your choice with a colon, such as {write}",
    ),
    "key_as_id": Problem(
        WRONG_KIND,
        "“{key}” stands where an id is expected, and is a key of what has one",
        "put it further in, below {above}",
    ),
    "dated_expected": Problem(
        WRONG_KIND,
        "values by year are expected, found {found}",
        "write each with its year before it, and a colon",
    ),
    "dated_write": Problem(
        WRONG_KIND,
        "values by year are expected, found {found}",
        "write {write}, with its year in place of undated",
    ),
    "dated_unknown": Problem(WRONG_KIND, "{found} says that it is not known", "leave {key} out until it is known"),
    "between_expected": Problem(
        WRONG_KIND, "two bounds are expected, found {found}", "write the lower and the upper one: [..., ...]"
    ),
    "breaks_expected": Problem(
        WRONG_KIND, "a year with the reason is expected, found {found}", "write the year, a colon and why"
    ),
    "states_expected": Problem(
        WRONG_KIND,
        "a state by moment is expected, found {found}",
        "write it with the moment it was so, such as {write}",
    ),
    "method_expected": Problem(
        WRONG_KIND, "safety fields are expected, found {found}", "write {methods}, or the plan's own by id"
    ),
    "key_unknown": Problem(UNKNOWN_KEY, "unknown key “{key}”", "here belong: {known}"),
    "was_path": Problem(
        UNKNOWN_KEY,
        "“{found}” leads to nothing that this file may hold",
        "write the path of what changed, with a point between its keys and ids, such as indicators.ID.target; where it "
        "goes wrong belong: {known}",
    ),
    "key_texts": Problem(
        UNKNOWN_KEY,
        "the chapters of a document stand under chapters, not under “{key}”",
        "write all chapters by id in the order of the document, in the place of it: {write}",
    ),
    "label_chapter": Problem(
        WRONG_WORD, "“{found}” is a block: what it is called is the name of a chapter", "write it as {write}"
    ),
    "label_block_or_piece": Problem(
        WRONG_WORD,
        "“{found}” is a block: what it is called is the name of a chapter",
        "write it as {write}; for that piece of a topic write {piece}",
    ),
    "key_number": Problem(
        UNKNOWN_KEY, "unknown key “{key}”", "leave it out: an id and its place say which it is; or put it in name"
    ),
    "key_nearest": Problem(UNKNOWN_KEY, "unknown key “{key}”", "did you mean {nearest}?"),
    "key_year": Problem(
        UNKNOWN_KEY,
        "the target for {key} does not say which way",
        "write target: {write}; at_most is no more than, at_least no less than",
    ),
    "key_target": Problem(
        UNKNOWN_KEY,
        "“{key}” cannot stand in a target by itself",
        "write target: {write}; at_most is no more than, at_least no less than",
    ),
    "key_state": Problem(UNKNOWN_KEY, "“{key}” belongs to the state of an action", "write state: {write}"),
    "state_moment": Problem(
        WRONG_DATE,
        "a state says at what moment it was so",
        "write it with the moment before it, such as state: {write}",
    ),
    "key_again": Problem(UNKNOWN_KEY, "unknown key “{key}”", "delete it: {nearest} already stands in this block"),
    "key_heading": Problem(
        UNKNOWN_KEY,
        "“{key}” stands among other headings in one point",
        "begin each heading on its own line with a dash: - {key}: ...",
    ),
    "key_blanks": Problem(WRONG_TEXT, "blanks stand around “{key}”, before this colon", "leave them out: {key}:"),
    "key_missing": Problem(MISSING_KEY, "the key {key} is missing here", "add {key}: ..."),
    "key_missing_choice": Problem(MISSING_KEY, "the key {key} is missing here", "add {key}: with one of: {choices}"),
    "unit_missing": Problem(
        MISSING_KEY,
        "the key unit is missing here, and no source gives it",
        "add unit: with one of: {choices}; or write it once, with the source",
    ),
    "key_figures": Problem(UNKNOWN_KEY, "unknown key “{key}”", "write values: {write}"),
    "key_money": Problem(UNKNOWN_KEY, "unknown key “{key}”", "write {write}"),
    "key_benchmark": Problem(
        UNKNOWN_KEY, "the figures of a benchmark stand under values, below an id and a name", "write {write}"
    ),
    "dashes": Problem(
        WRONG_KIND, "a block of keys is expected, found {found}", "delete the dashes before the keys below {key}"
    ),
    "empty_list": Problem(NO_VALUE, "an empty list", "write what belongs in it, or leave the key out"),
    "empty_list_required": Problem(NO_VALUE, "an empty list", "write what belongs in it: this key is required"),
    "empty_block_required": Problem(NO_VALUE, "an empty block", "write what belongs in it: this key is required"),
    "empty_block": Problem(NO_VALUE, "an empty block", "write what belongs in it, or leave it out"),
    "empty_item": Problem(NO_VALUE, "an empty item in a list", "write something after the dash, or remove it"),
    # Keys that do not go together
    "value_unknown": Problem(
        CONTRADICTION, "an unknown value needs a note that says why it is unknown", "add note: ..."
    ),
    "target_two": Problem(
        CONTRADICTION, "a target has one direction, and here stand {first} and {second}", "keep one of the two"
    ),
    "target_none": Problem(
        CONTRADICTION,
        "a target says at_most, at_least, below, above, stay_at or between, or has a text",
        "write at_most: ... for no more than, or at_least: ... for no less than, with the figure",
    ),
    "between_two": Problem(WRONG_KIND, "between has two bounds", "write the lower and the upper one: [..., ...]"),
    "target_tolerance": Problem(
        CONTRADICTION, "a tolerance goes with stay_at only", "leave out tolerance, or write stay_at"
    ),
    "duty_both": Problem(
        CONTRADICTION, "something that returns (every) has no single moment (when)", "keep one of the two"
    ),
    "duty_contains": Problem(
        CONTRADICTION,
        "what every action must have (contains) is asked of a kind of file",
        "add kind: plan or kind: implementation",
    ),
    "light_none": Problem(CONTRADICTION, "a traffic light needs a colour", "write light: green, orange or red"),
    "version": Problem(
        WRONG_VERSION,
        "this is version “{found}” of the format",
        "this program reads version {known}: write ivp: {known}",
    ),
    "version_form": Problem(
        WRONG_VERSION, "the version of the format is a number", "write ivp: {known}, without quotes"
    ),
    "kind": Problem(WRONG_WORD, "{found} is not a kind of document", "write kind: plan or kind: implementation"),
    "language": Problem(WRONG_WORD, "{found} is not a language that reports are made in", "write one of: {languages}"),
    # Settings
    "path_inside": Problem(WRONG_TEXT, "“{found}” is not a path inside the plan repository"),
    "colour": Problem(WRONG_TEXT, "“{found}” is not a colour", "write it like #154273"),
    "font": Problem(WRONG_TEXT, "“{found}” is not the name of a font"),
    "number_between": Problem(WRONG_NUMBER, "“{found}” is not a number from {least} to {most}"),
}


def finding(path: Path, kind: str, *, on_key: bool = False, **args: object) -> Finding:
    """The finding for the problem ``kind`` at ``path``; its hint is what to write ``instead`` where that is known."""
    found = replace(PROBLEMS[kind].at(path, args), on_key=on_key)
    return replace(found, hint=Message(N_("write {write}"), {"write": args["instead"]})) if "instead" in args else found
