"""Pages on how the lines of a plan stand (IVP130-IVP138)."""

PAGES = {
    "IVP130": """
    A tab stands where only spaces count.

    How far a line is indented says what it belongs to, and a tab is as wide as each program likes. Use two spaces for
    each level; an editor can type them when the tab key is pressed.

    Wrong::

        goals:
        \tveiliger-wonen: Veiliger wonen

    Right::

        goals:
          veiliger-wonen: Veiliger wonen
    """,
    "IVP131": """
    There is no space after a colon.

    Without the space it is no key: name and value together are one text.

    Wrong::

        priorities:
          jeugd:
            name:Jeugd

    Right::

        priorities:
          jeugd:
            name: Jeugd
            evaluation: Elk jaar in de driehoek.
    """,
    "IVP132": """
    There is no space after a dash.

    Without the space it is no list item but a text that starts with a dash.

    Wrong::

        summary:
          -Samen veilig
          -Samen sterk

    Right::

        summary:
          - Samen veilig
          - Samen sterk
    """,
    "IVP133": """
    A line starts at a column where nothing can belong to it.

    The keys of one block, and the dashes of one list, start at the same column; what belongs to a key stands further
    right than the key.

    Wrong::

        priorities:
          jeugd:
            name: Jeugd
           evaluation: Elk jaar in de driehoek.

    Right::

        priorities:
          jeugd:
            name: Jeugd
            evaluation: Elk jaar in de driehoek.
    """,
    "IVP134": """
    A bracket is not closed, or closes nothing.

    Everything after an open bracket counts as part of the list or block that it opens.

    Wrong::

        municipalities: [Maasgouw, Roermond
        region: Midden-Limburg

    Right::

        municipalities: [Maasgouw, Roermond]
        region: Midden-Limburg
    """,
    "IVP135": """
    A line is neither a key with a colon nor a list item with a dash.

    A sentence stands below a key only when nothing stands after the colon, or when it is indented as part of the text
    above it.

    Wrong::

        priorities:
          jeugd:
            name: Jeugd
            evaluation

    Right::

        priorities:
          jeugd:
            name: Jeugd
            evaluation: Elk jaar in de driehoek.
    """,
    "IVP136": """
    A space is not an ordinary space.

    Text processors and web pages use spaces that look the same and are other signs, such as the non-breaking space.
    They do not count as indentation. Delete the blanks and type them again.

    Wrong::

        priorities:
          jeugd:
            name: Jeugd
            \u00a0evaluation: Elk jaar in de driehoek.

    Right::

        priorities:
          jeugd:
            name: Jeugd
            evaluation: Elk jaar in de driehoek.
    """,
    "IVP137": """
    A list starts on the line of its key.

    Start the list on the next line, each item with a dash; quote a text that starts with a dash.

    Wrong::

        summary: - Samen veilig

    Right::

        summary:
          - Samen veilig
    """,
    "IVP138": """
    A list is written with another sign than a hyphen.

    A text processor makes a list with bullets, stars or long dashes. In a plan each item of a list starts with a
    hyphen and a space; with any other sign the lines are one running text.

    Wrong::

        principles:
          • Samen met inwoners
          • Vroeg erbij

    Right::

        principles:
          - Samen met inwoners
          - Vroeg erbij
    """,
}
