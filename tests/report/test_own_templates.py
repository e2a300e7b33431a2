"""Templates of one's own: data in, text out; every known way out is tried, and what is wrong is told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ivp.check import Checked
from ivp.refusal import Refused
from ivp.report.apart import Apart, Limits
from ivp.report.environment import environment, templates
from ivp.report.kinds import KINDS, Asked
from ivp.report.look import Look
from ivp.report.sandbox import fenced, unused, why
from ivp.view.report import ReportView
from tests.conftest import Outcome, Run

PLAN = (
    "ivp: 1\nkind: plan\ntitle: Proefplan\nmunicipalities: [Maasgouw]\nperiod: 2023-2026\n"
    "themes: {wonen: Wonen}\nindicators:\n  i: {name: Inbraken, for: wonen, unit: count, baseline: {2022: 40},"
    " target: {at_most: 35}, values: {2024: 38}}\n"
)


@pytest.fixture(scope="session")
def view(example_plans: list[Checked]) -> ReportView:
    (item,) = [item for item in example_plans if "maasgouw" in item.source.name]
    made = KINDS["progress"].view(Asked(item.measured, 2024))  # type: ignore[arg-type]
    assert isinstance(made, ReportView)
    return made


def _printed(source: str, view: ReportView, **more: str) -> str:
    return fenced("en", "html", Look("own", {"x.j2": source, **more})).get_template("x.j2").render(view=view)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ view.title }}", "Voortgang veiligheid 2024"),
        ("{{ view.title.upper() | replace('2024', 'x') }}", "VOORTGANG VEILIGHEID x"),
        ("{{ _('{name} in {area}', name='<b>', area=view.year) }}", "&lt;b&gt; in 2024"),
        ("{{ ngettext('{number} indicator', '{number} indicators', 2) }}", "2 indicators"),
        ("{% for x in range(3) %}{{ loop.index }}{% endfor %}", "123"),
        ("{{ (view.progress.indicators | by_id)[view.progress.indicators[0].id].unit }}", "count"),
        ("{% macro a(b) %}[{{ b }}{{ caller() }}]{% endmacro %}{% call a(1) %}2{% endcall %}", "[12]"),
        ("{% set d = {'a': 1} %}{{ d.get('a') }}{{ d.items() | list | length }}", "11"),
        ("{{ _('{a:{b}}', a=1, b='x') }}", "{a:x}"),
        ("{{ ([view] | groupby('year') | first).grouper }}", "2024"),
        ("{{ '-' * 3 }}{{ 2 * 3 }}", "---6"),
        ("{% import 'parts.html.j2' as parts %}{{ parts.icon('behind') is string }}", "True"),
        ("{{ view.highlights | map(attribute='anchor') | select | list | length > 0 }}", "True"),
        ("{% if nothing is defined %}a{% else %}{{ nothing | default('b') }}{% endif %}", "b"),
    ],
)
def test_what_a_template_may_do(source: str, shown: str, view: ReportView) -> None:
    assert _printed(source, view) == shown


WAYS_OUT = (
    # Python's objects, by their attributes and items
    "{{ view.__class__.__mro__ }}",
    "{{ view['__class__'] }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ _.__init__.__globals__ }}",
    "{{ _.language }}",
    "{{ _._catalogue }}",
    "{{ ngettext.__self__ }}",
    "{{ ngettext.__func__.__globals__ }}",
    "{{ chart.words('x') }}",
    "{{ chart.numbers }}",
    "{{ chart.trend.__func__ }}",
    "{{ chart._listed(()) }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% import 'parts.html.j2' as p %}{{ p.__class__ }}",
    "{% import 'parts.html.j2' as p %}{{ p._body_stream }}",
    "{{ nothing.__class__ }}",
    "{{ (nothing | default(view)).__dict__ }}",
    "{{ range.__globals__ }}",
    "{{ view.year.real.__class__ }}",
    "{{ [].append.__self__.__class__ }}",
    # pydantic's methods and what they read
    "{{ view.parse_raw('cos', proto='pickle', allow_pickle=True) }}",
    "{{ view.parse_file('/etc/hostname') }}",
    "{{ view.construct() }}",
    "{{ view.model_dump() }}",
    "{{ view.model_copy(update={'title': 'x'}) }}",
    "{{ view.model_fields }}",
    "{{ view.model_config }}",
    "{{ view['model_construct']() }}",
    "{{ [view] | map(attribute='model_dump') | first }}",
    "{{ [view] | map(attribute='__class__') | list | first }}",
    "{{ ([view] | groupby('__class__') | first).grouper }}",
    "{{ [view] | sort(attribute='__class__.__name__') }}",
    "{{ [view] | selectattr('__class__.__name__') | list }}",
    "{{ [view] | sum(attribute='__class__') }}",
    # formatting: CVE-2016-10745, CVE-2019-10906, CVE-2024-56326, CVE-2025-27516
    "{{ '{0.__class__}'.format(view) }}",
    "{{ '{a.__class__}'.format_map({'a': view}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(view) }}",
    "{{ ('{0.__class__}' | safe).format(view) }}",
    "{{ '{0.__class__}' | attr('format') }}",
    "{{ ['{0.__class__}'] | map('attr', 'format') | list }}",
    "{{ ['{0.__class__}'] | map(attribute='format') | first }}",
    "{{ ['{0.__class__}'] | map('format', view) | list }}",
    "{{ '%s' | format(view) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%(a)s' % {'a': view} }}",
    "{{ _('{a.__class__}', a=view) }}",
    "{{ _('{a[__class__]}', a=view) }}",
    "{{ _('{a!r:>999999999}', a=view) }}",
    "{{ _('{a.__class__.__init__.__globals__[gettext].os.environ}', a=_) }}",
    "{{ ngettext('{number.real}', '{number.real}', 2) }}",
    "{{ ngettext('{a.__class__}', '{a.__class__}', 1, a=view) }}",
    "{{ _('{0}', 1) }}",
    # names and filters of Jinja that are not there
    "{{ lipsum() }}", "{{ cycler('a') }}", "{{ joiner() }}", "{{ namespace() }}", "{{ dict() }}",
    "{{ debug }}", "{% debug %}", "{% do view %}",
    "{{ lipsum.__globals__ }}", "{{ cycler.__init__.__globals__ }}",
    "{{ 'a' | attr('upper') }}", "{{ 'a' | center(999999999) }}", "{{ 'a' | indent(999999999) }}",
    "{{ 'a' | wordwrap(1) }}", "{{ [1] | batch(999999999, 0) | list }}", "{{ 'a' | tojson }}", "{{ 'a' | xmlattr }}",
    "{{ [1] | random }}", "{{ view | pprint }}", "{{ 'x'.ljust(999999999) }}", "{{ 'x'.zfill(999999999) }}",
    "{{ 'x'.center(9) }}", "{{ '\\t'.expandtabs(999999999) }}", "{{ 'x'.translate({}) }}", "{{ 'x'.encode() }}",
    "{{ 'x'.join(['a']) }}", "{{ [].append(1) }}", "{{ {}.update({}) }}", "{{ {}.setdefault(1, 2) }}",
    # what would be too much
    "{{ 'a' * 999999999 }}", "{{ [0] * 999999999 }}", "{{ 9 ** 9 ** 9 }}", "{{ 2 ** 3 }}", "{{ range(999999999) }}",
    "{{ 9999999999 * 9999999999 * 9999999999 }}", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'x.j2' %}", "{% extends 'x.j2' %}", "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% set a = ((view.progress,),) %}{{ a.append }}",
    # templates from elsewhere: CVE-2024-56201 is a name that becomes code
    "{% include '/etc/hostname' %}", "{% include '../plans/x.yaml' %}", "{% include 'C:\\\\x' %}",
    "{% include view %}", "{% extends view %}", "{% import view as x %}", "{% extends self %}",
    "{% include [view, 'weg'] %}", "{% include \"a' + __import__('os').name + '\" %}",
    "{% from 'parts.html.j2' import __class__ %}", "{% from 'parts.html.j2' import weg %}{{ weg }}",
    "{% block __class__ %}{{ self.__class__ }}{% endblock %}",
    # what may not be called
    "{{ view() }}", "{{ view.title() }}", "{{ chart() }}", "{{ generator() }}", "{{ (1).bit_length() }}",
    "{% call view.parse_raw('') %}{% endcall %}",
    # what is no text
    "{{ view }}", "{{ view.progress.plan }}", "{{ _ }}", "{{ chart }}", "{{ self }}", "{{ range }}",
    "{% for x in [1] %}{{ loop }}{% endfor %}", "{% macro m() %}{% endmacro %}{{ m }}", "{{ [1] | map('upper') }}",
    "{% set view.title = 'x' %}", "{{ " + "1" * 5000 + " }}", "{{ 1" + " + 1" * 5000 + " }}",
    # names that are not there
    "{{ nothing }}", "{% if nothing %}{% endif %}", "{% for x in nothing %}{% endfor %}", "{{ view.titel }}",
    "{{ view.title.weg }}", "{{ [1][3] }}", "{{ {}['a'] }}", "{{ nothing + 1 }}", "{{ nothing == 1 }}",
)  # fmt: skip


@pytest.mark.parametrize("source", WAYS_OUT)
def test_every_known_way_out_is_refused(source: str, view: ReportView) -> None:
    with pytest.raises(Exception) as refused:  # noqa: PT011  which of many does not matter
        _printed(source, view)
    assert not isinstance(refused.value, MemoryError)
    assert why(refused.value).template


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ nothing }}", "there is nothing called “nothing” here"),
        ("{{ view.titel }}", "ReportView has no field “titel”; did you mean “title”?"),
        ("{{ view.model_dump }}", "a template of your own may not use “model_dump” here"),
        ("{{ view.qqqq }}", "ReportView has no field “qqqq”; it has: format, progress, year, who"),
        ("{{ 'a' * 5000 }}", "“*” is for ordinary numbers here"),
        ("{{ view.labels }}", "this is no text or number, so it cannot be printed: name a field of it"),
        ("{{ view() }}", "a template of your own may not call this"),
        ("{% include 'weg' %}", "there is no template “weg”"),
        ("{% include 'x.j2' %}", "this is nested too deeply, or uses itself without end"),
    ],
)
def test_it_says_what_is_wrong(source: str, told: str, view: ReportView) -> None:
    from ivp.language import Words

    with pytest.raises(Exception) as refused:  # noqa: PT011
        _printed(source, view)
    assert told in Words("en").message(why(refused.value))


@pytest.fixture(scope="module")
def hostile() -> dict[str, str]:
    return {
        "slow.j2": "\n{% for a in range(99999) %}\n{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "long.j2": "\n\n{% for a in range(99999) %}0123456789{% endfor %}",
        "fat.j2": "{% set a = 'x' * 1000 %}\n" + "{% set a = a ~ a %}" * 40 + "\n{{ a }}",
        "broken.j2": "\n\n{% if %}",
        "zero.j2": "\n{{ 1 / 0 }}",
        "fine.j2": "{{ view.title }}",
        "layout.html.j2": "{% block main required %}{% endblock %}{{ generator }}",
    }


def test_bounds_of_time_length_and_memory_and_the_place(view: ReportView, hostile: dict[str, str]) -> None:
    apart = Apart(Look("own", hostile), Limits(seconds=2, signs=100_000))
    found = {}
    try:
        for name in ("slow.j2", "long.j2", "fat.j2", "broken.j2", "zero.j2"):
            with pytest.raises(Refused) as bad:
                apart.render(view, name, "nl", "html")
            found[name] = (*bad.value.place.split(":"), str(bad.value))
        assert apart.render(view, "fine.j2", "nl", "html") == "Voortgang veiligheid 2024"
    finally:
        apart.close()
    assert found["slow.j2"] == ("own/slow.j2", "3", "this takes longer than 2 seconds")
    assert found["long.j2"] == ("own/long.j2", "3", "this prints more than 100000 signs")
    assert found["fat.j2"][0] == "own/fat.j2"
    assert found["broken.j2"][:2] == ("own/broken.j2", "3")
    assert found["zero.j2"] == ("own/zero.j2", "2", "this cannot be worked out: division by zero")


TRIED = """
import os, sys
from ivp.report import apart

