"""The indicators as a plan prints them, what is known about each, and the sources of the figures."""

from __future__ import annotations

from ivp.language import N_
from ivp.model.indicator import Indicator
from ivp.progress.hiding import Hiding
from ivp.view.amended import target_lines
from ivp.view.document.composer import Composer, facts_of
from ivp.view.document.figure_texts import indicator_name, target_text, values_text
from ivp.view.document.pieces import Cell, Fact, Piece, Section, Table
from ivp.vocabulary import Aspect


def indicator_table(composer: Composer) -> tuple[Piece, ...]:
    """Indicator, source, baseline and target, in the plan's order; nothing where there are no indicators."""
    indicators = composer.plan.indicators
    if not indicators:
        return ()
    year = _common_year(composer)
    target = composer.words("Target {year}", year=year) if year else composer.words("Target [year]")
    return (
        Table(
            caption=composer.words("Indicators with their baseline and target"),
            head=(
                composer.words("Indicator"),
                composer.called(Aspect.SOURCE),
                _label(composer, Aspect.BASELINE) or composer.words("Baseline [year]"),
                _label(composer, Aspect.TARGET) or target,
            ),
            rows=tuple(_row(composer, identity, item, year) for identity, item in indicators.items()),
        ),
    )


def _label(composer: Composer, aspect: Aspect) -> str:
    """The plan's own name for a column, empty where it has none."""
    return composer.show(composer.plan.label(aspect))


def _common_year(composer: Composer) -> str:
    """The target year of all indicators; empty where they differ."""
    targets = [item.target for item in composer.plan.indicators.values() if item.target]
    years = {composer.wording.years(year) for target in targets for year in target.bounds}
    return years.pop() if len(years) == 1 else ""


def _row(composer: Composer, identity: str, indicator: Indicator, year: str) -> tuple[Cell, ...]:
    source = composer.plan.sources.get(indicator.source or "")
    baseline, note = values_text(composer, indicator, indicator.baseline)
    words = figures = ""
    if indicator.target:
        words = composer.show(indicator.target.text)
        figures = target_text(composer, indicator, indicator.target, year)
    changed = map(composer.show, target_lines(composer.plan, identity, composer.wording))
    target = Cell(text=words or figures, note="; ".join((*([figures] if words and figures else ()), *changed)))
    return (
        Cell(text=indicator_name(composer, indicator), anchor=f"indicators.{identity}"),
        Cell(text=composer.named(source) if source else ""),
        Cell(text=baseline, note=note),
        target,
    )


def indicator_notes(composer: Composer, level: int) -> tuple[Section, ...]:
    """What is known about each indicator besides its baseline and target, under one heading."""
    sections = tuple(
        Section(
            anchor=f"indicators.{identity}",
            role="entry",
            title=indicator_name(composer, indicator),
            level=level + 1,
            note=composer.origin(("indicators", identity)),
            blocks=(*facts_of(_facts(composer, identity, indicator)), *composer.incomplete(indicator.incomplete)),
        )
        for identity, indicator in composer.plan.indicators.items()
    )
    if not sections:
        return ()
    return (Section(role="group", title=composer.words("About each indicator"), level=level, sections=sections),)


def _facts(composer: Composer, identity: str, indicator: Indicator) -> tuple[Fact, ...]:
    given = indicator.model_fields_set
    values, note = values_text(composer, indicator, indicator.values, composer.hidden.get(identity, Hiding()))
    return (
        *composer.fact(N_("Measured as"), _unit(composer, indicator)),
        *composer.told(N_("About whom"), indicator.population),
        *composer.told(N_("Definition"), indicator.definition),
        *composer.told(N_("Interpretation"), indicator.interpretation),
        *composer.belongs(indicator.for_),
        *composer.places(indicator.municipalities),
        *composer.fact(N_("Direction"), composer.words(indicator.better.label) if indicator.better else ""),
        *composer.fact(N_("Kind"), composer.words(indicator.kind.label) if "kind" in given else ""),
        *composer.fact(N_("Other figures"), " ".join(part for part in (values, note) if part)),
        *_benchmarks(composer, indicator),
        *_series(composer, indicator),
        *composer.fact(
            N_("Break in the series"),
            *(f"{composer.wording.years(years)}: {reason}" for years, reason in indicator.breaks.items()),
        ),
    )


def _unit(composer: Composer, indicator: Indicator) -> str:
    facts = indicator.unit.facts
    unit = composer.words(facts.label)
    if indicator.noun:
        unit = composer.words(facts.counted, unit=unit, noun=indicator.noun.many)
    if indicator.per:
        unit += " " + composer.words("per {number}", number=composer.wording.numbers.number(indicator.per))
    return unit


def _benchmarks(composer: Composer, indicator: Indicator) -> tuple[Fact, ...]:
    lines = []
    for benchmark in indicator.benchmarks.values():
        figures, note = values_text(composer, indicator, benchmark.values)
        told = " ".join(part for part in (figures, note) if part)
        lines.append(composer.show(benchmark.name) + (f": {told}" if told else ""))
    return composer.fact(N_("Figures elsewhere"), *lines)


def _series(composer: Composer, indicator: Indicator) -> tuple[Fact, ...]:
    series = indicator.series
    if series is None:
        return ()
    codes = ", ".join(series.codes)
    table = composer.words("table {table}, codes {codes}", table=series.table, codes=codes)
    if not series.comparable:
        table = composer.words("{table}; its definition is not the plan's", table=table)
    return (*composer.fact(N_("Official figures"), table), *composer.told(N_("About these figures"), series.note))


def source_table(composer: Composer) -> tuple[Piece, ...]:
    """The sources of the figures; nothing where there are none."""
    if not composer.plan.sources:
        return ()
    numbers = composer.wording.numbers
    head = (N_("Source"), N_("Kind"), N_("How often"), N_("To know"))
    rows = []
    for identity, source in composer.plan.sources.items():
        often = _often(composer, source.every)
        hidden = ""
        if source.hide_below:
            hidden = composer.words(
                "Counts below {number} are not published.", number=numbers.number(source.hide_below)
            )
        notes = (composer.show(source.text), hidden, composer.show(source.incomplete))
        rows.append(
            (
                Cell(text=composer.named(source), note=composer.origin(("sources", identity))),
                Cell(text=composer.words(source.kind.label)),
                Cell(text=often),
                Cell(text=" ".join(note for note in notes if note)),
            )
        )
    caption = composer.words("Sources with their kind and how often they give figures")
    return (Table(caption=caption, head=tuple(composer.words(name) for name in head), rows=tuple(rows)),)


def _often(composer: Composer, every: int | None) -> str:
    return composer.wording.words.some("each year", "every {number} years", every) if every else ""
