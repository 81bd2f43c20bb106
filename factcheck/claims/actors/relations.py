"""read_relations: whose widow, son or sister a person is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.kin_denied import read_denied
from factcheck.claims.actors.kin_owners import is_played, meant, of_whom, the_pair, use_at
from factcheck.claims.actors.kin_phrases import KinPhrase, is_name, kin_phrases, named_behind, names_before
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Clause, Reading, SentenceReading, Token

# What two are to one another alike; of the others "Al and Bo are sons" says nothing of the two.
_EVEN: Final = frozenset(("sibling", "spouse", "cousin", "sibling-in-law", "partner", "couple"))
# Those who may be told without saying whose: "a nephew, Ross Lane"; "a mother, Ann Poe" has children of her own.
_TWO: Final = 2
_OF_THE_DEAD: Final = frozenset(("child", "sibling", "grandchild", "niece or nephew", "cousin", "great-grandchild", "child-in-law"))


def read_relations(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Kinship said of one person and another, who is `of`: "his widow, Ada Voss", "Ada is Bo's sister", "the brothers Ned and Hal Orr".

    Either may be told by name, by a pronoun that means one person alone, or by what the draft calls that one ("the mayor"); where two
    may be meant, nothing is claimed.
    """
    if len(people.uses) < 2:
        return
    for index, sentence in enumerate(reading.sentences):
        if sentence.sentence.role not in ("body", "caption"):
            continue
        married = any(clause.verb is not None and clause.verb.lemma == "marry" for clause in sentence.clauses)
        yield from read_denied(reading, index)
        phrases = [kin for kin in kin_phrases(sentence.tokens) if not is_played(sentence, kin.head)]
        for kin in phrases:
            if kin.determiner == "my" or not _is_quoted(reading, sentence, kin.head):
                yield from _of_phrase(reading, people, index, kin)
        if married:
            yield from _of_marriages(reading, people, index)
            yield from _in_laws(reading, people, index, phrases)


def _is_junior(tokens: Sequence[Token], at: int) -> bool:
    return any(token.text.strip(" ,.").endswith(("Jr", "Sr")) for token in tokens[at : at + 2])


def _is_namesake(tokens: Sequence[Token], at: int) -> bool:
    """As in "her mother, Ines, for whom her own daughter was named"."""
    return [token.text.lower() for token in tokens[at + 1 : at + 4]] in ([",", "for", "whom"], [",", "after", "whom"])


def _is_quoted(reading: Reading, sentence: SentenceReading, at: int) -> bool:
    return reading.scopes.quotation_at(sentence.tokens[at].span.start) is not None


def _of_phrase(reading: Reading, people: People, index: int, kin: KinPhrase) -> Iterator[ActorClaim]:
    """The claims of one noun phrase of kinship: on the names behind it, before it, or on the subject of which it is said."""
    sentence = reading.sentences[index]
    tokens = sentence.tokens
    even = kin.both or kinship().get(kin.word, kin.word) in _EVEN
    told = named_behind(tokens, kin)
    if kin.both:
        told = told or names_before(tokens, kin) or _subjects(sentence, kin)
        if kin.word and len(told) == 2:
            yield from _each_other(reading, people, index, kin, told)
        elif kin.word and not told:
            yield from _of_the_two(reading, people, index, kin)
        return
    if told and kin.determiner == "the" and kin.owner is None and len(told) == 1 and is_name(tokens[kin.end]):
        return  # "the daughter Rose"
    if any(_is_junior(tokens, at) or _is_namesake(tokens, at) for at in told):
        return  # "her brother, Edwin Jr.", beside a father, Edwin
    told = told or _subjects(sentence, kin) or names_before(tokens, kin)
    if not told and kin.several and even and kin.owner is None:
        yield from _of_the_two(reading, people, index, kin)
    relatives = [(at, person) for at in told if (person := meant(reading, index, _first(sentence, at), at)) is not None]
    if not relatives:
        yield from _of_the_unnamed(reading, people, index, kin)
        return
    if kin.several and kin.owner is None and even and len(told) > 1:
        yield from _each_other(reading, people, index, kin, told)
        return
    if kin.several and len(told) == 1 and told[0] < kin.head and not _is_one_of(sentence, kin):
        return
    but = tuple(person for _, person in relatives)
    for at, person in relatives:
        for owner in _owners(reading, people, index, kin, but):
            yield _claim(reading, sentence, at, person, owner, kin)


def _of_the_two(reading: Reading, people: People, index: int, kin: KinPhrase) -> Iterator[ActorClaim]:
    """What "the cousins" are who are not named there: the two whom a draft has named as a pair, where it tells of no other cousins."""
    sentence = reading.sentences[index]
    if (
        kin.determiner != "the"
        or kin.end - kin.head > 1 + 2 * kin.both
        or any(token.text == "of" for token in sentence.tokens[kin.end : kin.end + 1])
    ):
        return
    head = sentence.tokens[kin.head].span
    pair = the_pair(reading)
    if pair is None or pair[2] > head.start or _is_told_before(reading, index, kin):
        return
    one, other, _ = pair
    yield told_of(
        one.name,
        "relation",
        kin.word,
        Span(sentence.tokens[kin.start].span.start, sentence.tokens[kin.end - 1].span.end),
        sentence.sentence.role,
        of=other.name,
    )


