"""Rendering views through templates into files."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """Forms of a report."""

    HTML = "html"
    PDF = "pdf"
    MD = "md"
    JSON = "json"
