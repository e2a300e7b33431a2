"""Every kind of finding that reading a text can give (IVP1xx). An identifier keeps its meaning for good."""

from __future__ import annotations

from ivp.finding import Code

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

ALL: tuple[Code, ...] = tuple(value for value in globals().values() if isinstance(value, Code))
