"""Pages on what a plan does not use of YAML (IVP110-IVP119)."""

PAGES = {
    "IVP110": """
    The text cannot be read from some place on.

    A plan is read as YAML: keys with a colon and a value, list items with a dash. Where the text stops being that, the
    rest cannot be understood. The mistake often stands on the line itself or on the one above it.

    Wrong::

        municipalities: [Maasgouw, , Roermond]

    Right::

        municipalities: [Maasgouw, Roermond]
    """,
    "IVP111": """
    The file is a text or a list, not a block of keys.

    A plan starts with keys at the first column: what is said, a colon, a space and the value.

    Wrong::

        - Integraal veiligheidsplan 2023-2026

    Right::

        ivp: 1
        kind: plan
        title: Integraal veiligheidsplan 2025-2028
        municipalities: [Maasgouw]
        period: {from: 2025, to: 2028}
    """,
    "IVP112": """
    A file holds more than one document.

    A line with three dashes starts a new document in YAML. A plan is one document, and what follows the dashes would
    not be part of it. Give each plan a file of its own.

    Wrong::

        ivp: 1
        kind: plan
        title: Integraal veiligheidsplan 2025-2028
        municipalities: [Maasgouw]
        period: {from: 2025, to: 2028}
        ---
        summary: Hoofdlijnen

    Right::

        ivp: 1
        kind: plan
        title: Integraal veiligheidsplan 2025-2028
        municipalities: [Maasgouw]
        period: {from: 2025, to: 2028}
        summary: Hoofdlijnen
    """,
    "IVP113": """
    Blocks or lists stand inside each other more than 32 levels deep.

    No plan needs that many levels; nearly always brackets were left open.

    Wrong::

        summary: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Veilig]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Right::

        summary: [Veilig]
    """,
    "IVP114": """
    The same key stands twice in one block.

    Most programs keep the last of the two in silence, so that what was written first is lost.

    Wrong::

        priorities:
          jeugd:
            name: Jeugd
            evaluation: Elk jaar in de driehoek.
            name: Jeugd en veiligheid

    Right::

        priorities:
          jeugd:
            name: Jeugd en veiligheid
            evaluation: Elk jaar in de driehoek.
    """,
    "IVP115": """
    A list or a block stands where a key is expected.

    YAML allows it and a plan has no use for it. Nearly always a text that starts with a bracket was meant.

    Wrong::

        glossary:
          [KVO]: Keurmerk Veilig Ondernemen

    Right::

        summary: Winkeliers halen het KVO.
        glossary:
          KVO: Keurmerk Veilig Ondernemen
    """,
    "IVP116": """
    A colon has no key before it.

    What follows the colon would belong to nothing.

    Wrong::

        priorities:
          jeugd:
            : Jeugd

    Right::

        priorities:
          jeugd:
            name: Jeugd
            evaluation: Elk jaar in de driehoek.
    """,
    "IVP117": """
    A part of the file is named (&) or referred to (*), or keys are brought in with <<.

    YAML has these to repeat a part elsewhere. In a plan they would make one line mean something that stands far away,
    and a small file could unfold to a very large one. Write out what is meant; quote a text that starts so.

    Wrong::

        summary: *belangrijk

    Right::

        summary: "*belangrijk"
    """,
    "IVP118": """
    A type mark (!) stands before a value.

    YAML has these to make a value something else than what it looks like. A plan does not use them; quote a text that
    starts with an exclamation mark.

    Wrong::

        summary: !Let op de jeugd

    Right::

        summary: "!Let op de jeugd"
    """,
    "IVP119": """
    A line starts with a percent sign.

    At the first column YAML takes such a line for an instruction to the program and not for content.

    Wrong::

        %YAML 1.2
        ---
        ivp: 1
        kind: plan
        title: Integraal veiligheidsplan 2025-2028
        municipalities: [Maasgouw]
        period: {from: 2025, to: 2028}

    Right::

        ivp: 1
        kind: plan
        title: Integraal veiligheidsplan 2025-2028
        municipalities: [Maasgouw]
        period: {from: 2025, to: 2028}
    """,
}
