"""A report of many plans keeps none of their views: once a page is rendered, nothing holds what it was made from.

Not even a circle of things that hold each other, which Python finds late: a template that is imported with the context
of a page is one.
"""

from __future__ import annotations

import gc
import weakref

import pytest

from ivp.check import Checked
from ivp.report.kinds import KINDS, Asked
from ivp.report.look import PLAIN
from ivp.report.render import Press
from ivp.vocabulary import ReportFormat, ReportKind


@pytest.mark.parametrize("form", [ReportFormat.HTML, ReportFormat.MD])
@pytest.mark.parametrize("kind", ReportKind)
def test_what_was_rendered_is_let_go(
    example_plans: list[Checked], made_up_plans: list[Checked], kind: ReportKind, form: ReportFormat
) -> None:
    gc.disable()
    try:
        views = [_rendered(item, kind, form) for item in (*example_plans, *made_up_plans)]
        assert any(views)
        assert [view for view in views if view and view()] == []
    finally:
        gc.enable()


def _rendered(item: Checked, kind: ReportKind, form: ReportFormat) -> weakref.ref[object] | None:
    assert item.measured is not None
    view = KINDS[kind].view(Asked(item.measured, 2028, dossier=item.dossier))
    if view is None:
        return None
    with Press() as press:
        assert list(press.render(view, KINDS[kind].template, form, "nl", PLAIN))
    return weakref.ref(view)
