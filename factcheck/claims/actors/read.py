"""read_actors: the claims of a reading that speak of actors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.acts import read_acts
from factcheck.claims.actors.affiliations import read_affiliations
from factcheck.claims.actors.bodies import read_bodies
from factcheck.claims.actors.clients import read_clients
from factcheck.claims.actors.clubs import read_clubs
from factcheck.claims.actors.contests import read_results
from factcheck.claims.actors.credits import read_credits
from factcheck.claims.actors.deaths import read_acts_of_the_living, read_deaths
from factcheck.claims.actors.homes import read_births, read_homes
from factcheck.claims.actors.places import read_place_names, read_places
from factcheck.claims.actors.quotes import read_speakers
from factcheck.claims.actors.relations import read_relations
from factcheck.claims.actors.reports import read_reports
from factcheck.claims.actors.retold import read_retold
from factcheck.claims.actors.roles import read_role_titles, read_roles
from factcheck.claims.actors.side_phrases import read_side_phrases
from factcheck.claims.actors.sides import read_sides
from factcheck.claims.actors.stances import read_stances
from factcheck.claims.actors.teams import read_memberships, read_teams
from factcheck.claims.actors.thing_places import read_thing_places
from factcheck.claims.claim import Claim
from factcheck.claims.people.ages import is_pictured, lone_name, read_ages
from factcheck.claims.people.descriptions import read_descriptions
from factcheck.claims.people.genders import read_genders
from factcheck.claims.people.lives_now import ages_told
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.referents import people_of
from factcheck.claims.people.titles import read_titles
from factcheck.claims.scope_at import scope_at
from factcheck.mentions.actor_words import organisation_nouns, place_nouns
from factcheck.syntax.clause import Reading


def read_actors(reading: Reading) -> list[Claim]:
    """The claims on actors, in text order."""
    people = people_of(reading)
    titles = [*read_titles(reading, people)]
    claims: list[ActorClaim] = [
        *read_names(reading, people),
        *read_ages(reading, people),
        *_ages_told(reading, people),
        *titles,
        *read_role_titles(reading, titles),
        *read_roles(reading),
        *read_descriptions(reading, people),
        *read_bodies(reading),
        *read_places(reading),
        *read_place_names(reading),
        *read_thing_places(reading),
        *read_homes(reading, people),
        *read_births(reading, people),
        *_first_of_each(
            read_affiliations(reading, people), read_sides(reading, people), read_teams(reading, people), read_side_phrases(reading, people)
        ),
        *read_relations(reading, people),
        *read_genders(reading, people),
        *_sayings(reading, people),
        *read_reports(reading),
        *read_results(reading),
        *read_stances(reading, people),
        *read_clients(reading, people),
        *read_clubs(reading, people),
        *read_memberships(reading, people),
        *read_deaths(reading, people),
        *read_acts(reading, people),
        *read_retold(reading),
        *read_acts_of_the_living(reading, people),
    ]
    return sorted(claims, key=lambda claim: (claim.span.start, claim.span.end) if claim.span else (0, 0))


def _first_of_each(*told: Iterator[ActorClaim]) -> Iterator[ActorClaim]:
    """The claims without those that another of the same person, fact and value says already."""
    seen: set[tuple[str, ...]] = set()
    for claim in chain(*told):
        key = (claim.actor, claim.fact, claim.value, claim.of)
        if key not in seen:
            seen.add(key)
            yield claim


def _sayings(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Who spoke which words, and to whom they are credited, each once."""
    seen: set[tuple[str, str, int]] = set()
    for claim in (*read_speakers(reading, people), *read_credits(reading, people)):
        key = (claim.actor, claim.value, claim.span.end if claim.span else 0)
        if key not in seen:
            seen.add(key)
            yield claim


def _ages_told(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The ages told of people who are not named there: "She is 70 now", "said the 72-year-old nurse", "I'm 81"."""
    known = {person.name for person in people.people if not person.suffixes}
    known |= {lone_name(use, people) for use in people.uses if use.index not in people.of} - {""}
    for who, age, span in ages_told(reading):
        scope = scope_at(reading, span)
        # Who is quoted says "I" of himself: "One each," said Sarto. "He's 35."
        if (
            who in known
            and 0 < age < 120
            and not is_pictured(reading, span.start)
            and (not scope.quoted or reading.text.startswith("I", span.start))
        ):
            yield ActorClaim.model_construct(actor=who, fact="age", value=str(age), span=span, scope=scope, tenure="now")


def read_names(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """How each person is called: the first place of each written form, and every lone name that no full name introduces."""
    seen: set[tuple[int, str]] = set()
    for use in people.uses:
        person = people.of.get(use.index)
        form = (person.index if person else -1, use.name.full)
        if form in seen or not _may_be_a_person(use, person) or (person is None and _is_a_word(reading, use)):
            continue
        seen.add(form)
        yield told_of(person.name if person else use.name.full, "name", use.name.full, use.core, use.sentence.role, quoted=use.quoted)


def _is_a_word(reading: Reading, use: NameUse) -> bool:
    """Whether a lone name that nobody bears was read as a common word: "Repairs" where it opens a sentence, "There", "I’m"."""
    sentence = reading.sentence_at(use.core.start)
    if use.human or use.name.given or sentence is None:
        return False
    at = bisect_right(sentence.tokens, use.core.start, key=lambda token: token.span.start) - 1
    return at >= 0 and sentence.tokens[at].tag != "PROPN"


def _may_be_a_person(use: NameUse, person: Person | None) -> bool:
    """Whether a name is worth a claim: not a lone word that is a noun of places or bodies."""
    if use.human or use.name.given or (person is not None and person.human):
        return True
    return use.name.family not in organisation_nouns() and use.name.family not in place_nouns()
