"""Pages on tables of observations (IVP150-IVP157)."""

PAGES = {
    "IVP150": """
    The cells of a table are not separated by commas.

    Excel on a Dutch computer separates cells by semicolons and writes decimal commas. Tell it to use a point for
    decimals and a comma for thousands (File, Options, Advanced, without the separators of the system), and it writes
    commas between the cells; LibreOffice asks for the separator. What else is wrong with the table is told as well.

    Wrong::

        observations: observations.csv

    CSV::

        indicator;municipality;year;value
        inbraken;GM1641;2022;118

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,118
    """,
    "IVP151": """
    A table has a column that is not known.

    A column with another name would be left out in silence. The columns are indicator, municipality, year, value,
    provisional, n, source, retrieved and note. Each figure has a row of its own: years, indicators or municipalities
    do not stand beside each other as columns. A column without a name and without any text may stay.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,opmerking
        inbraken,GM1641,2022,118,voorlopig

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,118,voorlopig
    """,
    "IVP152": """
    A table lacks a column that it needs.

    Indicator, municipality, year and value say what a figure is; without one of them no row can be used.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,year,value
        inbraken,2022,118

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,118
    """,
    "IVP153": """
    The same column stands twice in a table.

    Nobody can tell which of the two holds the figure that is meant.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,value
        inbraken,GM1641,2022,118,119

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,118
    """,
    "IVP154": """
    A row has more or fewer cells than the header.

    A text with a comma that is not quoted, or a decimal comma, makes two cells of one, and everything after it moves to
    the wrong column.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,118

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,118,
    """,
    "IVP155": """
    A cell holds more than ten thousand characters.

    A quote that is not closed makes one cell of everything after it. Check the quotes at the place where the cell
    starts.
    """,
    "IVP156": """
    A quote stands inside a cell that does not start with one.

    Quotes belong around a whole cell; a quote inside it is written twice.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,118,een "Regiotafel" per kwartaal

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,118,"een ""Regiotafel"" per kwartaal"
    """,
    "IVP157": """
    A row of a table is no figure.

    A title above the names of the columns, a footnote, a total below the figures and the names once more are there for
    people who read the table. Here they would be taken for figures, or count them twice; what must be said of a figure
    stands in the column note of its row.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,118,
        Bron: politie,,,,

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,118,bron: politie
    """,
}
