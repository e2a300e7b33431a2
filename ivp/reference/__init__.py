"""Reference data that ships with the package."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where it stands."""
