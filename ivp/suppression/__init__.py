"""Findings that do not count: by a comment in the plan, by the settings, by an option."""
