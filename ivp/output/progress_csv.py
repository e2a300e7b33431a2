"""The account as tidy CSV: one row per indicator, municipality (or the whole area) and year."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import quote

from ivp.model.types import PERHAPS
from ivp.reader.table import COMMAS, SEMICOLONS, Dialect
from ivp.view.progress import FigureView, IndicatorView, ProgressView

COLUMNS = (
    "plan", "indicator", "name", "unit", "municipality", "year", "value", "provisional", "hidden", "n", "source",
    "baseline", "baseline_year", "target", "target_upper", "target_direction", "target_year", "reporting_year",
    "judged", "position", "reason", "change", "tone",
)  # fmt: skip
VERDICTS = (
    "name", "unit", "value", "year", "provisional", "hidden", "baseline", "baseline_year", "target", "target_upper",
    "target_direction", "target_year", "position", "change",
)  # fmt: skip
"""What a table of several indicators says of each."""
FIGURES = ("municipality", "year", "value", "provisional", "hidden", "n", "source")
"""What the sheet of one indicator says."""
_MARK = "\ufeff"
_FORMULA = frozenset("=+-@＝＋－＠")


def progress_csv(view: ProgressView, dialect: Dialect = COMMAS, *, head: bool = True) -> str:
    """All figures of a plan, under the names of the columns where it is the ``head`` of a table.

    The verdict of the reporting year stands once for each indicator, on the row of the figure that was judged, or on a
    row without a figure where none was. A figure without a value is ``hidden``, because it is too small to publish or
    would tell one that is, or it is not known. Excel needs the mark at the start of a table that it opens in its own
    dialect, or it takes the letters for others.
    """
    rows = (row for item in view.indicators for row in _rows(view, item))
    return _written(rows, COLUMNS, dialect, head=head)


def address(view: ProgressView, items: Iterable[IndicatorView], columns: Collection[str] = VERDICTS) -> str:
    """The figures of these indicators as a table that stands in its own address, for a link in a page.

    Of several indicators the row with the verdict is told, of one all rows that have a figure.
    """
    several = columns is VERDICTS
    all_ = (row for item in items for row in _rows(view, item, judged_only=several))
    rows = (row for row in all_ if several or row.get("year"))
    dialect = SEMICOLONS if view.plan.language == "nl" else COMMAS
    return "data:text/csv;charset=utf-8," + quote(_written(rows, columns, dialect), safe="/;,")


def _written(
    rows: Iterable[Mapping[str, object]], columns: Collection[str], dialect: Dialect, *, head: bool = True
) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n", delimiter=dialect.separator)
    if head:
        writer.writerow(columns)
    swapped = dialect.swapped  # a figure has the sign that the table has before decimals
    writer.writerows(
        [swapped(str(cell)) if isinstance(cell := row.get(name), float) else cell for name in columns] for row in rows
    )
    return (_MARK if head and dialect != COMMAS else "") + buffer.getvalue()


def _rows(view: ProgressView, item: IndicatorView, *, judged_only: bool = False) -> Iterator[Mapping[str, object]]:
    """The rows of an indicator, or the one with its verdict."""
    judged = item.judged.year if item.judged else None
    about: Mapping[str, object] = {
        "plan": _cell(view.plan.file),
        "indicator": item.id,
        "name": _cell(item.name),
        "unit": item.unit,
        "source": _cell(item.source),
        "reporting_year": view.year,
        "judged": "false",
    }
    if judged is None:
        yield {**about, **_verdict(item)}
    for figure in item.series:
        if figure.year == judged:
            yield {**about, **_figure(figure), **_verdict(item)}
        elif not judged_only:
            yield {**about, **_figure(figure)}
    for place in () if judged_only else item.places:
        for figure in place.figures:
            yield {**about, **_figure(figure), "municipality": place.code}


def _figure(figure: FigureView) -> Mapping[str, object]:
    told = {
        "year": _years(figure),
        "value": figure.number,
        "provisional": PERHAPS if figure.provisional is None else str(figure.provisional).lower(),
        "hidden": str(figure.hidden).lower(),
        "n": figure.n,
    }
    return {**told, "source": _cell(figure.source)} if figure.source else told


def _verdict(item: IndicatorView) -> Mapping[str, object]:
    return {
        "baseline": item.baseline.number if item.baseline else None,
        "baseline_year": _years(item.baseline) if item.baseline else None,
        "target": item.target.number if item.target else None,
        "target_upper": item.target.upper if item.target else None,
        "target_direction": item.target.direction if item.target else None,
        "target_year": item.target.year if item.target else None,
        "judged": "true",
        "position": item.position.code,
        "reason": item.position.reason,
        "change": item.change.code,
        "tone": item.tone,
    }


def _years(figure: FigureView) -> str | None:
    """The year or years of a figure as a plan writes them; None where it has none."""
    return figure.years.replace("–", "-") if figure.year is not None else None


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula; some take the wide signs of East Asian typing for one as well."""
    return "'" + text if text.lstrip()[:1] in _FORMULA else text
