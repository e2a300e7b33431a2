"""Kinds of findings that say a plan does not have the right shape (2xx)."""

from ivp.finding import Code, Severity

UNKNOWN_KEY = Code("IVP201", Severity.ERROR, "unknown key")
MISSING_KEY = Code("IVP202", Severity.ERROR, "required key missing")
NO_VALUE = Code("IVP203", Severity.ERROR, "nothing after the colon")
WRONG_KIND = Code("IVP204", Severity.ERROR, "another kind of value expected")
WRONG_NUMBER = Code("IVP205", Severity.ERROR, "not a number as a plan holds it")
WRONG_DATE = Code("IVP206", Severity.ERROR, "not a year or date as a plan holds it")
WRONG_WORD = Code("IVP207", Severity.ERROR, "not one of the words that can stand here")
WRONG_TEXT = Code("IVP208", Severity.ERROR, "text or name in a form that cannot be used")
CONTRADICTION = Code("IVP209", Severity.ERROR, "keys that do not go together")
WRONG_VERSION = Code("IVP210", Severity.ERROR, "not a version of the format that this program reads")

ALL = (
    UNKNOWN_KEY,
    MISSING_KEY,
    NO_VALUE,
    WRONG_KIND,
    WRONG_NUMBER,
    WRONG_DATE,
    WRONG_WORD,
    WRONG_TEXT,
    CONTRADICTION,
    WRONG_VERSION,
)
