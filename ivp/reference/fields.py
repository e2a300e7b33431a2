"""Safety fields and their themes as a published method gives them, for ``fields: <method>`` in a plan."""

from __future__ import annotations

from ivp.finding import Span
from ivp.reader.node import Entry, Mapping, Scalar

METHODS: dict[str, tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]] = {
    # VNG, Kernbeleid Veiligheid, edition 2017: five fields with their themes.
    "kernbeleid-2017": (
        (
            "woon-en-leefomgeving",
            "Veilige woon- en leefomgeving",
            (
                ("1-1", "Sociale kwaliteit"),
                ("1-2", "Fysieke kwaliteit"),
                ("1-3", "Objectieve veiligheid/veelvoorkomende en 'high impact'-criminaliteit"),
                ("1-4", "Subjectieve veiligheid"),
            ),
        ),
        (
            "bedrijvigheid-en-veiligheid",
            "Bedrijvigheid en veiligheid",
            (
                ("2-1", "Veilig winkelgebied"),
                ("2-2", "Veilige bedrijventerreinen"),
                ("2-3", "Veilig uitgaan"),
                ("2-4", "Veilige evenementen"),
                ("2-5", "Veilig toerisme"),
            ),
        ),
        (
            "jeugd-en-veiligheid",
            "Jeugd en veiligheid",
            (
                ("3-1", "Jeugdoverlast"),
                ("3-2", "Jeugdcriminaliteit/individuele probleemjongeren"),
                ("3-3", "Jeugd, alcohol en drugs"),
                ("3-4", "Veilig in en om de school"),
            ),
        ),
        (
            "fysieke-veiligheid",
            "Fysieke veiligheid",
            (
                ("4-1", "Verkeersveiligheid"),
                ("4-2", "Brandveiligheid"),
                ("4-3", "Externe veiligheid"),
                ("4-4", "Rampenbestrijding en crisisbeheersing"),
            ),
        ),
        (
            "integriteit-en-veiligheid",
            "Integriteit en veiligheid",
            (
                ("5-1", "Polarisatie en radicalisering"),
                ("5-2", "Georganiseerde/ondermijnende criminaliteit"),
                ("5-3", "Veilige Publieke Taak"),
                ("5-4", "Informatieveiligheid"),
                ("5-5", "Ambtelijke en bestuurlijke integriteit"),
            ),
        ),
    ),
}
"""Method to its fields: id, name, and themes with id and name; the id of a theme is its number."""


def method_topics(method: str, span: Span) -> Mapping:
    """The fields of ``method`` as a block of topics, as if they were written at ``span``."""

    def entry(keys: dict[str, str], parts: Mapping | None = None) -> Entry:
        entries = {key: Entry(span, Scalar(text, span, text)) for key, text in keys.items()}
        return Entry(span, Mapping(entries | ({"parts": Entry(span, parts)} if parts else {}), span))

    fields = {}
    for identity, name, themes in METHODS[method]:
        parts = {theme: entry({"number": theme.replace("-", "."), "name": title}) for theme, title in themes}
        fields[identity] = entry({"name": name}, Mapping(parts, span))
    return Mapping(fields, span)
