"""link_thing_places: one thing in two places, "a library in Corvane, Wis." and "the Minnesota library"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.data.word_sets import word_set
from factcheck.links.actors.affiliations import are_apart, rank_of
from factcheck.links.link import Link
from factcheck.mentions.actor_words import countries, demonyms, states
from factcheck.mentions.lexicon import word_set as named_words
from factcheck.syntax.clause import Reading


def link_thing_places(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "place" between the claim on where a thing is and a later one ("in", "in") by which "the Ohio plant" is elsewhere.

    Licensed by the article, where the draft tells of one such thing alone, and nowhere else speaks of the place that it now has.
    """
    told: dict[str, list[ActorClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "place" and claim.actor.islower() and claim.span is not None:
            told[claim.actor].append(claim)
    towns = [
        claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "place" and not claim.actor.islower() and claim.span
    ]
    for noun, group in told.items():
        located = [claim for claim in group if not claim.of]
        if noun in word_set("things that are towns") and not located:
            # "Lydon, Vt.", of which the draft tells, is "the New Hampshire village".
            ranks = {rank_of(claim.value) for claim in group}
            located = [claim for claim in towns if rank_of(claim.value) in ranks]
            located = located[:1] if len({(claim.actor, claim.value) for claim in located}) == 1 else []
        if len(located) != 1 or _tells_of_more(noun, reading):
            continue
        first = located[0]
        for second in group:
            if (
                second.of
                and first.span
                and second.span
                and first.span.end < second.span.start
                and second.value != first.value
                and are_apart(first.value, second.value)
                and _told_once(second.value, reading.text)
                and not (first in towns and _takes_up_another(second.span.start, first.actor, reading))
            ):
                yield Link("place", (("in", first.id), ("in", second.id)), (first.span, second.span))
                break


_NEAR_TOWN = re.compile(r"\b(?:in|from|to|at|near|of|across from|outside|through|into) (?P<town>[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?)")


def _takes_up_another(at: int, town: str, reading: Reading) -> bool:
    """Whether the words before "the Ohio town" in its sentence name another: "their wives live in Bell, and the Ohio town ..."."""
    sentence = reading.scopes.sentence_at(at)
    start = sentence.span.start if sentence is not None else at
    named = {match["town"] for match in _NEAR_TOWN.finditer(reading.text, start, at)}
    months_and_lands = {name for name in named if name in states() or name in countries() or name.lower() in named_words("months.txt")}
    return bool(named - months_and_lands - {town})


def _tells_of_more(noun: str, reading: Reading) -> bool:
    """Whether a draft tells of several such things: "the two plants", "another plant"."""
    more = re.compile(
        rf"\b(?:(?:another|other|second|third|new|next|sister|rival|different|each|every) (?:[a-z-]+ )?{noun}|{noun}(?:e?s))\b"
    )
    return more.search(reading.text) is not None


def _told_once(place: str, text: str) -> bool:
    forms = [form for table in (states(), demonyms(), countries()) for form, name in table.items() if name == place] or [place]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + r")(?!\w)")
    return sum(1 for _ in pattern.finditer(text)) == 1
