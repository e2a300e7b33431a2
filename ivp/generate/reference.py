"""The manual's pages on the plan file and on the views, made from the models themselves."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from ivp.dossier.observations import OPTIONAL, REQUIRED
from ivp.model.json_schema import json_schema
from ivp.model.plan import KINDS
from ivp.model.types import NAME_SCHEMA, Own
from ivp.report.kinds import KINDS as REPORTS
from ivp.view.portfolio import PortfolioView
from ivp.view.progress import ProgressView

_NOTATION = """\
## Hoe iets wordt geschreven / notation

| wat / what | zo / like this |
|---|---|
| jaar van een cijfer / year of a figure | `2021`; `2018-2022` (het gemiddelde over die jaren / the mean over those years); `2023/2024` (een seizoen of schooljaar: één periode, van het jaar waarin die eindigt / a season or school year: one period, of the year in which it ends); `undated` (het stuk noemt geen jaar) |
| cijfer / figure | `129`, `7.9` (een punt, geen komma); `{value: 14, n: 512, provisional: true}`; `{value: null, note: waarom onbekend}` |
| doel / target | `{at_most: 125}` in het laatste jaar; `{at_most: {2024: 295, 2026: 279}}`; `at_least`; `below` en `above` (precies de grens haalt het niet); `{between: [10, 12]}` (grenzen inbegrepen); `{stay_at: 40, tolerance: 2}`; `{text: minder}`. `set: 2024`: bepaald in 2024, na een verandering in de telling |
| grens / bound | `125`, `baseline` (de nulmeting) of de id van een van de `benchmarks`; met ` - 4` (in de eenheid, bij percentages procentpunten) of ` - 5%` (ervan; niet bij percentages) erachter: `baseline - 10%`, `nederland 2017 + 2`. Zonder jaar geldt het cijfer van elders voor het jaar van het doel |
| cijfers van elders / benchmarks | `{nederland: {name: Nederland, values: {2017: 34}}}`; of alleen de naam, met de cijfers in het CSV-bestand, met de id in de kolom `municipality`: `{nederland: Nederland}` / or only the name, with the figures in the CSV file, by the id in the column `municipality` |
| moment of periode / moment or period | `2022`, `2022-H2`, `2022-Q4`, `2022-08`, `2022-12-20`, `2023-2026`: zo precies als bekend / as precise as known. Een moment telt als zijn laatste dag / a moment counts as its last day. `period: 2023-2026` |
| punten / points | een tekst, of een lijst; een punt met een kopje is `- Regie: tekst`, of `- Regie:` met een lijst eronder |
| nummer / number | wat het document voor de naam drukt: `number: "1.1"`, `number: A1.1`; het programma nummert zelf niets / what the document prints before the name; the program numbers nothing itself |
| stand van een actiepunt / state | `{2024-06: running}` of `{2024-06: {status: running, light: orange, cause: ...}}` |
| bron / source | geeft `unit`, `noun`, `per`, `better`, `population` en `definition` door aan indicatoren die ze zelf niet noemen (`noun` en `per` alleen bij dezelfde eenheid, `better` alleen waar het doel geen richting heeft) / hands these down to indicators that do not say them themselves (`noun` and `per` with the same unit only, `better` only where the target has no direction) |
| wie meedoet / with | `[politie, OM]`, of met een taak / or with a task: `{politie: advies, OM: vervolging}`; een id van een van de `partners` wordt met zijn naam afgedrukt / an id of a partner is printed by its name |
| verwijzing / reference | de sleutel (id) van een onderwerp, bron of focuspunt; `priorities.zorg` als een id meer dan eens voorkomt |
| termijn / duty | `rapportage: {what: Rapportage, every: 1, in: Q2}`, op id / by id; `every` is een aantal jaren, of `month`, `quarter`, `half_year` |
| gewijzigd door een besluit / changed by a decision | het plan zegt wat nu geldt, het besluit wat het was / the plan says what holds now, the decision what it was: `{body: council, act: amend, date: 2022-06-27, was: {indicators.overlast.target: {at_most: 1400}}}`; het pad is dat in het plan, de waarde zoals die daar stond / the path is that in the plan, the value as it stood there |
| lijst of kaart / list or map | `summary`, `assessment`, `principles`, `related`, `scope`, `coordination` en `budget`: een lijst, één stuk zonder lijst, of stukken op id in kleine letters, zodat een ander bestand er één kan noemen / a list, one piece without a list, or pieces by an id in small letters, so that another file can name one |

