"""link_actors: how the claims on actors hang together.

Relations and roles:
    "spelling": two claims of kind "name" ("spelled", "spelled") that plainly name one person or place, spelled two ways.
    "first name": two claims of kind "name" ("named", "named") of one person under two first names;
        "surname": of one under two surnames.
    "stranger": a name claim of a lone surname ("stranger"), and of the person who is meant ("introduced").
    "body": two name claims ("named", "named") of one body under two names.
    "acronym": the acronym introduced for a body ("introduced") and the one used for it ("used").
    "party", "nationality", "home": two claims of that kind ("had", "had") of one person; "place": two of one town
        or one thing, "scene": two of where one thing is or happened ("in", "in").
    "relation": two relations ("is", "is") of one pair of people; "kin of kin": one ("is") that cannot be by way of others
        ("by"...); "dead": that someone died ("death") and acts ("act").
    "side": two claims ("on", "on") that put one person on two sides of a vote or a case, or in one office of two bodies, or that tell of
        two pleas, verdicts or rulings at one hearing.
    "contest": two results ("won", "won") that give one contest to two winners.
    "quotation": two claims ("said", "said") that give the same words to two speakers; "deed": two ("did", "did") that give one act
    to two people. "titles": two claims of kind "title" ("held", "held") of one person that exclude each other.
    "holders": two claims of kind "title" ("holder", "holder") of two people, of one office that has one holder.
"""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.links.actors.affiliations import link_affiliations, link_contests
from factcheck.links.actors.bodies import link_bodies
from factcheck.links.actors.descriptions import link_descriptions
from factcheck.links.actors.identity import link_first_names, link_surnames
from factcheck.links.actors.kin_names import link_kin_names
from factcheck.links.actors.like_names import link_like_names
from factcheck.links.actors.names_spelling import link_name_words
from factcheck.links.actors.offices import link_holders
from factcheck.links.actors.phrase_spelling import link_name_phrases
from factcheck.links.actors.places_spelling import link_place_names
from factcheck.links.actors.quotes import link_acts, link_quotations
from factcheck.links.actors.relations import link_relations
from factcheck.links.actors.retold import link_retold_acts
from factcheck.links.actors.roles import link_borrowed_titles, link_role_holders
from factcheck.links.actors.scenes import link_scenes
from factcheck.links.actors.sides import link_sides
from factcheck.links.actors.spelling import link_spellings
from factcheck.links.actors.strangers import link_strangers
from factcheck.links.actors.things_places import link_thing_places
from factcheck.links.actors.titles import link_titles
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading


def link_actors(claims: tuple[Claim, ...], reading: Reading) -> list[Link]:
    """The links that the wording licenses between claims on actors, in text order."""
    links = [
        *link_spellings(claims, reading),
        *link_place_names(claims, reading),
        *link_first_names(claims, reading),
        *link_surnames(claims, reading),
        *link_strangers(claims, reading),
        *link_bodies(claims, reading),
        *link_affiliations(claims, reading),
        *link_thing_places(claims, reading),
        *link_relations(claims, reading),
        *link_contests(claims),
        *link_sides(claims, reading),
        *link_quotations(claims, reading),
        *link_acts(claims),
        *link_retold_acts(claims, reading),
        *link_scenes(claims, reading),
        *link_titles(claims, reading),
        *link_descriptions(claims, reading),
        *link_holders(claims, reading),
    ]
    links += link_kin_names(claims, reading, links)
    links += link_name_words(claims, reading, links)
    links += link_like_names(claims, reading, links)
    links += link_name_phrases(claims, reading, links)
    # A name that is another's with a letter changed is no stranger's as well.
    spelled = {name for link in links if link.relation == "spelling" for name in link.ids("spelled")}
    links = [link for link in links if link.relation != "stranger" or link.ids("stranger")[0] not in spelled]
    links += link_borrowed_titles(claims, reading, links)
    links += link_role_holders(claims, reading, links)
    return links
