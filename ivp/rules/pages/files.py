"""Pages on files as a whole (IVP101-IVP105, IVP190, IVP191, IVP305, IVP306)."""

PAGES = {
    "IVP101": """
    The file is larger than 5 MB.

    A plan is a text of some thousand lines. A file this large is something else, or holds the same thing many times;
    reading it would take long and use much memory.
    """,
    "IVP102": """
    The file is not saved as UTF-8.

    Letters with an accent and the euro sign are stored differently by older programs. Read in the wrong way they would
    silently become other signs. Save the file again with the encoding UTF-8.
    """,
    "IVP103": """
    The text holds an invisible character that does not belong in it.

    Such characters come along when text is pasted from another program. Some change the order in which a text is shown,
    so that a reader sees something else than what is stored. The line with it cannot be shown here: delete it and type
    the words again.
    """,
    "IVP104": """
    The file is empty, apart from blank lines and remarks.

    Perhaps it was saved before anything was written, or the text stands behind number signs and is all remark.

    Wrong::

        # Hier komt het plan.

    Right::

        ivp: 1
        kind: plan
        title: Integraal veiligheidsplan 2025-2028
        municipalities: [Maasgouw]
        period: {from: 2025, to: 2028}
    """,
    "IVP105": """
    So much is wrong that the rest of the file is not read.

    After a thousand findings the file is probably not a plan, or one mistake above repeats itself in every line. Put
    the first findings right and check again.
    """,
    "IVP190": """
    A file cannot be read.

    It is no ordinary file, there is no permission to read it, or the disk does not give it. Check the rights on the
    file and its folder.
    """,
    "IVP191": """
    A file or folder is a link that leads out of the plan repository, or lies in ``.git``.

    A plan may only use what stands in its own plan repository: otherwise a plan that someone sends could bring other
    files of the computer into a report. Put a copy of the file in the repository.
    """,
    "IVP305": """
    The plan that this one builds on cannot be used.

    What ``extends`` names is missing, lies outside the plan repository, has errors itself or is an implementation plan.
    Without it nobody knows which priorities and indicators are inherited, so that this plan cannot be checked further.

    Wrong::

        extends: regio-2023-2026.yml

    Right::

        region: Heuvelland
    """,
    "IVP306": """
    Plans build on each other in a circle, or too many of them above each other.

    In a circle each would need the other to be read first. Let only the local plan, or the implementation plan, name
    the plan that it builds on. Above a plan at most eight others are followed; two are usual.

    Wrong::

        extends: plan.yaml

    Right::

        region: Heuvelland
    """,
}