```yaml
indicators:
  jeugdoverlast:
    name: Meldingen jeugdoverlast
    for: jeugd
    unit: count
    source: politie
    baseline: {2018-2022: 310}
    target: {at_most: {2024: 295, 2026: baseline - 10%}}
    values: {2023: 301, 2024: {value: 288, provisional: true}}
actions:
  keurmerk:
    name: Keurmerk veilig buitengebied
    for: ondermijning
    lead: team Veiligheid
    by: 2024-Q4
    result: Het keurmerk is aangevraagd.
    state:
      2024-06: {status: running, light: orange, cause: Subsidie kwam later, consequence: Start in september,
                adjustment: Aanvraag in oktober}
```

Cijfers die later binnenkomen staan in `values`, of in een CSV-bestand dat `observations` noemt, gemeenten met hun CBS-code of
hun naam. `ivp validate cijfers.csv` controleert het met de plannen die het noemen. De regel met namen bepaalt hoe het gelezen
wordt: met komma's en een punt voor decimalen, of zoals Excel het op een Nederlandse computer opslaat. /
Values that come in later stand under `values`, or in a CSV file, municipalities by CBS code or by name. `ivp validate
cijfers.csv` checks it with the plans that name it. The row of names decides how it is read: with commas and a point before
decimals, or as Excel saves it on a Dutch computer.

```csv
indicator,municipality,year,value,provisional
rapportcijfer,GM1641,2023,7.9,false
rapportcijfer,GM1641,2024,8,true
```

```csv
indicator;municipality;year;value;provisional
rapportcijfer;Maasgouw;2023;7,9;ONWAAR
rapportcijfer;Maasgouw;2024;8,0;WAAR
```

`provisional` is `true`, `false` of `unknown` (niet bekend, of `onbekend`); leeg is definitief. Een cijfer dat voorlopig is of kan zijn,
maakt een doel nooit gehaald of niet gehaald. / `provisional` is `true`, `false` or `unknown`; empty means final. A figure that is or may
be provisional never makes a target achieved or not achieved.

Hoeveel mensen er wonen staat in een CSV-bestand dat het plan noemt met `inhabitants`, of `ivp.toml` voor alle plannen, met de
kolommen `municipality`, `year` en `inhabitants`. Een `n` bij een cijfer gaat voor. Daaruit volgen aantallen per 1.000 inwoners, en de
toets van een verandering houdt er rekening mee, tenzij het aantal inwoners in een jaar met meer dan 5% veranderde. / How many
people live there stands in a CSV file that the plan names with `inhabitants`, or `ivp.toml` for all plans, with the columns
`municipality`, `year` and `inhabitants`. An `n` beside a figure goes before it. Counts per 1,000 inhabitants follow from it, and the
test of a change reckons with it, unless inhabitants moved by more than 5% in a year.

## Een plan in zijn eigen volgorde / a plan in its own order

