"""Every kind of finding that reading a text can give (IVP1xx). An identifier keeps its meaning for good."""

from __future__ import annotations

from ivp.finding import Code, Severity

# The file as a whole
TOO_LARGE = Code("IVP101", Severity.ERROR, "The file is too large")
NOT_UTF8 = Code("IVP102", Severity.ERROR, "The file is not saved as UTF-8")
CONTROL_CHARACTER = Code("IVP103", Severity.ERROR, "A character that does not belong in a text")
EMPTY_FILE = Code("IVP104", Severity.ERROR, "The file is empty")
TOO_MANY = Code("IVP105", Severity.ERROR, "Too much is wrong to go on")

# What a plan does not use of YAML
UNREADABLE = Code("IVP110", Severity.ERROR, "The text cannot be read")
NO_KEYS = Code("IVP111", Severity.ERROR, "The file is not a block of keys")
SECOND_DOCUMENT = Code("IVP112", Severity.ERROR, "More than one document in a file")
TOO_DEEP = Code("IVP113", Severity.ERROR, "Blocks nested too deeply")
DUPLICATE_KEY = Code("IVP114", Severity.ERROR, "The same key twice")
KEY_NOT_TEXT = Code("IVP115", Severity.ERROR, "A key that is not a text")
EMPTY_KEY = Code("IVP116", Severity.ERROR, "A value without a key")
ALIAS = Code("IVP117", Severity.ERROR, "A reference to another part of the file")
TAG = Code("IVP118", Severity.ERROR, "A type mark before a value")
DIRECTIVE = Code("IVP119", Severity.ERROR, "A line that starts with a percent sign")

# Texts that need quotes
COLON_IN_TEXT = Code("IVP120", Severity.ERROR, "A colon inside a text")
SIGN_AT_START = Code("IVP121", Severity.ERROR, "A text that starts with a special sign")
AFTER_QUOTE = Code("IVP122", Severity.ERROR, "Text after a closing quote")
UNCLOSED_QUOTE = Code("IVP123", Severity.ERROR, "A quote that is not closed")
CUT_BY_HASH = Code("IVP124", Severity.ERROR, "A text cut off by a number sign")
BACKSLASH = Code("IVP125", Severity.ERROR, "A backslash between double quotes")
BRACKETS_AT_START = Code("IVP126", Severity.ERROR, "A text that starts with a bracket")
CURLY_QUOTES = Code("IVP127", Severity.ERROR, "Typographic quotes")

# How the lines stand
TAB = Code("IVP130", Severity.ERROR, "A tab as indentation")
NO_SPACE_AFTER_COLON = Code("IVP131", Severity.ERROR, "No space after a colon")
NO_SPACE_AFTER_DASH = Code("IVP132", Severity.ERROR, "No space after a dash")
INDENTATION = Code("IVP133", Severity.ERROR, "A line that starts at the wrong column")
UNCLOSED_BRACKET = Code("IVP134", Severity.ERROR, "Brackets that do not match")
NO_COLON = Code("IVP135", Severity.ERROR, "A key without a colon")
INVISIBLE_SPACE = Code("IVP136", Severity.ERROR, "A space that is not an ordinary space")
LIST_AFTER_KEY = Code("IVP137", Severity.ERROR, "A list item on the line of its key")
LIST_SIGN = Code("IVP138", Severity.ERROR, "A list with another sign than a hyphen")

# Numbers
NOTATION = Code("IVP140", Severity.ERROR, "A number in another notation")
TOO_MANY_DIGITS = Code("IVP141", Severity.ERROR, "A number of too many digits")
DECIMAL_COMMA = Code("IVP142", Severity.ERROR, "A decimal comma")
THOUSANDS = Code("IVP143", Severity.ERROR, "A thousands separator")
NOT_A_NUMBER = Code("IVP144", Severity.ERROR, "Not a number")

# Tables
SEPARATOR = Code("IVP150", Severity.ERROR, "A table whose cells are not separated by commas")
UNKNOWN_COLUMN = Code("IVP151", Severity.ERROR, "An unknown column")
MISSING_COLUMN = Code("IVP152", Severity.ERROR, "A missing column")
DUPLICATE_COLUMN = Code("IVP153", Severity.ERROR, "The same column twice")
CELL_COUNT = Code("IVP154", Severity.ERROR, "A row with too many or too few cells")
CELL_TOO_LARGE = Code("IVP155", Severity.ERROR, "A cell with too much text")
QUOTE_IN_CELL = Code("IVP156", Severity.ERROR, "A quote inside a cell")
NO_FIGURE = Code("IVP157", Severity.ERROR, "A row that is no figure")

ALL: tuple[Code, ...] = tuple(value for value in globals().values() if isinstance(value, Code))
