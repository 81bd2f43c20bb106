"""Which fields of which lists hold one of a few meanings that the code knows: another would be read, and never acted on."""

from __future__ import annotations

CLOSED = {
    "abbreviations.tsv": (0,),
    "actors/gendered_nouns.tsv": (0,),
    "actors/gendered_words.tsv": (0,),
    "actors/roles.tsv": (3,),
    "actors/sides.tsv": (0, 1, 2),
    "actors/tenures.tsv": (0,),
    "actors/titles.tsv": (2, 3, 4),
    "catenatives.tsv": (2,),
    "change_words.tsv": (1,),
    "comparatives.tsv": (0, 1),
    "comparison_cues.tsv": (0,),
    "comparison_openers.tsv": (0,),
    "count_cues.tsv": (0, 1),
    "count_nouns.tsv": (0,),
    "events.tsv": (1,),
    "happenings.tsv": (1, 2),
    "number_words.tsv": (1,),
    "qualifiers.tsv": (1,),
    "qualifiers_after.tsv": (1,),
    "superlatives.tsv": (0, 1),
    "verb_frames.tsv": (0,),
}
"""Fields, from 0, by list; the meanings are those that the list itself uses."""
