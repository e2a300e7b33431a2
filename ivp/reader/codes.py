"""Every kind of finding that reading a text can give (IVP1xx). An identifier keeps its meaning for good."""

from __future__ import annotations

from ivp.finding import Code, Severity

# The file as a whole
TOO_LARGE = Code("IVP101", Severity.ERROR)
NOT_UTF8 = Code("IVP102", Severity.ERROR)
CONTROL_CHARACTER = Code("IVP103", Severity.ERROR)
EMPTY_FILE = Code("IVP104", Severity.ERROR)
TOO_MANY = Code("IVP105", Severity.ERROR)

# What a plan does not use of YAML
UNREADABLE = Code("IVP110", Severity.ERROR)
NO_KEYS = Code("IVP111", Severity.ERROR)
SECOND_DOCUMENT = Code("IVP112", Severity.ERROR)
TOO_DEEP = Code("IVP113", Severity.ERROR)
DUPLICATE_KEY = Code("IVP114", Severity.ERROR)
KEY_NOT_TEXT = Code("IVP115", Severity.ERROR)
EMPTY_KEY = Code("IVP116", Severity.ERROR)
ALIAS = Code("IVP117", Severity.ERROR)
TAG = Code("IVP118", Severity.ERROR)
DIRECTIVE = Code("IVP119", Severity.ERROR)

# Texts that need quotes
COLON_IN_TEXT = Code("IVP120", Severity.ERROR)
SIGN_AT_START = Code("IVP121", Severity.ERROR)
AFTER_QUOTE = Code("IVP122", Severity.ERROR)
UNCLOSED_QUOTE = Code("IVP123", Severity.ERROR)
CUT_BY_HASH = Code("IVP124", Severity.ERROR)
BACKSLASH = Code("IVP125", Severity.ERROR)
BRACKETS_AT_START = Code("IVP126", Severity.ERROR)
CURLY_QUOTES = Code("IVP127", Severity.ERROR)

# How the lines stand
TAB = Code("IVP130", Severity.ERROR)
NO_SPACE_AFTER_COLON = Code("IVP131", Severity.ERROR)
NO_SPACE_AFTER_DASH = Code("IVP132", Severity.ERROR)
INDENTATION = Code("IVP133", Severity.ERROR)
UNCLOSED_BRACKET = Code("IVP134", Severity.ERROR)
NO_COLON = Code("IVP135", Severity.ERROR)
INVISIBLE_SPACE = Code("IVP136", Severity.ERROR)
LIST_AFTER_KEY = Code("IVP137", Severity.ERROR)
LIST_SIGN = Code("IVP138", Severity.ERROR)

# Numbers
NOTATION = Code("IVP140", Severity.ERROR)
TOO_MANY_DIGITS = Code("IVP141", Severity.ERROR)
DECIMAL_COMMA = Code("IVP142", Severity.ERROR)
THOUSANDS = Code("IVP143", Severity.ERROR)
NOT_A_NUMBER = Code("IVP144", Severity.ERROR)

# Tables
SEPARATOR = Code("IVP150", Severity.ERROR)
UNKNOWN_COLUMN = Code("IVP151", Severity.ERROR)
MISSING_COLUMN = Code("IVP152", Severity.ERROR)
DUPLICATE_COLUMN = Code("IVP153", Severity.ERROR)
CELL_COUNT = Code("IVP154", Severity.ERROR)
CELL_TOO_LARGE = Code("IVP155", Severity.ERROR)
QUOTE_IN_CELL = Code("IVP156", Severity.ERROR)
NO_FIGURE = Code("IVP157", Severity.ERROR)

ALL: tuple[Code, ...] = tuple(value for value in globals().values() if isinstance(value, Code))
