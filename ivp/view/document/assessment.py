"""The assessment: findings by safety field, and in it by municipality."""

from __future__ import annotations

from ivp.model.point import AssessmentFinding
from ivp.view.document.composer import Composer
from ivp.view.document.pieces import DEEPEST_HEADING, Piece, Section
from ivp.view.plan_view import numbered, place_name
from ivp.vocabulary import Aspect


def assessment_content(
    composer: Composer, findings: tuple[AssessmentFinding, ...]
) -> tuple[tuple[Piece, ...], tuple[Section, ...]]:
    """Findings without a name or field as a list; the others as sections, those of a field under its name."""
    bare = tuple(finding for finding in findings if _is_bare(finding))
    groups: dict[str, list[AssessmentFinding]] = {}
    for finding in findings:
        if finding not in bare:
            groups.setdefault(finding.field or "", []).append(finding)
    sections: list[Section] = []
    for field, items in groups.items():
        if not field:
            sections += [_finding(composer, item, 3) for item in items]
            continue
        link = composer.links((field,), ("fields",))[0]
        inside = tuple(_finding(composer, item, 4) for item in items)
        anchor = f"assessment.{field}"
        sections.append(Section(anchor=anchor, role="group", title=link.text, level=3, sections=inside))
    return composer.points(bare), tuple(sections)


def _is_bare(finding: AssessmentFinding) -> bool:
    more = (finding.number, finding.name, finding.field, finding.findings, finding.approach, finding.incomplete)
    return not any(more)


def _finding(composer: Composer, finding: AssessmentFinding, level: int) -> Section:
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
        role="finding",
        title=composer.show(title),
        level=level,
        blocks=(*composer.body(finding, title), *composer.incomplete(finding.incomplete)),
        sections=aspects,
    )