`chapters` geeft de hoofdstukken op id, in de volgorde van het document. Onder de id van een blok (`priorities`, `budget`) komt
dat blok in het hoofdstuk te staan; elk ander hoofdstuk heeft een id die u zelf kiest en een naam. In een hoofdstuk staan na
elkaar: zijn tekst en punten; wat het blok zonder kopjes te zeggen heeft; de onderwerpen die het onder `has` noemt, en die dan niet
meer in hun eigen blok staan; zijn onderdelen (`parts`); wat het blok onder kopjes te zeggen heeft. Actiepunten staan onder het
onderwerp waar ze het eerst aan bijdragen, tenzij `actions` een hoofdstuk is. Wat in geen hoofdstuk past, komt achteraan, met de
opmerking dat het geen hoofdstuk van het document zelf is. Een plan zonder `chapters` krijgt de vaste volgorde van de blokken. /
`chapters` gives the chapters by id, in the order of the document. Under the id of a block (`priorities`, `budget`) the chapter
holds that block; any other chapter has an id of your choice and a name. In a chapter stand, one after the other: its text and
points; what its block says without headings; the topics that it names under `has`, which then no longer stand in their own block;
its `parts`; what its block says under headings. Actions stand under the topic that they serve first, unless `actions` is a chapter.
What no chapter holds comes last, marked as no chapter of the document itself. A plan without `chapters` gets the usual order of the
blocks.

```yaml
chapters:
  voorwoord: {name: Voorwoord, text: Veiligheid maken we samen.}
  summary: {number: "1", name: Inleiding}
  priorities:
    number: "2"
    name: De prioriteiten
    text: De raad koos twee prioriteiten.
    parts: {keuze: {number: "2.1", name: Hoe wij kozen, text: Met cijfers en gesprekken.}}
  lokaal: {number: "3", name: Lokale prioriteiten, open: true}
  recreatie: {number: "4", name: Recreatie, has: water}
  organisatie: {number: "5", name: Organisatie, parts: {coordination: Coördinatie, cycle: {number: "5.2", name: Cyclus}}}
summary: Dit plan geldt vier jaar.
priorities:
  zorg: {number: "2.2", name: Zorg en veiligheid}
  ondermijning: {number: "2.3", name: Ondermijning}
themes: {water: {number: "4.1", name: Veilig op het water}}
```

`number` is wat het document voor een naam drukt (`1.1`, `A1.1`, `IV`); het programma nummert zelf niets. Een hoofdstuk met
`open: true` vult elke raad zelf in. `after: lokaal` zet een hoofdstuk achter een ander. De namen van hoofdstukken staan hier; hoe een
plan de stukken van een onderwerp noemt (probleem, doel, actiepunten), staat onder `labels`. / `number` is what the document prints
before a name; the program numbers nothing itself. A chapter with `open: true` is filled in by each council. `after: lokaal` puts a
chapter behind another one. The names of chapters stand here; what a plan calls the pieces of a topic stands under `labels`.

