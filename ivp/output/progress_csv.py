"""The account as tidy CSV: one row per indicator, municipality (or the whole area) and year."""

from __future__ import annotations

import csv
import io

from ivp.view.progress import FigureView, IndicatorView, ProgressView

COLUMNS = (
    "plan", "indicator", "name", "unit", "municipality", "year", "value", "provisional", "n", "source", "baseline",
    "baseline_year", "target", "target_direction", "target_year", "reporting_year", "judged", "position", "reason",
    "change", "tone",
)  # fmt: skip


def progress_csv(views: list[ProgressView]) -> str:
    """All figures of the plans, with the verdict of the reporting year beside each indicator's area rows."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for view in views:
        for item in view.indicators:
            for figure in item.series:
                writer.writerow(_row(view, item, figure))
            if not item.series:
                writer.writerow(_row(view, item, None))
            for place in item.places:
                for figure in place.figures:
                    writer.writerow(_row(view, item, figure, place.code))
    return buffer.getvalue()


def _row(view: ProgressView, item: IndicatorView, figure: FigureView | None, place: str = "") -> dict[str, object]:
    judged = not place and item.value is not None and figure is not None and figure.year == item.value.year
    row: dict[str, object] = {
        "plan": _cell(view.plan.file),
        "indicator": item.id,
        "name": _cell(item.name),
        "unit": item.unit,
        "municipality": place,
        "reporting_year": view.year,
    }
    if figure is not None:
        row |= {
            "year": figure.year, "value": figure.number, "provisional": str(figure.provisional).lower(),
            "n": figure.n, "source": _cell(figure.source),
        }  # fmt: skip
    if not place:
        row |= {
            "baseline": item.baseline.number if item.baseline else None,
            "baseline_year": item.baseline.years if item.baseline else None,
            "target": item.target.number if item.target else None,
            "target_direction": item.target.direction if item.target else None,
            "target_year": item.target.year if item.target else None,
            "judged": str(judged).lower(),
            "position": item.position.code,
            "reason": item.position.reason,
            "change": item.change.code,
            "tone": item.tone,
        }
    return row


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t"} else text
