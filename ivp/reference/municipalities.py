"""The Dutch municipalities: CBS code, name, and the years they exist as far as known here.

The table beside this module holds the municipalities since 2012, after the CBS lists of municipalities
(Gemeentelijke indeling): ``since`` is empty for one that existed in 2012, ``until`` (the last year with its own
figures) for one that still exists, and ``into`` names what the others went over into.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from ivp.nearest import nearest
from ivp.reference import FOLDER


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality; ``since`` and ``until`` are years, None where open."""

    code: str
    name: str
    since: int | None = None
    until: int | None = None
    into: tuple[str, ...] = ()
    """Names of the municipalities that its area belongs to now, where it no longer exists."""

    def exists_in(self, first: int, last: int) -> bool:
        """Whether it exists in at least one of the years ``first`` to ``last``."""
        return (self.since is None or self.since <= last) and (self.until is None or self.until >= first)


@cache
def municipalities() -> dict[str, Municipality]:
    """All municipalities by CBS code."""
    text = (FOLDER / "municipalities.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Municipality(
            row["code"],
            row["name"],
            int(row["since"]) if row["since"] else None,
            int(row["until"]) if row["until"] else None,
            tuple(filter(None, row["into"].split(";"))),
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def _by_name() -> dict[str, Municipality]:
    named: dict[str, Municipality] = {}
    shortened: dict[str, list[Municipality]] = {}
    for item in municipalities().values():
        named[item.name.casefold()] = item
        shortened.setdefault(item.name.split(" (")[0].casefold(), []).append(item)
    return {**{name: items[0] for name, items in shortened.items() if len(items) == 1}, **named}


def municipality(text: str) -> Municipality | None:
    """The municipality with this CBS code (GM1641) or name (Maasgouw), None where there is none.

    The province behind a name, as in Stein (L.), may be left out where the name is clear without it.
    """
    return municipalities().get(text.strip().upper()) or _by_name().get(text.strip().casefold())


_CODE = re.compile(r"(?:(?:gm|gemeente)[\s_-]*)?0*(\d{1,4})(?:[.,]0)?", re.I)
_SORT = re.compile(r"^gemeente\s+|\s+\(gemeente\)$", re.I)


def municipality_in_table(text: str) -> Municipality | None:
    """The municipality that a table means: also by the number of its code (957), or with what it is beside its name
    (Gemeente Utrecht, Utrecht (gemeente)).
    """
    text = text.strip()
    code = _CODE.fullmatch(text)
    return municipality(f"GM{int(code[1]):04}" if code else _SORT.sub("", text))


_COUNTRY = {"nederland", "heel nederland", "landelijk", "netherlands", "the netherlands"}
_PROVINCES = (
    "groningen", "fryslân", "drenthe", "overijssel", "flevoland", "gelderland", "utrecht", "noord-holland",
    "zuid-holland", "zeeland", "noord-brabant", "limburg",
)  # fmt: skip
"""In the order of their CBS codes, PV20 to PV31."""
_PROVINCE = re.compile(r"provincie (?P<before>.+)|(?P<behind>.+) \((?:pv|provincie)\)")


def area_of(text: str) -> str:
    """What an area is known by, however it is called: the CBS code of a municipality, ``NL``, ``PV31`` for a province;
    of any other the text in small letters.
    """
    if place := municipality_in_table(text):
        return place.code
    folded = " ".join(text.casefold().split())
    if folded in _COUNTRY or re.fullmatch(r"nl\d*", folded):
        return "NL"
    match = _PROVINCE.fullmatch(folded)
    name = ((match["before"] or match["behind"]) if match else folded).replace("friesland", "fryslân")
    return (
        f"PV{20 + _PROVINCES.index(name)}" if name in _PROVINCES else folded.upper() if folded[:2] == "pv" else folded
    )


def name_of(place: str) -> str:
    """The name of a municipality; of another area what it is called by."""
    return municipalities()[place].name if place in municipalities() else place


# Names in daily use, and larger places and former municipalities (CBS, Gemeentelijke indeling 2000-2012; Woonplaatsen).
_PLACES = {
    "'s-Gravenhage": "den haag, the hague, haag, scheveningen",
    "'s-Hertogenbosch": "den bosch, bosch, rosmalen, hertogenbosch",
    "Almere": "almere stad, almere haven",
    "Berg en Dal": "beek-ubbergen",
    "Bernheze": "heesch, heeswijk, dinther, nistelrode",
    "Bodegraven-Reeuwijk": "bodegraven, reeuwijk",
    "De Fryske Marren": "joure, lemmer, balk, friese meren",
    "De Ronde Venen": "mijdrecht, vinkeveen, abcoude, wilnis",
    "Echt-Susteren": "echt, susteren",
    "Haarlemmermeer": "hoofddorp, nieuw-vennep, badhoevedorp",
    "Horst aan de Maas": "horst, sevenum, grubbenvorst",
    "Kaag en Braassem": "roelofarendsveen, alkemade, jacobswoude",
    "Leudal": "heythuysen, haelen, hunsel, roggel, neer",
    "Maasgouw": "thorn, linne, heel, maasbracht, wessem, stevensweert, beegden, ohe en laak, brachterbeek",
    "Noardeast-Fryslân": "dokkum, kollum",
    "Noordoostpolder": "emmeloord",
    "Oldambt": "winschoten, scheemda, reiderland",
    "Peel en Maas": "helden, panningen, kessel, maasbree, meijel",
    "Roerdalen": "sint odilienberg, melick, posterholt, montfort, herkenbosch, vlodrop",
    "Roermond": "swalmen, herten",
    "Sittard-Geleen": "sittard, geleen, born",
    "Smallingerland": "drachten",
    "Stichtse Vecht": "maarssen, breukelen, loenen",
    "Súdwest-Fryslân": "sneek, bolsward, makkum, workum, nijefurd, wunseradiel, wymbritseradiel",
    "Velsen": "ijmuiden",
    "Venlo": "blerick, tegelen, arcen",
    "Waadhoeke": "franeker",
    "West Maas en Waal": "beneden-leeuwen, boven-leeuwen, wamel",
    "Westland": "naaldwijk, 's-gravenzande, monster, de lier, wateringen",
    "Zaanstad": "zaandam, krommenie, wormerveer",
    "Zuidplas": "moordrecht, nieuwerkerk aan den ijssel, zevenhuizen",
}
LIKE = 0.7
"""How much alike two names are where one may be a slip for the other."""
_SMALL_WORDS = {"de", "den", "het", "en", "aan", "a", "d", "s", "t", "van", "gem", "gemeente", "stad", "ij", "op", "in"}


def likely(text: str) -> tuple[str, ...]:
    """The names of the municipalities that may be meant by a text that names none, likeliest first; or none.

    A name in daily use or of a place, the words of a name (Nuenen), then the name most like it in letters, of those
    that still exist.
    """
    bare = re.sub(r"\bgem(?:eente|\.)?(?=\W|$)|\([^)]*\)", " ", text.casefold())
    words = _words(bare)
    if exact := municipality(" ".join(re.sub(r"[(),;]", " ", bare).split())):
        return exact.into or (exact.name,)
    for name, places in _PLACES.items():
        if words and any(words == _words(place) for place in places.split(", ")):
            return (name,)
    there = [item for item in municipalities().values() if not item.into]
    names = [item.name for item in there if words and words == _words(item.name.split(" (")[0])]
    names = names or [item.name for item in there if words and words <= _words(item.name)]
    names += [item.name for item in there if not names and _words(item.name) and _words(item.name) <= words]
    if not names:
        gone = [item for item in municipalities().values() if item.into and words and words <= _words(item.name)]
        names = list(dict.fromkeys(name for item in gone for name in item.into))
    if not names and (near := nearest(bare.strip(), [item.name for item in there], LIKE)):
        names = [near]
    return tuple(sorted(names, key=len)[:4])


def _words(text: str) -> frozenset[str]:
    """The words that tell a name, without accents and small words."""
    letters = "".join(
        sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign)
    )
    words = set(re.findall(r"[a-z]+", letters))
    return frozenset(words - _SMALL_WORDS or words)
