"""Kinds of findings that say a plan does not have the right shape (2xx)."""

from ivp.finding import Code

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
