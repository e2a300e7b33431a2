"""Write the made pages of the manual: ``python -m ivp.manual`` from the root of the repository."""

from pathlib import Path

from ivp.manual import pages

for name, text in pages().items():
    (Path("docs") / name).write_text(text, encoding="utf-8")
