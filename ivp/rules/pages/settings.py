"""Pages on settings and on comments that suppress findings (IVP195-IVP199, IVP901-IVP905)."""

PAGES = {
    "IVP195": """
    The settings in ivp.toml cannot be read.

    Settings are lines of a key, = and a value, with texts in quotes: ``language = "nl"``. None of them counts as long
    as the file cannot be read.
    """,
    "IVP196": """
    ivp.toml holds a setting that does not exist.

    It would be left out in silence, while its writer counts on it. Check the name, and the table in brackets above it.
    """,
    "IVP197": """
    A setting in ivp.toml has a value that it cannot have.

    The setting is left as it is by default. The message says what may stand there.
    """,
    "IVP198": """
    The settings ignore a kind of finding without a reason.

    Who reads the repository later must be able to see why a check was switched off, and whether the reason still holds:
    ``{code = "IVP401", reason = "..."}``.
    """,
    "IVP199": """
    A setting names a code that does not exist, or one that cannot be ignored.

    Findings on the reading and the shape of a file (IVP1 and IVP2) cannot be ignored: without them the plan is not
    read as it was meant.
    """,
    "IVP901": """
    A comment that should suppress a finding cannot be read.

    It would suppress nothing. The codes stand between brackets, and the reason follows.

    Wrong::

        region: Midden-Limburg  # ivp: ignore IVP402

    Right::

        indicators:
          inbraken:
            baseline: {2024: 129}  # ivp: ignore[IVP402] het plan is pas in 2025 vastgesteld
    """,
    "IVP902": """
    A comment suppresses a finding and does not say why.

    Who reads the plan later must be able to see why the finding was accepted, and whether the reason still holds.

    Wrong::

        indicators:
          inbraken:
            baseline: {2024: 129}  # ivp: ignore[IVP402]

    Right::

        indicators:
          inbraken:
            baseline: {2024: 129}  # ivp: ignore[IVP402] het plan is pas in 2025 vastgesteld
    """,
    "IVP903": """
    A comment suppresses a code that does not exist.

    It suppresses nothing, while its writer counts on it. ``ivp rule`` lists the codes.

    Wrong::

        region: Midden-Limburg  # ivp: ignore[IVP499] zo staat het in het plan

    Right::

        region: Midden-Limburg
    """,
    "IVP904": """
    A comment suppresses what cannot be suppressed.

    Findings on the reading and the shape of a file (IVP1 and IVP2), and those on suppressing itself (IVP9), always
    count: without them nobody can rely on what the plan says.

    Wrong::

        region: Midden-Limburg  # ivp: ignore[IVP201] zo staat het in het plan

    Right::

        region: Midden-Limburg
    """,
    "IVP905": """
    A comment suppresses a finding that is not there.

    The finding was mended, or the comment stands on the wrong line. What is left over would hide the next finding.

    Wrong::

        region: Midden-Limburg  # ivp: ignore[IVP402] zo staat het in het plan

    Right::

        region: Midden-Limburg
    """,
}