def _of_the_unnamed(reading: Reading, people: People, index: int, kin: KinPhrase) -> Iterator[ActorClaim]:
    """What two are to one another of whom a draft tells before it names them: "Two sisters met", "A man and his stepson"."""
    sentence, pair = reading.sentences[index], the_pair(reading)
    if pair is None or len(people.people) != _TWO or people.surnamed or any(use.sentence.index <= index for use in people.uses[:1]):
        return
    span, lead = sentence.tokens[kin.head].span, sentence.tokens[max(0, kin.start - 2) : kin.start]
    two = kin.several and [token.text.lower() for token in sentence.tokens[kin.start : kin.head]] == ["two"]
    joined = not kin.several and kin.determiner in ("his", "her") and len(lead) == _TWO and lead[1].text == "and" and lead[0].tag == "NOUN"
    if joined or (two and kinship()[kin.word] in _EVEN):
        yield told_of(pair[1].name, "relation", kin.word, span, sentence.sentence.role, of=pair[0].name)


def _is_told_before(reading: Reading, index: int, kin: KinPhrase) -> bool:
    """Whether the word stands before, and so may tell of others."""
    word = reading.sentences[index].tokens[kin.head].text
    return any(token.text == word for sentence in reading.sentences[:index] for token in sentence.tokens)


def _first(sentence: SentenceReading, at: int) -> int:
    """The first word of the noun phrase that a word ends."""
    return next((chunk.tokens[0] for chunk in sentence.chunks if chunk.tokens[0] <= at <= chunk.tokens[1]), at)


def _owners(reading: Reading, people: People, index: int, kin: KinPhrase, but: tuple[Person, ...]) -> Iterator[str]:
    """The names of those whose relative is told of; "the girl" where it is unclear who that is."""
    sentence = reading.sentences[index]
    tokens = sentence.tokens
    if kin.owner is None:
        alone = kin.determiner in ("a", "an", "one", "") or (kin.determiner == "the" and kin.end < len(tokens))
        if alone and kinship()[kin.word] in _OF_THE_DEAD:
            late = of_whom(reading, index, kin.head, but)
            if late is not None:
                yield late.name
        return
    first, last = kin.owner
    if is_name(tokens[last]):
        for at in (first, last) if last > first else (last,):
            use = use_at(people, sentence, tokens[at])
            owner = meant(reading, index, at, at, but) if is_name(tokens[at]) else None
            if owner is not None and not (use is not None and _may_be_another(people, sentence, use)):
                yield owner.name
        return
    if last > kin.head and tokens[last].tag == "NOUN" and [token.text for token in tokens[last + 1 : last + 2]] == [","]:
        named = meant(reading, index, last + 2, last + 2, but) if tokens[last + 2 : last + 3] and is_name(tokens[last + 2]) else None
        if named is not None:
            yield named.name  # "the brother of the captain, Ivo Dole"
            return
    person = meant(reading, index, first, last, but)
    if person is not None:
        yield person.name
    elif tokens[first].text.lower() == "the":
        yield " ".join(token.text.lower() for token in tokens[first : last + 1])


def _may_be_another(people: People, sentence: SentenceReading, use: NameUse) -> bool:
    """Whether a surname with a title may be a second bearer's: "Anna Reed, the daughter of Mr. Reed's sister"."""
    return (
        not use.name.given
        and bool(use.name.title)
        and any(other.name.given and other.name.family == use.name.family for other in people.by_sentence[sentence.sentence.index])
    )


def _subjects(sentence: SentenceReading, kin: KinPhrase) -> list[int]:
    """The last words of the subjects of which a phrase is said: "Ada is Bo's sister", "she was one of his nieces"."""
    numbers = {at for at, chunk in enumerate(sentence.chunks) if chunk.tokens[0] <= kin.head <= chunk.tokens[1]}
    numbers |= {at for at, chunk in enumerate(sentence.chunks) if chunk.of in numbers and not chunk.head}
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.lemma not in ("be", "become", "remain") or verb.negated or verb.modality != "asserted":
            continue
        if not numbers.isdisjoint(clause.objects) and clause.subject and sentence.chunks[clause.subject[-1]].tokens[1] < kin.start:
            told = [_in_apposition(sentence, at) for at in clause.subject]
            at = told[0]
            lead = sentence.tokens[max(0, at - 2) : at]
            joined = len(told) == 1 and kin.several and len(lead) == 2 and lead[1].text == "and" and is_name(lead[0])
            return [at - 2, at] if joined else told
    return []


def _in_apposition(sentence: SentenceReading, number: int) -> int:
    """The last word of a subject, or of the name that it stands beside: "Ann Orr, a lawyer who is the mayor's sister"."""
    first, last = sentence.chunks[number].tokens
    beside = first >= 2 and sentence.tokens[first].text.lower() in ("a", "an", "the") and sentence.tokens[first - 1].text == ","
    return first - 2 if beside and is_name(sentence.tokens[first - 2]) else last


