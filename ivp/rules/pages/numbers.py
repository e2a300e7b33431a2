"""Pages on numbers (IVP140-IVP144)."""

PAGES = {
    "IVP140": """
    A number is written in a notation that programs read in different ways.

    010 is eight to some programs and ten to others, 1e3 is a thousand, 5. is a text or a number. Figures of a plan are
    exact: write them in full. Quote what is a code and not an amount.

    Wrong::

        publication: {reference: 0129}

    Right::

        publication: {reference: "0129"}
    """,
    "IVP141": """
    A number has more than fifteen digits.

    No figure of a plan is that long; programs round such numbers in silence. Quote it if it is a code.

    Wrong::

        publication: {reference: 1234567890123456}

    Right::

        publication: {reference: "1234567890123456"}
    """,
    "IVP142": """
    A number is written with a decimal comma.

    Numbers in a plan file have a point before the decimals. Between braces a comma ends the value, so that 7,9 becomes
    7 and a key 9. In reports the number is printed as 7,9.

    Wrong::

        indicators:
          rapportcijfer:
            name: rapportcijfer veiligheid
            for: woninginbraak
            unit: grade
            baseline: {2021: 7,9}

    Right::

        indicators:
          rapportcijfer:
            name: rapportcijfer veiligheid
            for: woninginbraak
            unit: grade
            baseline: {2021: 7.9}
    """,
    "IVP143": """
    A number in a table has signs between its thousands.

    A point is read as the start of the decimals and a comma as the end of the cell. Write the digits only.

    Wrong::

        indicators:
          inbraken:
            baseline: {2021: 1290}
            target: {at_most: 900}
        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,"1.245,0"

    Right::

        indicators:
          inbraken:
            baseline: {2021: 1290}
            target: {at_most: 900}
        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,1245
    """,
    "IVP144": """
    A cell that must hold a number holds something else.

    A per cent sign, a euro sign or a word does not stand with the figure: the unit is given once, with the indicator.
    An unknown value is an empty cell with the reason under note.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,onbekend

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,,nog niet bekend
    """,
}
