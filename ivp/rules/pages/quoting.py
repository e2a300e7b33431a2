"""Pages on texts that need quotes (IVP120-IVP127)."""

PAGES = {
    "IVP120": """
    A colon and a space stand inside a text without quotes.

    A colon with a space ends a key. In the middle of a sentence it would make a second key on the same line.

    Wrong::

        title: Integraal veiligheidsplan: samen veilig

    Right::

        title: "Integraal veiligheidsplan: samen veilig"
    """,
    "IVP121": """
    A text starts with a sign that means something to YAML.

    Signs such as %, @, ` and > at the start of a value are not read as text. Put the text in quotes.

    Wrong::

        summary: @home is een campagne

    Right::

        summary: "@home is een campagne"
    """,
    "IVP122": """
    Text follows after a closing quote.

    The quote ends the value, and what follows belongs to nothing. Put the whole text in quotes of the other kind.

    Wrong::

        summary: "Samen veilig" is het motto

    Right::

        summary: '"Samen veilig" is het motto'
    """,
    "IVP123": """
    A quote is opened and not closed.

    Everything after it counts as one text, up to the next quote anywhere in the file. A word such as 's avonds at the
    start of a text opens a quote as well.

    Wrong::

        summary: 's avonds is er toezicht

    Right::

        summary: "'s avonds is er toezicht"
    """,
    "IVP124": """
    A number sign after a space cuts off a text.

    A space and # start a remark: what follows is not part of the plan. Put the text in quotes if # belongs to it, or
    write a space after # if it is a remark.

    Wrong::

        summary: De campagne #veiligonline krijgt een vervolg

    Right::

        summary: "De campagne #veiligonline krijgt een vervolg"
    """,
    "IVP125": """
    A backslash stands between double quotes.

    Between double quotes a backslash and the sign after it stand for something else. Use single quotes.

    Wrong::

        summary: "Zie G:\\dossiers"

    Right::

        summary: 'Zie G:\\dossiers'
    """,
    "IVP126": """
    A text starts with a bracket.

    A bracket starts a list or a block of keys; the text after its closing bracket belongs to nothing.

    Wrong::

        summary: [Concept] Veilig in Maasgouw

    Right::

        summary: "[Concept] Veilig in Maasgouw"
    """,
    "IVP127": """
    Typographic quotes stand where straight quotes are needed.

    A text processor turns straight quotes into curly ones. Those are ordinary signs here: they quote nothing.

    Wrong::

        glossary:
          “KVO”: Keurmerk Veilig Ondernemen

    Right::

        summary: Winkeliers halen het KVO.
        glossary:
          "KVO": Keurmerk Veilig Ondernemen
    """,
}