def _is_one_of(sentence: SentenceReading, kin: KinPhrase) -> bool:
    """Whether "one of" stands before several relatives: "one of his nine grandchildren"."""
    return [token.text.lower() for token in sentence.tokens[max(0, kin.start - 2) : kin.start]] == ["one", "of"]


def _each_other(reading: Reading, people: People, index: int, kin: KinPhrase, told: Sequence[int]) -> Iterator[ActorClaim]:
    """What people are to one another: "the brothers, Ned and Hal Orr", "Kate and Will Dunne are cousins"."""
    sentence = reading.sentences[index]
    found = [(at, person) for at in told if (person := meant(reading, index, at, at)) is not None]
    for (at, one), (_, other) in combinations(found, 2):
        if one is not other:
            yield _claim(reading, sentence, at, one, other.name, kin)


def _claim(reading: Reading, sentence: SentenceReading, at: int, person: Person, owner: str, kin: KinPhrase) -> ActorClaim:
    tokens = sentence.tokens
    use = use_at_name(reading, sentence, at)
    word = tokens[kin.head].span
    span = use.joined(word)
    value = kin.word
    if kinship().get(value) == "sibling":
        before = {token.text.lower() for token in tokens[kin.start : kin.head]}
        order = [word for word in ("older", "younger") if not before.isdisjoint(word_set(f"{word} of two"))]
        value = f"{order[0]} sibling" if len(order) == 1 else value
    return told_of(person.name, "relation", value, span, sentence.sentence.role, of=owner)


def use_at_name(reading: Reading, sentence: SentenceReading, at: int) -> Span:
    """Where the words stand that name or mean a relative, without a title."""
    use = use_at(people_of(reading), sentence, sentence.tokens[at])
    return use.core if use is not None else Span(sentence.tokens[_first(sentence, at)].span.start, sentence.tokens[at].span.end)


def _of_marriages(reading: Reading, people: People, index: int) -> Iterator[ActorClaim]:
    """Who is married to whom: "Ada Voss, who married Bo Orr", "Bo, to whom she is married", "Kate and Will Dunne, married for 31 years"."""
    sentence = reading.sentences[index]
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.lemma != "marry" or verb.negated or verb.modality != "asserted":
            continue
        if reading.scopes.quotation_at(verb.span.start) is not None:
            continue
        pair = list(_couple(sentence, clause))
        words = [sentence.chunks[at].tokens for at in pair]
        persons: list[Person] = []
        for first, last in words:
            person = meant(reading, index, first, last, tuple(persons))
            if person is not None:
                persons.append(person)
        if len(persons) == 2 == len(words):
            spans = [verb.span, *(use_at_name(reading, sentence, last) for _, last in words)]
            span = spans[0].joined(*spans)
            yield told_of(persons[0].name, "relation", "spouse", span, sentence.sentence.role, of=persons[1].name)


# Who is married to somebody's child, sister or brother is by that a relative as well.
_IN_LAW: Final = {"child": "child-in-law", "sibling": "sibling-in-law"}


def _in_laws(reading: Reading, people: People, index: int, phrases: Sequence[KinPhrase]) -> Iterator[ActorClaim]:
    """As in "Dory Hale, who is married to Mr. Combs's daughter": Combs's child by marriage."""
    sentence = reading.sentences[index]
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.lemma != "marry" or verb.negated or verb.modality != "asserted" or len(clause.subject) != 1:
            continue
        whom = {*clause.objects[:1], *(at for preposition, at in clause.obliques if preposition == "to")}
        heads = {sentence.chunks[at].tokens[1] for at in whom}
        first, last = sentence.chunks[clause.subject[0]].tokens
        if sentence.tokens[last].text == "who":
            first = last = last - 1 - (sentence.tokens[last - 1].text == ",")
        person = meant(reading, index, first, last)
        for kin in phrases:
            value = _IN_LAW.get(kinship().get(kin.word, ""))
            if person is not None and value and kin.head in heads and kin.owner is not None and not kin.several:
                for owner in _owners(reading, people, index, kin, (person,)):
                    yield told_of(person.name, "relation", value, verb.span, sentence.sentence.role, of=owner)


def _couple(sentence: SentenceReading, clause: Clause) -> Iterable[int]:
    """The two noun phrases of the couple that a clause with "marry" tells of; fewer or more where it does not."""
    assert clause.verb is not None
    to = [at for preposition, at in clause.obliques if preposition == "to"]
    if clause.verb.voice == "active":
        return (*clause.subject, *clause.objects[:1])
    if clause.subject and to:
        return (*clause.subject, to[0])
    if len(clause.subject) == 1 and clause.relative:
        # "Bo Orr, to whom she is married": the name before the relative clause
        before = [at for at, chunk in enumerate(sentence.chunks) if chunk.span.end < sentence.chunks[clause.subject[0]].span.start]
        return (*before[-1:], *clause.subject)
    return clause.subject
