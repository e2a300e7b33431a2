"""The account as tidy CSV: one row per indicator, municipality (or the whole area) and year."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
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


def progress_csv(view: ProgressView, dialect: Dialect = COMMAS, *, head: bool = True) -> str:
    """All figures of a plan, under the names of the columns where it is the ``head`` of a table.

    The verdict of the reporting year stands once for each indicator, on the row of the figure that was judged, or on a
    row without a figure where none was. A figure without a value is ``hidden``, because it is too small to publish or
    would tell one that is, or it is not known. Excel needs the mark at the start of a table that it opens in its own
    dialect, or it takes the letters for others.
    """
    return _written(_rows(view), COLUMNS, dialect, head=head)


def address(view: ProgressView, ids: Collection[str], columns: Collection[str] = VERDICTS) -> str:
    """The figures of these indicators as a table that stands in its own address, for a link in a page.

    Of several indicators the row with the verdict is told, of one all rows that have a figure.
    """
    told = view.model_copy(update={"indicators": tuple(item for item in view.indicators if item.id in ids)})
    several = columns is VERDICTS
    rows = [row for row in _rows(told) if (row["judged"] == "true" if several else row.get("year"))]
    dialect = SEMICOLONS if view.plan.language == "nl" else COMMAS
    return "data:text/csv;charset=utf-8," + quote(_written(rows, columns, dialect), safe="/;,")


def _written(
    rows: Iterable[dict[str, object]], columns: Collection[str], dialect: Dialect, *, head: bool = True
) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n", delimiter=dialect.separator)
    if head:
        writer.writeheader()
    for row in rows:
        writer.writerow({name: _number(cell, dialect) for name, cell in row.items()})
    return (_MARK if head and dialect != COMMAS else "") + buffer.getvalue()


def _rows(view: ProgressView) -> Iterator[dict[str, object]]:
    for item in view.indicators:
        judged = item.judged.year if item.judged else None
        if judged is None:
            yield {**_row(view, item, None), **_verdict(item)}
        for figure in item.series:
            yield {**_row(view, item, figure), **(_verdict(item) if figure.year == judged else {})}
        for place in item.places:
            for figure in place.figures:
                yield _row(view, item, figure, place.code)


def _number(cell: object, dialect: Dialect) -> object:
    """A figure with the sign that the table has before decimals; other cells as they are."""
    return dialect.swapped(str(cell)) if isinstance(cell, float) else cell


def _row(view: ProgressView, item: IndicatorView, figure: FigureView | None, place: str = "") -> dict[str, object]:
    row: dict[str, object] = {
        "plan": _cell(view.plan.file),
        "indicator": item.id,
        "name": _cell(item.name),
        "unit": item.unit,
        "municipality": place,
        "source": _cell(figure.source if figure and figure.source else item.source),
        "reporting_year": view.year,
        "judged": "false",
    }
    if figure is not None:
        provisional = PERHAPS if figure.provisional is None else str(figure.provisional).lower()
        hidden = str(figure.hidden).lower()
        row |= {"year": _years(figure), "value": figure.number, "provisional": provisional, "hidden": hidden}
        row["n"] = figure.n
    return row


def _verdict(item: IndicatorView) -> dict[str, object]:
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
    return "'" + text if text.lstrip()[:1] in set("=+-@＝＋－＠") else text
