"""Kinds of findings that say a plan does not have the right shape (2xx)."""

from ivp.finding import Code, Severity

UNKNOWN_KEY = Code("IVP201", Severity.ERROR)
MISSING_KEY = Code("IVP202", Severity.ERROR)
NO_VALUE = Code("IVP203", Severity.ERROR)
WRONG_KIND = Code("IVP204", Severity.ERROR)
WRONG_NUMBER = Code("IVP205", Severity.ERROR)
WRONG_DATE = Code("IVP206", Severity.ERROR)
WRONG_WORD = Code("IVP207", Severity.ERROR)
WRONG_TEXT = Code("IVP208", Severity.ERROR)
CONTRADICTION = Code("IVP209", Severity.ERROR)
WRONG_VERSION = Code("IVP210", Severity.ERROR)

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
