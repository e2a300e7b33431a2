"""Pages on the shape of a plan (IVP201-IVP210)."""

PAGES = {
    "IVP201": """
    A key is not known where it stands.

    Keys are English words, so that every plan has the same ones and programs can find them. A key that is not known is
    never passed over: what stands under it would be missing from the plan.

    Wrong::

        indicators:
          inbraken:
            streefwaarde: {at_most: 90}

    Right::

        indicators:
          inbraken:
            target: {at_most: 90}
    """,
    "IVP202": """
    A key that is always needed is missing.

    Without it what was written cannot be used: an indicator without a unit cannot be compared, a decision without a
    body is nobody's.

    Wrong::

        indicators:
          overlast:
            name: overlastmeldingen
            for: woninginbraak

    Right::

        indicators:
          overlast:
            name: overlastmeldingen
            for: woninginbraak
            unit: count
    """,
    "IVP203": """
    Nothing stands after a colon or a dash.

    A key without a value was probably to be filled in later. Leave it out until it is known; a figure that is known to
    be unknown is ``{value: null, note: ...}``.

    Wrong::

        priorities:
          woninginbraak:
            approach:

    Right::

        priorities:
          woninginbraak:
            approach: Voorlichting over goede sloten.
    """,
    "IVP204": """
    Another kind of value is expected: a text, a list, a block of keys.

    A number alone does not say whether a target is a ceiling or a floor, and a list has no ids to refer to.

    Wrong::

        indicators:
          inbraken:
            target: 90

    Right::

        indicators:
          inbraken:
            target: {at_most: 90}
    """,
    "IVP205": """
    A value is not a number as a plan holds it.

    A figure is exact and bare: digits, with a point before the decimals, without quotes, per cent sign, euro sign or
    anything between the thousands. The unit is said once, with the indicator.

    Wrong::

        indicators:
          onveilig:
            name: voelt zich wel eens onveilig
            for: woninginbraak
            unit: percent
            baseline: {2021: 27%}

    Right::

        indicators:
          onveilig:
            name: voelt zich wel eens onveilig
            for: woninginbraak
            unit: percent
            baseline: {2021: 27}
    """,
    "IVP206": """
    A value is not a year or date as a plan holds it.

    A year has four digits. A date is as precise as it is known: 2022, 2022-Q4, 2022-08 or 2022-12-20, the year first.

    Wrong::

        decisions:
          - {body: council, act: adopt, date: 20-12-2022}

    Right::

        decisions:
          - {body: council, act: adopt, date: 2022-12-20}
    """,
    "IVP207": """
    A value is not one of the few words that can stand there.

    Some keys take one of a few English words, so that reports can reckon with them. The plan's own words are printed,
    not these.

    Wrong::

        status: vastgesteld

    Right::

        status: adopted
    """,
    "IVP208": """
    A text or name has a form that cannot be used.

    An id is made of letters, digits, - and _, so that it can be referred to anywhere. A name stands on one line. A path
    is relative to the plan.

    Wrong::

        themes:
          veilig wonen: {name: Veilig wonen}

    Right::

        themes:
          veilig-wonen: {name: Veilig wonen}
    """,
    "IVP209": """
    Keys are given that do not go together, or one of several is needed.

    A target has one direction; an unknown value has a note that says why; what returns every year has no single day.

    Wrong::

        indicators:
          inbraken:
            target: {at_most: 90, at_least: 80}

    Right::

        indicators:
          inbraken:
            target: {at_most: 90}
    """,
    "IVP210": """
    The plan is written in a version of the format that this program does not read.

    A later version may mean something else by the same keys. Use the program that belongs to it.

    Wrong::

        ivp: 2
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