""".splitlines()

MADE = "<!-- Made from the code by `python -m ivp.generate`; do not change by hand. -->"


def pages() -> dict[str, str]:
    """File name to text of every page that is made from the models."""
    views: dict[str, type[BaseModel]] = {"ivp progress": ProgressView}
    views |= {f"report --kind {name}": kind.shape for name, kind in REPORTS.items()}
    return {"format.md": format_page(), "views.md": views_page({**views, "report, index": PortfolioView})}


def format_page() -> str:
    """Every key of a plan file, shape by shape, described in Dutch and English."""
    lines = [
        MADE,
        "",
        "# Het planbestand / the plan file",
        "",
        "Elk blok sleutels van een planbestand, met wat elke sleutel betekent. Een * betekent: verplicht.",
        "Wat bij “kort” staat, mag in plaats van het blok worden geschreven.",
        "",
        "Every block of keys of a plan file, and what each key means. A * means: required. What stands behind “short”",
        "may be written instead of the block.",
        "",
    ]
    lines += _NOTATION
    columns = [*(f"`{name}`*" for name in REQUIRED), *(f"`{name}`" for name in OPTIONAL)]
    lines += ["Kolommen / columns: " + ", ".join(columns) + ".", ""]
    shapes = _shapes([*KINDS.values()])
    described = {name: block for kind in KINDS for name, block in json_schema(kind)["definitions"].items()}
    for shape in shapes:
        lines += [f"## {shape.__name__}", "", _first_line(shape), ""]
        if getattr(shape, "short", None):
            lines += [f"Kort / short: {_short(described[shape.__name__]['anyOf'][0])}", ""]
        lines += ["| sleutel / key | waarde / value | betekenis / meaning |", "|---|---|---|"]
        lines += [_key(name, field) for name, field in shape.model_fields.items()]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def views_page(views: dict[str, type[BaseModel]]) -> str:
    """Every field of the views, for templates and for readers of the JSON."""
    lines = [
        MADE,
        "",
        "# What a view holds",
        "",
        "Templates print these fields, and `--format json` gives them as they are. `format` is the version of the",
        "form: it goes up when a field changes its meaning or goes away; new fields may come at any time.",
        "",
    ]
    for name, view in views.items():
        lines += [f"- `{name}`: [{view.__name__}](#{view.__name__.lower()})"]
    lines.append("")
    for shape in _shapes([*views.values()]):
        lines += [f"## {shape.__name__}", "", _first_line(shape), "", "| field | type | meaning |", "|---|---|---|"]
        for field_name, field in shape.model_fields.items():
            lines.append(f"| `{field_name}` | {_type(field.annotation)} | {_cell(field.description or '')} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _shapes(roots: list[type[BaseModel]]) -> list[type[BaseModel]]:
    """The roots and every model below them, each once, in the order of first use."""
    found: list[type[BaseModel]] = []
    waiting = list(roots)
    while waiting:
        shape = waiting.pop(0)
        if shape not in found:
            found.append(shape)
            waiting += [item for field in shape.model_fields.values() for item in _models(field.annotation)]
    return found


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for item in get_args(annotation):
        yield from _models(item)


def _first_line(shape: type[BaseModel]) -> str:
    return (shape.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")


def _key(name: str, field: Any) -> str:
    key = field.alias or name
    star = "*" if field.is_required() else ""
    whole = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return f"| `{key}`{star} | {_type(whole)} | {_cell(field.description or '')} |"


def _type(annotation: Any) -> str:
    """A type in words: what a writer may put there, with links to the blocks."""
    if get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            if isinstance(mark, Own):
                return _own(mark)
        return _type(annotation.__origin__)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        return " of ".join(_type(item) for item in inner if item is not types.NoneType)
    if origin is tuple:
        return "lijst: " + _type(inner[0]) if len(inner) == 2 and inner[1] is Ellipsis else ", ".join(map(_type, inner))
    if origin is Sequence:
        return "lijst: " + _type(inner[0])
    if origin is dict:
        return f"{_type(inner[0])}: {_type(inner[1])}"
    if origin is typing.Literal:
        return ", ".join(f"`{word}`" for word in inner)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return _NAMES.get(annotation, getattr(annotation, "__name__", str(annotation)))


_NAMES = {Any: "waarde", str: "tekst", int: "geheel getal", float: "getal", bool: "true of false"}


def _own(mark: Own) -> str:
    schema = mark.described
    options = [schema, *schema.get("anyOf", ())]
    words = _words(options)
    if words and NAME_SCHEMA not in options:
        return f"{words} of een eigen id" if any("pattern" in option for option in options) else words
    kinds = {str(option.get("type")) for option in options} - {"None"}
    named = {"string": "tekst", "number": "getal", "integer": "geheel getal", "boolean": "`true` of `false`"}
    return " of ".join(named[kind] for kind in sorted(kinds) if kind in named) or "waarde"


def _words(options: list[JsonSchemaValue]) -> str:
    return ", ".join(f"`{word['const']}`" for option in options for word in option.get("oneOf", ()))


def _short(short: JsonSchemaValue) -> str:
    options = [short, *short.get("anyOf", ())]
    if words := _words(options):
        return words
    kinds = {str(option.get("type")) for option in options}
    parts = []
    if "string" in kinds:
        parts.append("een tekst")
    if "number" in kinds:
        parts.append("een getal")
    if "object" in kinds:
        parts.append("`Kopje: tekst of lijst`")
    return " of ".join(parts)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
