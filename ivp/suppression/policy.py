"""Which findings count: codes that are selected, ignored, or neither.

What cannot be read (1xx), has not the shape of a plan (2xx) or builds on a plan that cannot be used always counts:
nothing else is known about such a plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ivp.finding import Code, Finding
from ivp.language import N_
from ivp.nearest import nearest
from ivp.reader.node import Document, plain, walk
from ivp.reader.text import shorten
from ivp.refusal import Refused
from ivp.settings import WRONG_CODE, Settings, Thresholds


@dataclass(frozen=True, slots=True)
class Policy:
    """The codes that count: those that start with one of ``select`` (none: all), without those of ``ignore``.

    ``thresholds`` are the numbers that rules go by.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    """Whether warnings make the outcome a failure."""
    thresholds: Thresholds = field(default_factory=Thresholds)

    def under(self, asked: Policy) -> Policy:
        """This policy with what options ask over it."""
        ignore, strict = (*asked.ignore, *self.ignore), asked.strict or self.strict
        return Policy(asked.select or self.select, ignore, strict, self.thresholds)

    def selects(self, code: Code) -> bool:
        """Whether findings with this code were asked for."""
        return code.always or not self.select or code.id.startswith(self.select)

    def ignores(self, code: Code) -> bool:
        """Whether findings with this code are left out."""
        return not code.always and code.id.startswith(self.ignore)


def near_code(code: str, known: Iterable[str]) -> str | None:
    """The code most like one that was mistyped; a letter O may stand for a zero."""
    known = tuple(known)
    zeros = code[:3] + code[3:].replace("O", "0")
    near = zeros if zeros in known else nearest(code, [each for each in known if each.startswith(code[:4])])
    return near or nearest(code, known)


def refusal(prefix: str, known: Iterable[str], *, ignoring: bool) -> Refused | None:
    """Why ``prefix`` cannot be selected, or ignored; None where it can. ``known`` are all codes."""
    known = tuple(known)
    meant = [code for code in known if prefix and code.startswith(prefix)]
    if not meant:
        near = near_code(prefix, known)
        hint = N_("did you mean {nearest}?") if near else None
        return Refused("there is no code {code}", hint, code=shorten(prefix) or "“”", nearest=near)
    if ignoring and all(Code.known[code].always for code in meant):
        hint = N_("mend it: without that, nothing else is known about the plan")
        return Refused("{code} cannot be ignored", hint, code=prefix)
    return None


def settings_policy(settings: Settings, document: Document, known: Iterable[str]) -> tuple[Policy, list[Finding]]:
    """The policy that settings ask for, and what is wrong with the codes that they name in their ``document``."""
    known, findings = tuple(known), []
    for path, node in walk(document.root) if document.root else ():
        ignoring = path[:2] == ("validate", "ignore") and path[-1] == "code"
        if (ignoring or (path[:2] == ("validate", "select") and len(path) == 3)) and isinstance(plain(node), str):
            problem = refusal(str(plain(node)).strip().upper(), known, ignoring=ignoring)
            if problem:
                findings.append(
                    Finding(WRONG_CODE, problem.message, problem.hint, span=node.span, document=document.name)
                )
    asked = settings.validate_
    ignore = tuple(item.code.strip().upper() for item in asked.ignore if item.code.strip())
    select = tuple(code.strip().upper() for code in asked.select)
    return Policy(select, ignore, asked.strict, settings.thresholds), findings
