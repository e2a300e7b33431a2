"""Plans for public safety as text, checked and accounted for."""

VERSION = "0.1.0"
