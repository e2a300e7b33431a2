"""The account as a workbook: a sheet for each table, texts as texts and figures as numbers.

The same account gives the same bytes: the workbook has a fixed date, and nothing of the machine stands in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

import xlsxwriter

from ivp.language import N_, Words
from ivp.view.progress import ActionView, FigureView, IndicatorView, ProgressView
from ivp.vocabulary import ActionState

Cell: TypeAlias = str | int | float | None
_MADE = datetime(2000, 1, 1)
_LONGEST = 32_767
"""So many characters a cell of a workbook holds."""

_INDICATORS = (
    N_("Plan"), N_("Indicator"), N_("Source"), N_("Baseline"), N_("Year"), N_("Figure"), N_("Year"), N_("Remark"),
    N_("Target"), N_("Year"), N_("Position against the target"), N_("Change since the baseline"),
)  # fmt: skip
_FIGURES = (N_("Plan"), N_("Indicator"), N_("Year"), N_("Figure"), N_("Remark"), N_("Source"))
_PLACES = (N_("Plan"), N_("Indicator"), N_("Municipality"), N_("Year"), N_("Figure"), N_("Remark"), N_("Source"))
_ACTIONS = (N_("Plan"), N_("Action"), N_("Lead"), N_("Deadline"), N_("State"), N_("Light"))


def progress_xlsx(views: list[ProgressView]) -> bytes:
    """The workbook with the figures of the plans, as the account publishes them, in the language of the first."""
    words = Words(views[0].plan.language)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": _MADE})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheets: Mapping[str, tuple[tuple[str, ...], list[tuple[Cell, ...]]]] = {
        N_("Indicators"): (_INDICATORS, [_indicator(view, item) for view, item in _items(views)]),
        N_("Figures"): (
            _FIGURES,
            [
                (view.plan.title, item.name, *_figure(figure), figure.source or item.source)
                for view, item in _items(views)
                for figure in item.series
            ],
        ),
        N_("Municipalities"): (
            _PLACES,
            [
                (view.plan.title, item.name, place.name, *_figure(figure), figure.source or item.source)
                for view, item in _items(views)
                for place in item.places
                for figure in place.figures
            ],
        ),
        N_("Actions"): (_ACTIONS, [_action(view, action, words) for view in views for action in view.actions]),
    }
    for name, (head, rows) in sheets.items():
        if not rows and name != "Indicators":
            continue
        sheet = book.add_worksheet(words(name)[:31])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(head) - 1, 16)
        sheet.set_column(0, 1, 32)
        for at, text in enumerate(head):
            sheet.write_string(0, at, words(text), bold)
        for row, cells in enumerate(rows, 1):
            for at, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, at, cell[:_LONGEST])
                elif cell is not None:
                    sheet.write_number(row, at, cell)
    book.close()
    return buffer.getvalue()


def _items(views: list[ProgressView]) -> Iterator[tuple[ProgressView, IndicatorView]]:
    return ((view, item) for view in views for item in view.indicators)


def _indicator(view: ProgressView, item: IndicatorView) -> tuple[Cell, ...]:
    """The verdict on one indicator, as the CSV gives it on one row."""
    baseline, judged, target = item.baseline, item.judged, item.target
    year, number, remark = _figure(judged) if judged else (None, None, "")
    return (
        view.plan.title, item.name, item.source, baseline.number if baseline else None,
        _year(baseline) if baseline else None, number, year, remark, target.text if target else item.target_text,
        target.year if target else None, item.position.label, item.change.label,
    )  # fmt: skip


def _figure(figure: FigureView) -> tuple[Cell, Cell, str]:
    """The year of a figure, its number, and what is to be known of it."""
    return _year(figure), figure.number, figure.text if figure.hidden else figure.status


def _year(figure: FigureView) -> Cell:
    return int(figure.years) if figure.years.isdigit() else figure.years


def _action(view: ProgressView, action: ActionView, words: Words) -> tuple[Cell, ...]:
    label = words(ActionState(action.status).label)
    light = action.state.light_label if action.state else ""
    return view.plan.title, action.name, "; ".join(action.lead), action.by, label, light
