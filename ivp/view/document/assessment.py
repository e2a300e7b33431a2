"""The assessment: findings by safety field, and in it by municipality."""

from __future__ import annotations

from collections.abc import Mapping

from ivp.model.point import AssessmentFinding
from ivp.view.document.composer import Composer
from ivp.view.document.pieces import DEEPEST_HEADING, Piece, Section
from ivp.view.plan_view import numbered, place_name
from ivp.vocabulary import Aspect


def assessment_content(
    composer: Composer, findings: Mapping[int | str, AssessmentFinding]
) -> tuple[tuple[Piece, ...], tuple[Section, ...]]:
    """Findings without a name or field as a list; the others as sections, those of a field under its name."""
    bare = [finding for finding in findings.values() if _is_bare(finding)]
    groups: dict[str, list[Section]] = {}
    for place, finding in findings.items():
        if not _is_bare(finding):
            level = 4 if finding.field else 3
            groups.setdefault(finding.field or "", []).append(_finding(composer, place, finding, level))
    sections: list[Section] = []
    for field, items in groups.items():
        if not field:
            sections += items
            continue
        link = composer.links((field,), ("fields",))[0]
        anchor = f"assessment.{field}"
        sections.append(Section(anchor=anchor, role="group", title=link.text, level=3, sections=tuple(items)))
    return composer.points(bare), tuple(sections)


def _is_bare(finding: AssessmentFinding) -> bool:
    more = (finding.number, finding.name, finding.field, finding.findings, finding.approach, finding.incomplete)
    return not any(more)


def _finding(composer: Composer, place: int | str, finding: AssessmentFinding, level: int) -> Section:
    """A finding; one that the document numbers can be led to."""
    places = ", ".join(place_name(name) for name in finding.municipalities)
    title = numbered(finding.number, finding.name or places or composer.words("Whole area"))
    below = min(level + 1, DEEPEST_HEADING)
    aspects = tuple(
        Section(
            role="aspect",
            title=composer.called(aspect),
            level=below,
            blocks=composer.points(points),
        )
        for aspect, points in ((Aspect.FINDINGS, finding.findings), (Aspect.FINDING_APPROACH, finding.approach))
        if points
    )
    return Section(
        anchor=f"findings.{place}" if finding.number else "",
        role="finding",
        title=composer.show(title),
        level=level,
        blocks=(*composer.body(finding, title), *composer.incomplete(finding.incomplete)),
        sections=aspects,
    )
