"""Where each rule points, in the wrong example of its page: at a key or at what stands under it, and at what else."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import check_example
from examples import examples, files

from ivp.finding import Finding
from ivp.rules import RULES

PLACES = {
    "IVP301": ["woninginbraken"], "IVP302": ["jeugd,"], "IVP303": ["polite"], "IVP304": ["Maasgau]"],
    "IVP307": ["cijfers.csv"], "IVP308": ["jongeren]"], "IVP309": ["GM1641]", "Maasgouw,"], "IVP310": ["problem:"],
    "IVP311": ["politie,"], "IVP312": ["landelijk"], "IVP313": ['"1.2.9"]}'], "IVP320": ["inleidingen}"],
    "IVP321": ["werkwijze:"], "IVP322": ["water}", "water}"], "IVP323": ["uitgangspunten:"],
    "IVP324": ["jongeren:", "Jongeren"], "IVP330": ["target:", "{at_most:"], "IVP331": ["adopted", "consultation"],
    "IVP332": ["left_out:"], "IVP333": ["principles:", "[Samen.,"], "IVP334": ["2023-2024:"], "IVP340": ["inbraak:"],
    "IVP401": ["target:"], "IVP402": ["2024:"], "IVP403": ["20206:"], "IVP404": ["2023:"], "IVP405": ["140}"],
    "IVP406": ["125}"], "IVP407": ["90}}", "85,"], "IVP408": ["stay_at:"], "IVP409": ["ondermijning:"],
    "IVP410": ["mishandeling:"], "IVP411": ["1.244}"], "IVP412": ["10000}}"], "IVP413": ["1300}"],
    "IVP414": ["higher"], "IVP415": ["129}"], "IVP416": ["baseline"], "IVP417": ["110}"], "IVP420": ["2042:"],
    "IVP501": ["2026-2023"], "IVP502": ["2023-2028"], "IVP503": ["2018-2021}"], "IVP504": ["adopted"],
    "IVP505": ["2022-10-01}"], "IVP506": ["consultation"], "IVP507": ["De"], "IVP508": ["open:"],
    "IVP509": ["Hellevoetsluis]"], "IVP510": ["2042", "2023-2026"], "IVP511": ["2022-2023"], "IVP512": ["2024-05,"],
    "IVP513": ["2024-Q1,"], "IVP514": ["{at_most:"], "IVP530": ["2042-06-30"], "IVP531": ["2024-03-31", "2024"],
    "IVP532": ["topics:"], "IVP533": ["indicators:"], "IVP601": ["sloten:"], "IVP602": ["sloten:"],
    "IVP603": ["sloten:"], "IVP604": ["2042-10"], "IVP605": ["done}"], "IVP606": ["orange,"], "IVP607": ["actions:"],
    "IVP608": ["weerbaarheid:"], "IVP609": ["2024-05"], "IVP610": ["2024-06-30:", "running,"], "IVP611": ["spent:"],
    "IVP612": ["stopped}"], "IVP613": ["50}}"], "IVP620": ["lessen:", "[lead,"], "IVP701": ["KVO:"],
    "IVP702": ["Contact"], "IVP703": ['"De'], "IVP704": ["|"],
    "IVP809": ["27}"], "IVP810": ["140,"], "IVP812": ["2021-2022:"],
}  # fmt: skip


def reads(texts: dict[str, str], finding: Finding) -> list[str]:
    """The texts from where a finding points on, up to the next blank or colon; its own first."""
    own = Path(finding.document).name
    found = []
    for document, span in ((own, finding.span), *((Path(one.document).name, one.span) for one in finding.related)):
        assert span is not None
        line = texts[document].splitlines()[span.line - 1][span.column - 1 :]
        found.append(line[: line.index(":") + 1] if line.split(" ")[0].endswith(":") else line.split(" ")[0])
    return found


def test_every_rule_is_here() -> None:
    assert {rule.code.id for rule in RULES} == set(PLACES)


@pytest.mark.parametrize("code", PLACES)
def test_a_rule_points_at(code: str, tmp_path: Path) -> None:
    wrong, _ = examples(code)
    finding, *_ = check_example(tmp_path, wrong.fragment, wrong.csv)
    assert reads(files(wrong.fragment, wrong.csv), finding) == PLACES[code]


@pytest.mark.parametrize("wrong", ["[]", "{a: b}", "true"])
def test_in_a_list_with_something_that_cannot_be_read_the_rest_is_found_where_it_stands(
    wrong: str, tmp_path: Path
) -> None:
    text = f"municipalities: [{wrong}, Maasgouw, GM1641]"
    (finding,) = (item for item in check_example(tmp_path, text) if item.code.id == "IVP309")
    assert reads(files(text), finding) == ["GM1641]", "Maasgouw,"]
