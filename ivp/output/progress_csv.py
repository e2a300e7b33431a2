"""The account as tidy CSV: one row per indicator, municipality (or the whole area) and year."""

from __future__ import annotations

import csv
import io

from ivp.view.progress import FigureView, IndicatorView, ProgressView

COLUMNS = (
    "plan", "indicator", "name", "unit", "municipality", "year", "value", "provisional", "hidden", "n", "source",
    "baseline", "baseline_year", "target", "target_upper", "target_direction", "target_year", "reporting_year",
    "judged", "position", "reason", "change", "tone",
)  # fmt: skip


def progress_csv(views: list[ProgressView]) -> str:
    """All figures of the plans; the verdict of the reporting year stands once for each indicator, on the row of the
    figure that was judged, or on a row without a figure where none was. A figure without a value is ``hidden``, because
    it is too small to publish or would tell one that is, or it is not known.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for view in views:
        for item in view.indicators:
            judged = item.judged.year if item.judged else None
            if judged is None:
                writer.writerow({**_row(view, item, None), **_verdict(item)})
            for figure in item.series:
                verdict = _verdict(item) if figure.year == judged else {}
                writer.writerow({**_row(view, item, figure), **verdict})
            for place in item.places:
                for figure in place.figures:
                    writer.writerow(_row(view, item, figure, place.code))
    return buffer.getvalue()


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
        provisional = str(figure.provisional).lower()
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