def told(what):
    try:
        what()
        return "done"
    except PermissionError:
        return "refused"

def main():
    apart._close_off()
    tries = {
        "write": lambda: open("x", "w"),
        "read": lambda: open(sys.executable),
        "list": lambda: os.listdir("."),
        "system": lambda: os.system("true"),
        "import": lambda: __import__("ftplib"),
        "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}) if os.name == "posix" else os.startfile("x"),
    }
    print(sorted(os.environ), {name: told(what) for name, what in tries.items()})
"""


def test_the_process_apart_has_nothing_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even who got out of the fence would find no variables, and could open nothing."""
    from ivp.report import apart

    monkeypatch.setenv("IVP_PROBE", "geheim")
    tried = tmp_path / "tried.py"
    tried.write_text(TRIED, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(apart, "_MAIN", "from tried import main; main()")
    process = apart._started()
    out, _ = process.communicate(timeout=120)
    names, _, said = out.decode().partition("] ")
    assert "IVP_PROBE" not in names
    assert "PATH'" not in names.replace("LD_LIBRARY_PATH'", "")
    assert "done" not in said
    assert said.count("refused") == 6


def _report(run: Run, folder: Path, **templates: str) -> Outcome:
    (folder / "plans").mkdir()
    (folder / "plans" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "ivp.toml").write_text('[report]\ntemplates = "eigen"\n', encoding="utf-8")
    (folder / "eigen").mkdir()
    for name, source in templates.items():
        (folder / "eigen" / name).write_text(source, encoding="utf-8")
    return run("report", "--year", "2024", cwd=folder)


def test_a_template_that_tries_to_get_out_stops_the_report(run: Run, tmp_path: Path) -> None:
    source = "{{ generator }}\n{{ view.parse_raw('x', proto='pickle', allow_pickle=True) }}"
    ended = _report(run, tmp_path, **{"progress.html.j2": source})
    assert ended.exit == 1
    assert ended.err == "eigen/progress.html.j2:2: error: a template of your own may not use “parse_raw” here\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["eigen", "ivp.toml", "plans"]


def test_the_same_pages_come_out_of_the_process_apart(example_plans: list[Checked]) -> None:
    apart = Apart(Look("own", {"unused.j2": ""}))
    try:
        for kind in KINDS.values():
            asked = [Asked(item.measured, 2024) for item in example_plans if item.measured]
            view = next(view for one in asked if (view := kind.view(one)))
            for medium, suffix in (("html", "html"), ("pdf", "html"), ("md", "md")):
                name = f"{kind.template}.{suffix}.j2"
                plain = environment("nl", medium).get_template(name).render(view=view)
                assert apart.render(view, name, "nl", medium) == plain
    finally:
        apart.close()


NO_REPORT = "no report uses a template of this name"


@pytest.mark.parametrize(
    ("templates", "told"),
    [
        ({"progres.html.j2": ""}, [f"progres.html.j2 {NO_REPORT}; did you mean progress.html.j2?"]),
        ({"Progress.html.j2": ""}, [f"Progress.html.j2 {NO_REPORT}; did you mean progress.html.j2?"]),
        ({"kop.txt": ""}, [f"kop.txt {NO_REPORT}, and none includes it"]),
        ({"kop.txt": "", "method.html.j2": "{% include 'kop.txt' %}"}, []),
        ({"kop.txt": "", "method.html.j2": "{% include view.title %}"}, []),
        ({"method.html.j2": "{% if %}"}, []),
        ({"method.html.j2": "{{ 1" + " + 1" * 5000 + " }}", "icon.html.j2": "{{ " + "1" * 5000 + " }}"}, []),
        (
            {"index.html.j2": "{% extends 'layout.html.j2' %}{% block main %}{% block eigen %}{% endblock %}"
             "{% endblock %}\n{% block voeter %}{% endblock %}"},
            ["index.html.j2:2 layout.html.j2 has no block “voeter”, so it is not printed; did you mean footer?"],
        ),
        (
            {"index.html.j2": "{% extends 'layout.html.j2' %}\n{% set a = 1 %}\n<p>Kwijt</p>"},
            ["index.html.j2:3 what stands outside the blocks is not printed in a template that extends another"],
        ),
    ],
)  # fmt: skip
def test_what_is_never_printed_is_told(templates: dict[str, str], told: list[str]) -> None:
    found = [
        f"{name}:{line} {message.template.format(**message.args)}"
        if line
        else f"{name} {message.template.format(**message.args)}"
        for name, line, message in unused(Look("eigen", templates))
    ]
    assert found == told


def test_the_templates_as_they_come_are_all_used() -> None:
    originals = {path.name: path.read_text(encoding="utf-8") for path in templates().iterdir() if path.is_file()}
    assert list(unused(Look("eigen", originals))) == []


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.symlink_to("/etc/hostname"), "is a link"),
        (lambda path: path.mkdir(), "there is no template in eigen"),
        (lambda path: path.write_bytes(b"\xff"), "eigen/method.html.j2 is not a text in UTF-8"),
        (lambda path: path.write_bytes(b"x" * 2_000_001), "larger than 2000 kilobytes"),
    ],
)
def test_a_template_that_cannot_be_read_is_told(run: Run, tmp_path: Path, make: Any, told: str) -> None:
    (tmp_path / "eigen").mkdir()
    make(tmp_path / "eigen" / "method.html.j2")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "ivp.toml").write_text('[report]\ntemplates = "eigen"\n', encoding="utf-8")
    assert told in run("report", cwd=tmp_path).err
