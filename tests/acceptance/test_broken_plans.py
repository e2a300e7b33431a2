"""Broken plans, each with the findings it must give: their codes, places and words.

A fragment stands below the five lines of ``HEAD``, so that its first line is line 6; where it starts with a key of the
head it takes the place of that line. The findings are all that is found, in order: one for each slip.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.broken import JOINT, Broken

CASES = [
    # the head of the plan
    Broken(
        "no municipalities",
        """
        municipalities: []
        """,
        "IVP203 4:17 an empty list",
    ),
    Broken(
        "municipalities forgotten",
        """
        municipalities:
        """,
        "IVP203 4:1 nothing stands after the colon",
    ),
    Broken(
        "a municipality misspelt, in block style",
        """
        municipalities:
          - Maasgau
          - Roermond
        """,
        "IVP304 5:5 there is no municipality “Maasgau”",
    ),
    Broken(
        "two municipalities in one text",
        """
        municipalities: Maasgouw, Roermond
        """,
        "IVP304 4:17 there is no municipality “Maasgouw, Roermond”",
    ),
    Broken(
        "a municipality named by its name and its code",
        """
        municipalities: [Maasgouw, GM1641]
        """,
        "IVP309 4:28 “GM1641” stands twice in this list",
    ),
    Broken(
        "a municipality that was merged",
        """
        municipalities: [Maasgouw, Hellevoetsluis]
        """,
        "IVP509 4:28 Hellevoetsluis does not exist in 2023-2026: 2022 was its last year",
    ),
    Broken(
        "a title that is empty",
        """
        title: ''
        """,
        "IVP203 3:8 an empty text",
    ),
    Broken(
        "a title with a colon",
        """
        title: Veilig: samen
        """,
        "IVP120 3:14 a colon and a space inside a text would make a second key on this line",
    ),
    Broken(
        "a period written as a text",
        """
        period: 2023 tot en met 2026
        """,
        "IVP204 5:9 a first and a last year are expected, found “2023 tot en met 2026”",
    ),
    Broken(
        "a period reversed",
        """
        period: 2026-2023
        """,
        "IVP501 5:9 the period ends in 2023, before it begins in 2026",
    ),
    Broken(
        "a period in Dutch",
        """
        period:
          van: 2023
          tot: 2026
        """,
        "IVP204 6:3 a first and a last year are expected, found a block of keys",
    ),
    Broken(
        "a year with a digit too many",
        """
        period: 2023-20206
        """,
        "IVP204 5:9 a first and a last year are expected, found “2023-20206”",
    ),
    Broken(
        "a kind in Dutch, and a mistake below it",
        """
        kind: uitvoeringsplan
        status: vastgesteld
        """,
        "IVP207 2:7 “uitvoeringsplan” is not a kind of document",
        "IVP207 6:9 “vastgesteld” cannot stand here",
    ),
    Broken(
        "another version",
        """
        ivp: 2
        """,
        "IVP210 1:6 this is version “2” of the format",
    ),
    # keys
    Broken(
        "a key in Dutch",
        """
        prioriteiten: {zorg: Zorg}
        """,
        "IVP201 6:1 unknown key “prioriteiten”",
    ),
    Broken(
        "a key twice",
        """
        themes: {a: A}
        priorities: {b: {name: B, evaluation: x}}
        themes: {c: C}
        """,
        'IVP114 8:1 the key "themes" stands twice in this block',
    ),
    Broken(
        "a required key misspelt",
        """
        themes:
          zorg:
            nmae: Zorg
        """,
        "IVP201 8:5 unknown key “nmae”",
    ),
    Broken(
        "a required key missing",
        """
        themes:
          zorg:
            text: Over zorg.
        """,
        "IVP202 7:3 the key name is missing here",
    ),
    Broken(
        "a key without a value",
        """
        status:
        motto: ~
        """,
        "IVP203 6:1 nothing stands after the colon",
        "IVP203 7:1 nothing stands after the colon",
    ),
    Broken(
        "two headings in one point",
        """
        summary:
          - Regie: a
            Toezicht: b
        """,
        "IVP201 7:5 “Regie” stands among other headings in one point",
        "IVP201 8:5 “Toezicht” stands among other headings in one point",
    ),
    Broken(
        "an id with a space",
        """
        themes:
          veilig wonen: Veilig wonen
        """,
        "IVP208 7:3 “veilig wonen” cannot be an id",
    ),
    Broken(
        "an id beside a name",
        """
        themes:
          zorg: {id: zorg, name: Zorg}
        """,
        "IVP201 7:10 unknown key “id”",
    ),
    Broken(
        "a list instead of entries",
        """
        themes:
          - zorg
          - jeugd
        """,
        "IVP204 7:3 a block of entries is expected, found a list",
    ),
    Broken(
        "entries instead of a list",
        """
        decisions: {body: council, act: adopt}
        """,
        "IVP204 6:12 a list is expected, found a block of keys",
    ),
    Broken(
        "duties in a list",
        """
        cycle: [{what: Rapportage, every: 1}]
        """,
        "IVP204 6:8 a block of entries is expected, found a list",
    ),
    Broken(
        "a heading where an id is expected",
        """
        principles: {Regie: De gemeente voert regie.}
        """,
        "IVP208 6:14 “Regie” cannot be an id",
    ),
    Broken(
        "a number as a text",
        """
        motto: 2024
        summary: [samen, 12]
        """,
        "IVP204 6:8 a text is expected, and “2024” is read as a number or as true or false",
        "IVP204 7:18 a text is expected, and “12” is read as a number or as true or false",
    ),
    Broken(
        "an empty item",
        """
        summary:
          - a
          -
        """,
        "IVP203 8:4 an empty item in a list",
    ),
    Broken(
        "a deep mistake",
        """
        themes:
          a:
            name: A
            parts:
              b:
                name: B
                parts: {c: {naam: C}}
        """,
        "IVP201 12:21 unknown key “naam”",
    ),
    # words, dates and moments
    Broken(
        "a status in Dutch, over two lines",
        """
        status: >-
          vast
          gesteld
        motto: 3
        """,
        "IVP207 6:9 “vast gesteld” cannot stand here",
        "IVP204 9:8 a text is expected, and “3” is read as a number or as true or false",
    ),
    Broken(
        "a body and an act in Dutch",
        """
        decisions:
          - {body: raad, act: vaststellen}
        """,
        "IVP207 7:12 “raad” cannot stand here",
        "IVP207 7:23 “vaststellen” cannot stand here",
    ),
    Broken(
        "a date with the day first",
        """
        publication: {in_force: 10-02-2023}
        """,
        "IVP206 6:25 “10-02-2023” has the day first",
    ),
    Broken(
        "a day that does not exist",
        """
        publication: {signed: 2023-02-30}
        """,
        "IVP206 6:23 “2023-02-30” is a day that does not exist",
    ),
    Broken(
        "a date in words",
        """
        actions:
          a: {name: A, by: eind 2024}
        """,
        "IVP206 7:20 “eind 2024” is not a date",
    ),
    Broken(
        "a duty that returns once",
        """
        cycle:
          rapportage: {what: Rapportage, every: 1, when: 2024}
        """,
        "IVP209 7:44 something that returns (every) has no single moment (when)",
    ),
    Broken(
        "a duty in words",
        """
        cycle:
          rapportage: {what: Rapportage, every: jaar, in: Q5}
        """,
        "IVP207 7:41 “jaar” does not say how often",
        "IVP206 7:51 not a part of a year",
    ),
    Broken(
        "a state without a moment",
        """
        actions:
          a: {name: A, state: done}
        """,
        "IVP204 7:23 a state by moment is expected, found “done”",
    ),
    Broken(
        "a light in Dutch",
        """
        actions:
          a:
            name: A
            state:
              2024-06: {status: loopt, light: geel}
        """,
        "IVP207 10:25 “loopt” cannot stand here",
        "IVP207 10:39 “geel” cannot stand here",
    ),
    Broken(
        "true in Dutch",
        """
        chapters:
          a: {name: A, open: ja}
        """,
        "IVP207 7:22 “ja” is neither true nor false",
    ),
    Broken(
        "running texts in the form that is no more",
        """
        texts:
          - {name: Woord vooraf, text: a}
          - {at: priorities, text: b}
        """,
        "IVP201 6:1 the chapters of a document stand under chapters, not under “texts”",
    ),
    Broken(
        "the name of a chapter among those of pieces",
        """
        labels: {summary: Inleiding, problem: Waarom}
        """,
        "IVP207 6:10 “summary” is a block: what it is called is the name of a chapter",
    ),
    Broken(
        "a block in a chapter by a Dutch word",
        """
        principles: [Samen]
        chapters: {inleiding: {name: Inleiding, text: Kort.}, uitgangspunten: Zo werken wij}
        """,
        "IVP323 7:55 this chapter holds nothing, and the block principles is in no chapter",
    ),
    Broken(
        "a chapter after one that is not there, one without a name, one with a topic of another",
        """
        themes: {water: Water}
        chapters:
          a: {name: A, after: b, has: [water, weg]}
          werkwijze: {parts: {c: {name: C, has: water}}}
        """,
        "IVP320 8:23 there is no other chapter “b” in this plan",
        "IVP301 8:39 there is no topic “weg” in this plan",
        "IVP321 9:3 this chapter has no name, and “werkwijze” is no block of a plan",
        "IVP322 9:41 “water” stands in another chapter already",
    ),
    # figures
    Broken(
        "a decimal comma in braces",
        """
        indicators:
          i: {name: I, unit: grade, baseline: {2022: 7,9}}
        """,
        "IVP142 7:46 7,9 is not one number here: the comma ends the value 7 and makes 9 a key",
    ),
    Broken(
        "a decimal comma in a block",
        """
        indicators:
          i:
            name: I
            unit: grade
            baseline:
              2022: 7,9
        """,
        "IVP205 11:13 “7,9” has a decimal comma",
    ),
    Broken(
        "thousands with a point in a count",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2022: 1.290}}
        """,
        "IVP411 7:46 a count is a whole number, not 1.290",
    ),
    Broken(
        "thousands in euros",
        """
        budget:
          - {amount: 25.000}
          - {amount: 1.000.000}
        """,
        "IVP205 7:14 “25.000” has a sign between the thousands",
        "IVP205 8:14 “1.000.000” has a sign between the thousands",
    ),
    Broken(
        "an amount without its key",
        """
        budget:
          - 25000
        """,
        "IVP204 7:5 a text is expected, and “25000” is an amount",
    ),
    Broken(
        "a number with a zero in front",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2022: 010}}
        """,
        "IVP140 7:46 the number 010 starts with a zero, which programs read in different ways",
    ),
    Broken(
        "a percentage with its sign",
        """
        indicators:
          i: {name: I, unit: percent, baseline: {2022: 37%}}
        """,
        "IVP205 7:48 “37%” has a per cent sign",
    ),
    Broken(
        "an unknown figure",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2021: onbekend, 2022: }}
        """,
        "IVP205 7:46 a number is expected, found “onbekend”",
        "IVP203 7:56 a number is expected, and nothing stands here",
    ),
    Broken(
        "an unknown figure without a note",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2022: {value: null}}}
        """,
        "IVP209 7:40 an unknown value needs a note that says why it is unknown",
    ),
    Broken(
        "a figure without a year",
        """
        indicators:
          i: {name: I, unit: count, baseline: 129}
        """,
        "IVP204 7:39 values by year are expected, found “129”",
    ),
    Broken(
        "a year of five digits",
        """
        indicators:
          i: {name: I, unit: count, baseline: {20222: 129}}
        """,
        "IVP206 7:40 “20222” is not a year that a figure can belong to",
    ),
    Broken(
        "years the wrong way round",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2022-2019: 129}}
        """,
        "IVP206 7:40 “2022-2019” does not run from an earlier to a later year",
    ),
    Broken(
        "a percentage above a hundred",
        """
        indicators:
          i: {name: I, unit: percent, baseline: {2022: 120}, target: {at_most: 110}}
        """,
        "IVP411 7:48 a percentage lies between 0 and 100, not 120",
        "IVP411 7:72 a percentage lies between 0 and 100, not 110",
    ),
    Broken(
        "a negative count",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2022: -5}, values: {2023: 400}}
        """,
        "IVP411 7:46 a number of things that happened is zero or more, not -5",
    ),
    Broken(
        "a digit too many",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2022: 129}, values: {2023: 1290}}
        """,
        "IVP413 7:67 1290 after 129 in 2022 is 10 times as much or more",
    ),
    Broken(
        "per a thousand, in Dutch",
        """
        indicators:
          i: {name: I, unit: rate, per: 1.000}
        """,
        "IVP205 7:33 “1.000” has a sign between the thousands",
    ),
    # targets
    Broken(
        "a target without a direction",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: 90
        """,
        "IVP204 11:13 a target says which way, and here stands “90”",
    ),
    Broken(
        "a target in two directions",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {at_most: 90, at_least: 80}
        """,
        "IVP209 11:27 a target has one direction, and here stand at_most and at_least",
    ),
    Broken(
        "a target by year without a direction",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {2026: 90}
        """,
        "IVP201 11:14 the target for 2026 does not say which way",
    ),
    Broken(
        "a target with a sign",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {at_most: <90}
        """,
        "IVP205 11:23 “<90” has a sign before the number",
    ),
    Broken(
        "a target year that nobody can mean",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {at_most: {20206: 90}}
        """,
        "IVP403 11:24 target year 20206 lies outside the plan's period 2023-2026",
    ),
    Broken(
        "a target before the baseline",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {at_most: {2021: 90}}
        """,
        "IVP404 11:24 target year 2021 is not after the baseline year 2022",
    ),
    Broken(
        "a baseline after the target",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2032: 129}, target: {at_most: 90}}
        """,
        "IVP404 7:40 baseline year 2032 is not before the target year 2026",
    ),
    Broken(
        "targets that turn back",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {at_most: {2024: 80, 2026: 90}}
        """,
        "IVP407 11:40 the target for 2026, 90, asks less than that for 2024, 80",
    ),
    Broken(
        "a target of nothing but a tolerance",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {tolerance: 5}
        """,
        "IVP209 11:5 a target says at_most, at_least, below, above, stay_at or between, or has a text",
    ),
    Broken(
        "a tolerance without stay_at",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {at_most: 90, tolerance: 5}
        """,
        "IVP209 11:27 a tolerance goes with stay_at only",
    ),
    Broken(
        "a bound that is empty",
        """
        indicators:
          inbraak:
            name: Inbraken
            unit: count
            baseline: {2022: 129}
            target: {at_most: {}}
        """,
        "IVP203 11:23 an empty block",
    ),
    Broken(
        "a relative target without a baseline",
        """
        indicators:
          i: {name: I, unit: count, target: {at_most: baseline - 10%}}
        """,
        "IVP401 7:47 the target “baseline - 10%” needs a baseline, and there is none",
    ),
    # references
    Broken(
        "a topic that does not exist",
        """
        themes: {zorg: Zorg}
        actions:
          a: {name: A, for: zrog}
          b: {name: B, for: [zorg, nergens]}
        """,
        "IVP301 8:21 there is no topic “zrog” in this plan",
        "IVP301 9:28 there is no topic “nergens” in this plan",
    ),
    Broken(
        "a topic that may be two",
        """
        lenses: {jeugd: J}
        priorities: {jeugd: {name: J, evaluation: x}}
        actions:
          a: {name: A, for: jeugd}
        """,
        "IVP301 9:21 “jeugd” may mean several topics: lenses.jeugd, priorities.jeugd",
    ),
    Broken(
        "two topics with one id",
        """
        themes: {jeugd: J}
        priorities: {jeugd: {name: J, evaluation: x}}
        actions:
          a: {name: A, for: jeugd}
        """,
        "IVP324 6:10 “jeugd” stands for two things: priorities.jeugd and themes.jeugd",
    ),
    Broken(
        "a safety field that does not exist",
        """
        fields: {a: A}
        assessment:
          - {field: b, findings: x}
        """,
        "IVP302 8:13 there is no safety field “b” in this plan",
    ),
    Broken(
        "a method that does not exist",
        """
        fields: kernbeleid-2018
        """,
        "IVP204 6:9 safety fields are expected, found “kernbeleid-2018”",
    ),
    Broken(
        "a source that does not exist",
        """
        sources: {politie: Politie}
        indicators:
          i: {name: I, unit: count, source: polite, values: {2023: {value: 1, source: cbs}}}
        """,
        "IVP303 8:37 there is no source “polite” in this plan",
        "IVP303 8:79 there is no source “cbs” in this plan",
    ),
    Broken(
        "a lens that does not exist",
        """
        lenses: {jeugd: Jeugd}
        actions:
          a: {name: A, lenses: [jeugd, jongeren]}
        """,
        "IVP308 8:32 there is no lens “jongeren” in this plan",
    ),
    Broken(
        "a municipality of another plan",
        """
        actions:
          a: {name: A, municipalities: Roermond}
        """,
        "IVP304 7:32 Roermond is not one of the municipalities of this plan",
    ),
    Broken(
        "a topic named twice",
        """
        goals: {g: G}
        themes:
          t: {name: T, for: [g, g]}
        """,
        "IVP309 8:25 “g” stands twice in this list",
    ),
    Broken(
        "a file that does not exist",
        """
        observations: cijfers.csv
        """,
        "IVP307 6:15 there is no file cijfers.csv",
    ),
    Broken(
        "a file outside the repository",
        """
        observations: ../../../etc/passwd
        """,
        "IVP307 6:15 ../../../etc/passwd lies outside the plan repository",
    ),
    Broken(
        "a path from the root",
        """
        builds_on: /etc/passwd
        """,
        "IVP208 6:12 “/etc/passwd” is not a file that a plan may name",
    ),
    Broken(
        "a plan that builds on itself",
        """
        builds_on: plan.yaml
        """,
        "IVP306 6:12 by way of plan.yaml this plan builds on itself",
    ),
    Broken(
        "a predecessor by its title, and one reversed",
        """
        predecessor: {file: Het vorige plan, period: 2022-2019}
        """,
        "IVP307 6:21 there is no file Het vorige plan",
        "IVP501 6:46 the period ends in 2019, before it begins in 2022",
    ),
    # layout
    Broken(
        "a tab before a key",
        """
        themes:
        \ta: A
        """,
        "IVP130 7:1 a tab stands here where only spaces count",
    ),
    Broken(
        "a tab inside a text",
        """
        motto: samen\tveilig
        """,
        "IVP130 6:13 a tab stands here where only spaces count",
    ),
    Broken(
        "a list that is indented wrongly",
        """
        summary:
          - a
         - b
        """,
        "IVP133 8:2 this line starts at column 2; what it could belong to starts at column 1, 3, 5",
    ),
    Broken(
        "no space after a colon",
        """
        themes:
          zorg: {name:Zorg}
        """,
        'IVP131 7:10 there is no space after the colon of "name", so it is not a key',
    ),
    Broken(
        "no space after a dash",
        """
        summary:
          -samen
        """,
        "IVP132 7:3 there is no space after the dash, so this is not a list item",
    ),
    Broken(
        "a hard space before a number",
        """
        indicators:
          i: {name: I, unit: count, baseline: {2022:\u00a0129}}
        """,
        "IVP136 7:45 a space that is not an ordinary one, such as the non-breaking space of a text",
    ),
    Broken(
        "a hard space as indentation",
        """
        themes:
        \u00a0\u00a0a: A
        """,
        "IVP136 7:1 a space that is not an ordinary one, such as the non-breaking space of a text",
    ),
    Broken(
        "typographic quotes",
        """
        motto: “Samen: veilig”
        """,
        "IVP127 6:8 typographic quotes do not quote a text here, so its colon counts as the end of a key",
    ),
    Broken(
        "a quote that is not closed",
        """
        motto: 's morgens veilig
        status: draft
        """,
        "IVP123 6:8 the quote that opens here is not closed",
    ),
    Broken(
        "a text cut by a number sign",
        """
        summary: Dit is een tekst
          over nr #3 en verder
        """,
        "IVP124 7:11 everything from #3 on is left out, because # after a space starts a remark",
    ),
    Broken(
        "a text that starts with a percent sign",
        """
        motto: % van de inwoners
        """,
        "IVP121 6:8 a text that starts with % must stand in quotes",
    ),
    Broken(
        "a placeholder in braces",
        """
        motto: {invullen}
        """,
        "IVP126 6:9 invullen in braces counts as a key without a value, not as a text",
    ),
    Broken(
        "an exclamation mark in front",
        """
        motto: !samen
        """,
        "IVP118 6:8 !samen would set the type of a value, which a plan does not use",
    ),
    Broken(
        "a bracket that is not closed",
        """
        summary: [a, b
        status: draft
        """,
        "IVP134 6:10 the bracket [ that opens here is not closed",
    ),
    Broken(
        "columns are characters",
        """
        publication: {organisation: 'Coördinatie 😀', subject: 12}
        """,
        "IVP204 6:55 a text is expected, and “12” is read as a number or as true or false",
    ),
    Broken(
        "Windows line ends and a byte order mark",
        """
        status: vast
        """,
        "IVP207 6:9 “vast” cannot stand here",
        form="windows",
    ),
    Broken(
        "a file in the old Windows encoding",
        """
        motto: coördinatie
        """,
        'IVP102 6:10 the file is not saved as UTF-8: byte F6 ("ö" in the older Windows encoding) is not',
        form="latin-1",
    ),
    Broken(
        "an empty file",
        "",
        "IVP104 1:1 the file is empty, apart from blank lines and remarks",
        form="empty",
    ),
    # rules on decisions, actions and texts
    Broken(
        "adopted without a decision",
        """
        status: adopted
        """,
        "IVP504 6:9 the plan is adopted, and no council's decision to adopt it is named",
    ),
    Broken(
        "a plan for too long",
        """
        period: 2023-2028
        """,
        "IVP502 5:9 the plan is for 6 years; the council decides at least once in four (Politiewet",
    ),
    Broken(
        "an e-mail address and HTML",
        """
        summary:
          - Mail <b>j.jansen@politie.example</b>.
        """,
        "IVP702 7:5 an e-mail address, which may be that of a person",
        "IVP703 7:5 “<b>” is HTML and will be shown as it stands",
    ),
    # a plan that builds on another
    Broken(
        "a mistake in the joint plan",
        "",
        "IVP305 6:12 regio.yaml has errors itself",
        "IVP207 regio.yaml 8:46 “aantal” cannot stand here",
        joint=JOINT.replace("unit: count", "unit: aantal"),
    ),
    Broken(
        "a mistake in the joint plan and in this one",
        """
        status: vast
        """,
        "IVP305 6:12 regio.yaml has errors itself",
        "IVP207 7:9 “vast” cannot stand here",
        "IVP207 regio.yaml 8:46 “aantal” cannot stand here",
        joint=JOINT.replace("unit: count", "unit: aantal"),
    ),
    Broken(
        "another unit than inherited",
        """
        indicators:
          inbraak: {name: Inbraken, unit: percent}
        """,
        "IVP412 8:35 the unit is percent, and count in the plan that this one builds on",
        joint=JOINT,
    ),
    Broken(
        "a municipality that is not in the joint plan",
        """
        municipalities: [Echt-Susteren]
        """,
        "IVP304 4:18 Echt-Susteren is not one of the municipalities of the plan that this one builds on",
        joint=JOINT,
    ),
    Broken(
        "a period beside that of the joint plan",
        """
        period: 2027-2030
        """,
        "IVP510 5:9 the period 2027-2030 has no year in common with that of the plan it builds on,",
        joint=JOINT,
    ),
    Broken(
        "an implementation plan",
        """
        kind: implementation
        actions:
          a: {name: A, for: zrog, lead: x, by: 2042-10, result: y}
          b: B
        """,
        "IVP301 8:21 there is no topic “zrog” in this plan",
        "IVP604 8:40 the deadline 2042-10 lies outside the years of the plan, 2023-2026",
        "IVP601 9:3 the action “B” does not say: lead, by, result",
        joint=JOINT,
    ),
    # more than one mistake: what is wrong in one place does not hide what is wrong in another, nor lead to more
    Broken(
        "mistakes of shape, references and figures",
        """
        status: vast
        priorities:
          zorg: {naam: Zorg}
          wonen: [x]
        actions:
          a: {name: A, for: zorg}
          b: {name: B, for: [wonen, nergens]}
        indicators:
          i: {name: I, unit: aantal, for: zorg, baseline: {2022: 5}, target: {at_most: baseline - 10%}}
          j: {name: J, unit: percent, baseline: {2022: 120}, foo: 1}
        """,
        "IVP207 6:9 “vast” cannot stand here",
        "IVP201 8:10 unknown key “naam”",
        "IVP204 9:10 a block of keys is expected, found a list",
        "IVP301 12:29 there is no topic “nergens” in this plan",
        "IVP207 14:22 “aantal” cannot stand here",
        "IVP411 15:48 a percentage lies between 0 and 100, not 120",
        "IVP201 15:54 unknown key “foo”",
    ),
    Broken(
        "mistakes in a list, before and after each other",
        """
        summary:
          - 12
          - Mail a@b.example.
          - {text: c, foo: d}
          - Een <b>vet</b> woord.
        """,
        "IVP204 7:5 a text is expected, and “12” is read as a number",
        "IVP702 8:5 an e-mail address",
        "IVP201 9:15 unknown key “foo”",
        "IVP703 10:5 “<b>” is HTML",
    ),
    Broken(
        "an id that cannot be one, and what refers to it",
        """
        themes:
          veilig wonen: Veilig wonen
        actions:
          a: {name: A, for: veilig wonen}
        """,
        "IVP208 7:3 “veilig wonen” cannot be an id",
    ),
    Broken(
        "a title in Dutch and a period reversed",
        """
        period: 2026-2023
        titel: Plan
        """,
        "IVP501 5:9 the period ends in 2023, before it begins in 2026",
        "IVP201 6:1 unknown key “titel”",
    ),
    Broken(
        "a mistake in the joint plan that only a rule sees",
        "",
        "IVP301 regio.yaml 8:34 there is no topic “zrog” in this plan",
        joint=JOINT.replace("for: zorg", "for: zrog"),
    ),
    # tables of values
    Broken(
        "no names of columns",
        "",
        "IVP152 cijfers.csv 1:1 the first row does not hold the names of the columns",
        table="""
        inbraak,GM1641,2024,90
        """,
    ),
    Broken(
        "columns in Dutch",
        "",
        "IVP151 cijfers.csv 1:1 these columns have other names here: gemeente, jaar",
        table="""
        indicator,gemeente,jaar,value
        inbraak,GM1641,2024,90
        """,
    ),
    Broken(
        "a decimal comma in a row",
        "",
        "IVP154 cijfers.csv 2:26 this row has 6 cells, but the header has 5",
        table="""
        indicator,municipality,year,value,note
        inbraak,GM1641,2024,90,5,
        """,
    ),
    Broken(
        "everything in a row wrong",
        "",
        "IVP801 cijfers.csv 2:1 there is no indicator “inbraken” in this plan",
        "IVP803 cijfers.csv 2:19 “24” is not a year",
        "IVP143 cijfers.csv 2:22 1.290.000 is written with a thousands separator",
        "IVP805 cijfers.csv 2:32 “misschien” is neither true nor false",
        "IVP806 cijfers.csv 2:42 “0” is not a number of respondents or cases",
        "IVP807 cijfers.csv 2:44 there is no source “cbs” in this plan",
        "IVP811 cijfers.csv 2:48 “31-12-2024” is not a date",
        table="""
        indicator,municipality,year,value,provisional,n,source,retrieved
        inbraken,Maasgouw,24,1.290.000,misschien,0,cbs,31-12-2024
        """,
    ),
    Broken(
        "the same row twice",
        "",
        "IVP804 cijfers.csv 3:21 this value stands in two places",
        table="""
        indicator,municipality,year,value
        inbraak,GM1641,2024,90
        inbraak,GM1641,2024,90
        """,
    ),
    Broken(
        "a row for another municipality",
        "",
        "IVP802 cijfers.csv 2:9 the plan does not have this indicator for Roermond",
        table="""
        indicator,municipality,year,value
        inbraak,GM0957,2024,90
        """,
    ),
    Broken(
        "thousands in a table",
        "",
        "IVP411 cijfers.csv 2:21 a count is a whole number, not 1.290",
        table="""
        indicator,municipality,year,value
        inbraak,GM1641,2024,1.290
        """,
    ),
    Broken(
        "an enormous number",
        "",
        "IVP141 cijfers.csv 2:21 the number 99999999999999999999 has more than 15 digits",
        table="""
        indicator,municipality,year,value
        inbraak,GM1641,2024,99999999999999999999
        """,
    ),
    Broken(
        "a quote that is not closed in a table",
        "",
        "IVP123 cijfers.csv 2:24 the quote that opens here is not closed",
        table="""
        indicator,municipality,year,value,note
        inbraak,GM1641,2024,90,"noot
        """,
    ),
]


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.name)
def test_a_broken_plan_gives_these_findings(broken: Broken, tmp_path: Path) -> None:
    found = broken.found(tmp_path)
    assert len(found) == len(broken.findings), found
    for line, expected in zip(found, broken.findings, strict=True):
        assert line.startswith(expected), found
