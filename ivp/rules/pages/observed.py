"""Pages on observations, the values in CSV files beside a plan (IVP801-IVP808)."""

PAGES = {
    "IVP801": """
    A row gives a value for an indicator that the plan does not have.

    The value would be lost. The first column holds the id of an indicator, as the plan writes it.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        woninginbraken,GM1641,2022,118

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,118
    """,
    "IVP802": """
    A row gives a value for a municipality that the plan or the indicator does not have.

    Municipalities stand in a table by their CBS code, because names change. A value for another municipality would be
    added to nothing.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,Maasgouw,2022,118

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,118
    """,
    "IVP803": """
    A row does not say for which year its value is.

    A year has four digits. A figure over several years stands in the plan, under values.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,'22,118

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,118
    """,
    "IVP804": """
    A value for one indicator, municipality and year stands in two places.

    When one of the two is corrected, nobody knows which of them counts. A figure stands in one place only: in the plan,
    or in one row of one table.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,118
        inbraken,GM1641,2022,119

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value
        inbraken,GM1641,2022,119
    """,
    "IVP805": """
    The column provisional holds something else than true or false.

    A provisional figure never decides whether a target was reached; it must be clear which ones are. WAAR and ONWAAR,
    as a spreadsheet writes them, ja and nee, voorlopig and definitief are read as well.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,provisional
        inbraken,GM1641,2022,118,misschien

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,provisional
        inbraken,GM1641,2022,118,true
    """,
    "IVP806": """
    The column n holds something else than a whole number.

    n is the number of respondents behind a percentage or a grade, or of inhabitants behind a rate. What chance has to
    do with a change is reckoned from it; leave it empty where it is not known.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,n
        inbraken,GM1641,2022,118,ca. 400

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,n
        inbraken,GM1641,2022,118,400
    """,
    "IVP807": """
    A row names a source that the plan does not have.

    The source of a figure is an id under ``sources``, so that every figure leads to who counted it.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,source
        inbraken,GM1641,2022,118,polite

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,source
        inbraken,GM1641,2022,118,politie
    """,
    "IVP808": """
    A row has no value and does not say why.

    An empty cell may be a figure that is not published, or one that was forgotten. Leave the row out, or say under note
    why the value is unknown.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,,

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,note
        inbraken,GM1641,2022,,kleiner dan vijf en daarom niet gepubliceerd
    """,
    "IVP811": """
    The day on which a figure was retrieved is not a date.

    Official figures are revised, so that it matters when they were taken over. The year stands first, as everywhere in
    a plan: 2024-12-31, or 2024-12 where the day is not known.

    Wrong::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,retrieved
        inbraken,GM1641,2022,118,31-12-2023

    Right::

        observations: observations.csv

    CSV::

        indicator,municipality,year,value,retrieved
        inbraken,GM1641,2022,118,2023-12-31
    """,
}
