"""The fixed words of a document: one table for each enumeration of the model and for its blocks."""

from __future__ import annotations

from ivp.language import N_

KINDS = {"plan": N_("Safety plan"), "implementation": N_("Implementation plan")}

ASPECTS = {
    "problem": N_("Problem"),
    "approach": N_("Approach"),
    "intensify": N_("Extra effort"),
    "goals": N_("Goal"),
    "cooperation": N_("Points of co-operation"),
    "related": N_("Related policy"),
    "council_input": N_("Input of the council"),
    "done": N_("What has been done"),
    "evaluation": N_("How results are judged"),
}

OWN_LABELS = {"goals": "topic_goals", "related": "topic_related"}
"""The key under ``labels`` for an aspect whose name a block has too."""

ACTS = {
    "adopt": N_("Adoption"),
    "amend": N_("Amendment"),
    "review": N_("Review"),
    "consult": N_("Consultation"),
    "take_note": N_("Taking note"),
}

PARTNERS = {
    "core": N_("Core partners"),
    "other": N_("Other partners"),
    "internal": N_("Departments of the municipality"),
    "society": N_("Inhabitants, entrepreneurs and associations"),
}

SIDES = {
    ("board", "local"): N_("Board, local"),
    ("staff", "local"): N_("Staff, local"),
    ("board", "regional"): N_("Board, regional"),
    ("staff", "regional"): N_("Staff, regional"),
}

INDICATOR_KINDS = {
    "effect": N_("effect: what changes in society"),
    "effort": N_("effort: what is done"),
}
SOURCES = {
    "register": N_("register"),
    "survey": N_("survey"),
    "records": N_("a partner's own records"),
    "other": N_("other source"),
}

PUBLICATION = {
    "official_title": N_("Official title"),
    "citation_title": N_("Citation title"),
    "organisation": N_("Organisation"),
    "organisation_type": N_("Kind of organisation"),
    "adopted_by": N_("Adopted by"),
    "subject": N_("Subject"),
    "own_subject": N_("Own subject"),
    "remarks": N_("Remarks"),
    "legal_basis": N_("Legal basis"),
    "in_force": N_("In force from"),
    "retroactive_to": N_("Retroactive to"),
    "expires": N_("No longer in force from"),
    "concerns": N_("Concerns"),
    "signed": N_("Signed"),
    "issued": N_("Date of the document"),
    "source": N_("Published in"),
    "reference": N_("Reference"),
}
