"""read_pronouns: whom "he", "she", "his" and "herself" tell of, where grammar or the want of anyone else leaves one person.

Two ways lead from a pronoun to a name. Grammar binds "herself", "her own" and what nobody can lose, spend or change but the owner
("lost his hearing") to the subject of their clause. And a pronoun has no one else to stand for where everyone spoken of before it,
as far back as readers look, is of the other gender by an honorific, a title or a word of kinship.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import bystanders, gendered_nouns, gendered_words, kinship, not_people, person_nouns, roles, titles
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, Token

_BOTH = frozenset("fm")
# How many sentences, and paragraphs, readers look back for the one whom a pronoun means.
_SENTENCES, _PARAGRAPHS = 4, 1
PRONOUNS = {"he": "m", "his": "m", "himself": "m", "him": "m", "she": "f", "her": "f", "herself": "f", "hers": "f"}
_AGENT = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|ee|eur)$")

Told = tuple[Person, str, Span, NameUse]


@dataclass(frozen=True, slots=True)
class _Being:
    """Someone spoken of, named or not: where, of which genders it may be, and who, where named."""

    start: int
    may: frozenset[str]
    use: NameUse | None = None
    person: Person | None = None


def read_bound(reading: Reading, people: People) -> Iterator[Told]:
    """The pronouns outside quotations that grammar gives to a named person, with their gender."""
    for sentence in reading.sentences:
        if sentence.sentence.role == "body":
            yield from _bound(reading, people, sentence)


def read_pronouns(reading: Reading, people: People, known: dict[int, str]) -> Iterator[Told]:
    """The pronouns outside quotations that can only be one named person's, with their gender; `known` are the genders that words tell."""
    beings: dict[int, list[_Being]] = {}
    # Of which genders anyone is of whom the draft has spoken so far.
    spoken: set[str] = set()
    for sentence in reading.sentences:
        index = sentence.sentence.index
        beings[index] = sorted(_beings(reading, people, known, sentence), key=lambda being: being.start)
        if sentence.sentence.role == "body":
            yield from _of_relatives(reading, sentence, beings[index])
            yield from _left_over(reading, sentence, beings, spoken)
        spoken.update(*(being.may for being in beings[index]))


def _bound(reading: Reading, people: People, sentence: SentenceReading) -> Iterator[Told]:
    """Pronouns that grammar gives to the subject: "Finch, 71, taught herself to fly", "Robin, who lost some of her hearing"."""
    for clause in sentence.clauses:
        if clause.verb is None or len(clause.subject) != 1 or clause.verb.voice == "passive":
            continue
        use = _name_in(people, sentence.chunks[clause.subject[0]])
        if use is None or use.quoted:
            continue
        for chunk in _complements(sentence, clause):
            said = PRONOUNS.get(chunk.head if chunk.head.endswith("self") else chunk.determiner)
            if said is None or reading.scopes.quotation_at(chunk.span.start) is not None:
                continue
            if chunk.head.endswith("self") or "own" in chunk.modifiers or chunk.head in word_set("what is no one else's"):
                end = chunk.span.start + len(chunk.determiner or chunk.head)
                yield people.of[use.index], said, Span(use.core.start, end), use
            break


def _complements(sentence: SentenceReading, clause: Clause) -> Iterator[Chunk]:
    """What stands with a verb, in order, up to another human being: "gave her his own seat" may tell of two."""
    assert clause.verb is not None
    for number in (*clause.objects, *(at for _, at in clause.obliques)):
        chunk = sentence.chunks[number]
        if chunk.span.start < clause.verb.span.end:
            continue
        if chunk.head in PRONOUNS and not chunk.head.endswith("self"):
            return
        while chunk.of is not None and not chunk.determiner and chunk.of > number:
            number = chunk.of
            chunk = sentence.chunks[number]
        if chunk.determiner in ("his", "her") or chunk.head.endswith("self"):
            yield chunk


def _of_relatives(reading: Reading, sentence: SentenceReading, beings: list[_Being]) -> Iterator[Told]:
    """The pronoun of a relative who is joined to the one named first: "Robin Tasker, who presses the apples, and his sister, Kit"."""
    first = beings[0].use if beings else None
    person = people_of(reading).of.get(first.index) if first is not None else None
    if first is None or person is None or first.quoted:
        return
    for chunk in sentence.chunks:
        if chunk.determiner in ("his", "her") and chunk.head in kinship():
            alone = all(being.use is first for being in beings if being.start < chunk.span.start)
            if alone and reading.text[sentence.sentence.span.start : chunk.span.start].endswith(" and "):
                yield person, PRONOUNS[chunk.determiner], Span(first.core.start, chunk.span.start + len(chunk.determiner)), first
            return


def _name_in(people: People, chunk: Chunk) -> NameUse | None:
    """The use of a known person's name that heads a noun phrase."""
    for use in people.uses_in(chunk.span):
        if use.index in people.of and use.core.end >= chunk.head_span.end and use.core.overlaps(chunk.head_span):
            return use
    return None


def _left_over(reading: Reading, sentence: SentenceReading, beings: dict[int, list[_Being]], spoken: set[str]) -> Iterator[Told]:
    """Pronouns for which there is no one of their gender to stand: "Mr. Hume found the ring. “I nearly ate it,” she said"."""
    index = sentence.sentence.index
    taken: set[str] = set()
    for token in sentence.tokens:
        said = PRONOUNS.get(token.lemma) or PRONOUNS.get(token.text.lower())
        if said is None or said in taken:
            continue
        taken.add(said)  # the next one may be the same
        if token.form not in ("PRP", "PRP$") or reading.scopes.quotation_at(token.span.start) is not None:
            continue
        if (token.text.lower() in ("him", "her") and token.form == "PRP") or says_who(sentence, token):
            continue  # "Lund drove her": never the subject; "Lund is his daughter": never Lund's own
        # "A service was held, at which he spoke": somebody of whom nothing else is told
        led = token.index > 0 and sentence.tokens[token.index - 1].text in ("which", "whom", "where")
        meant = _only_one(reading, sentence, beings, token, said)
        if meant is None and not led:
            meant = _taken_up(reading, sentence, beings, token, said)
        if meant is None and not led and said not in spoken:
            meant = _orphan(sentence, beings, token, said)
        if meant is not None and meant.person is not None and meant.use is not None and not meant.person.suffixes:
            first, last = sorted((meant.use.core, token.span), key=lambda span: span.start)
            near = meant.use.sentence.index == index
            yield meant.person, said, Span(first.start, last.end) if near else token.span, meant.use


def _only_one(reading: Reading, sentence: SentenceReading, beings: dict[int, list[_Being]], token: Token, said: str) -> _Being | None:
    """The person meant, though of the other gender, because no one else has been spoken of."""
    index = sentence.sentence.index
    here = [being for being in beings[index] if being.start < token.span.start]
    after = [being for being in beings[index] if being.start > _phrase_of(sentence, token).end]
    before = list(_before(reading, sentence, beings, near=_is_near(sentence, here, token)))
    if any(said in being.may for being in (*before, *here)):
        return None
    named = [being for being in here if being.person is not None]
    if named:
        return named[-1]
    if any(said in being.may for being in after):
        return None
    known = [being for being in before if being.person is not None]
    if here or (after and _opens(reading, token, after[0])):
        known = [*(being for being in after if being.person is not None), *known]
    elif not _opens_or_speaks(reading, sentence, token):
        return None
    return known[0] if len({being.person.index for being in known if being.person is not None}) == 1 else None


def _phrase_of(sentence: SentenceReading, token: Token) -> Span:
    """The noun phrase that a pronoun opens: whom "her" brings in ("her mother's house") is not the one for whom it stands."""
    return next((chunk.span for chunk in sentence.chunks if chunk.tokens[0] == token.index), token.span)


def says_who(sentence: SentenceReading, token: Token) -> bool:
    """Whether "his" or "her" stands in a noun phrase by which somebody is told: "Lund is his only daughter", "Lund, her aunt,"."""
    number = next((at for at, chunk in enumerate(sentence.chunks) if chunk.tokens[0] == token.index), None)
    if number is None or token.form != "PRP$" or sentence.chunks[number].head not in kinship():
        return False
    beside = token.index > 1 and sentence.tokens[token.index - 1].text == "," and sentence.tokens[token.index - 2].tag == "PROPN"
    return beside or any(
        clause.verb is not None and clause.verb.lemma in ("be", "become") and number in clause.objects for clause in sentence.clauses
    )


def _taken_up(reading: Reading, sentence: SentenceReading, beings: dict[int, list[_Being]], token: Token, said: str) -> _Being | None:
    """The one person of whom the words before tell, or else the sentence before, in a paragraph that speaks of nobody who may be meant.

    Before the paragraph no one may be meant who is named, or who is surely of that gender.
    """
    index, sentences = sentence.sentence.index, reading.scopes.sentences
    words = _phrase_of(sentence, token)
    own = [being for being in beings[index] if not words.start <= being.start < words.end]
    told = [being for being in own if being.use is not None and being.start < token.span.start]
    if not told and index and sentences[index - 1].paragraph == sentence.sentence.paragraph and sentences[index - 1].role == "body":
        told = [being for being in beings[index - 1] if being.use is not None]
    if not told or any(being.person is None or being.person is not told[0].person for being in told):
        return None
    if any(said in being.may for being in own) or (token.form == "PRP" and goes_on(reading, sentence, said)):
        return None
    for number in range(index - 1, -1, -1):
        back = sentence.sentence.paragraph - sentences[number].paragraph
        if back > _FAR or sentences[number].role == "headline":
            break
        for being in beings.get(number, ()):
            near = back == 0 or being.may == {said} or (being.use is not None and (being.use.human or being.person is not None))
            if said in being.may and near:
                return None
    return told[-1]


def goes_on(reading: Reading, sentence: SentenceReading, said: str) -> bool:
    """Whether the paragraph told of someone by the same pronoun before it told of another: "She sold it. Arthur died. She is survived by".

    Args:
        reading: the draft, as read.
        sentence: the sentence of the pronoun, right behind the one that tells of another.
        said: the gender of the pronoun, "f" or "m".
    """
    before = reading.sentences[max(0, sentence.sentence.index - 2) : max(0, sentence.sentence.index - 1)]
    return any(
        other.sentence.paragraph == sentence.sentence.paragraph
        and any(token.form == "PRP" and PRONOUNS.get(token.text.lower()) == said for token in other.tokens)
        for other in before
    )


_FAR = 3  # paragraphs back to which somebody else may be called "he" or "she" again


def _orphan(sentence: SentenceReading, beings: dict[int, list[_Being]], token: Token, said: str) -> _Being | None:
    """The person named last before a pronoun of whose gender nobody has been spoken of yet, and nobody is in its sentence."""
    words, index = _phrase_of(sentence, token), sentence.sentence.index
    own = [being for being in beings[index] if not words.start <= being.start < words.end]
    if any(said in being.may for being in own):
        return None
    before = [being for being in own if being.start < token.span.start]
    for back in range(index, max(index - _SENTENCES, -1), -1):
        named = [being for being in (before if back == index else beings.get(back, ())) if being.person is not None]
        if named:
            return named[-1] if len({being.person.index for being in named if being.person is not None}) == 1 else None
    return None


def _before(reading: Reading, sentence: SentenceReading, beings: dict[int, list[_Being]], *, near: bool) -> Iterator[_Being]:
    """The beings of the sentences before, in text order: of the paragraph, and where not `near`, of those before it."""
    index = sentence.sentence.index
    # What is said may be said of anyone of whom the draft has spoken.
    reach = 3 * _PARAGRAPHS if any(token.text.lower() in speech_verbs() for token in sentence.tokens) else _PARAGRAPHS
    at = index
    while at > 0:
        other = reading.scopes.sentences[at - 1]
        if other.role == "headline":
            break
        back = sentence.sentence.paragraph - other.paragraph
        if back > 0 and (near or (back > reach and index - at >= _SENTENCES)):
            break
        at -= 1
    for number in range(at, index):
        yield from beings.get(number, ())


_LINK = frozenset({"since", "when", "before", "after", "until", "while", "because", "although", "though", "once", "as"})
# What is told of the one who is gone, as of the one who is left: "who has lived alone since she died".
_PARTING = frozenset(
    ("die", "leave", "marry", "divorce", "vanish", "disappear", "retire", "be", "have", "get", "fall", "kill", "arrive", "move")
)


def _is_near(sentence: SentenceReading, here: list[_Being], token: Token) -> bool:
    """Whether a pronoun is the subject of words that tell when or why its own subject did a thing: "has driven it since she left"."""
    if len(here) != 1 or here[0].person is None or token.form != "PRP":
        return False
    words = [other.text.lower() for other in sentence.tokens[: token.index]]
    after_quote = "”" in words or words.count('"') > 1
    if words[-1] == "then" and after_quote:
        return True  # "“I tried,” Ms. Lund said, and then she laughed"
    if words[-1] not in _LINK or (not after_quote and not speech_verbs().isdisjoint(words)):
        return False
    for clause in sentence.clauses:
        if clause.verb is not None and any(sentence.chunks[at].span.start == token.span.start for at in clause.subject):
            return clause.verb.lemma not in _PARTING or (clause.verb.lemma == "leave" and bool(clause.objects))
    return False


def _opens(reading: Reading, token: Token, being: _Being) -> bool:
    """Whether a pronoun stands in words that open a sentence before its subject: "When he retires, Sister Agnes said"."""
    between = reading.text[token.span.end : being.use.span.start if being.use is not None else being.start]
    return 1 <= token.index <= 3 and between.endswith(", ") and between.count(",") == 1


def _opens_or_speaks(reading: Reading, sentence: SentenceReading, token: Token) -> bool:
    """Whether a pronoun is the first word of its sentence, or follows what it says: "“I nearly ate it,” she said"."""
    before = reading.text[sentence.sentence.span.start : token.span.start].rstrip()
    return not before or before[-1] in '”"'


def _beings(reading: Reading, people: People, known: dict[int, str], sentence: SentenceReading) -> Iterator[_Being]:
    uses = people.by_sentence.get(sentence.sentence.index, [])
    for use in uses:
        if not use.human and "’" in use.name.full.replace("'", "’"):
            continue  # "I've", "Let's"
        if _is_no_one(reading.text, people, use):
            continue
        person = people.of.get(use.index)
        sure = known.get(person.index) if person is not None else None
        yield _Being(use.core.start, frozenset(sure) if sure else _BOTH, use, person if sure else None)
    for chunk in sentence.chunks:
        may = _genders_of(chunk, reading.text)
        if not may or any(use.core.overlaps(chunk.span) for use in uses):
            continue
        beside = next((use for use in uses if _stand_beside(reading.text, use, chunk)), None)
        if beside is None:
            yield _Being(chunk.span.start, may)
    for before, token, following in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        # "Rode on their father's shoulders, and remembers only his hat", "his wife run a shop"
        tells = token.form == "NN" and (following.form == "POS" or before.form == "PRP$")
        said = gendered_words().get(token.lemma) if tells else None
        if said is not None and not any(use.core.overlaps(token.span) for use in uses):
            yield _Being(token.span.start, frozenset(said))
    for token in sentence.tokens:
        # A pronoun tells of someone of its gender who was spoken of before.
        said = PRONOUNS.get(token.text.lower())
        if said is not None:
            yield _Being(token.span.start, frozenset(said))
        elif token.lemma in _WEDDED:
            yield _Being(token.span.start, _BOTH)


# What tells of one more, who need not be spoken of: "a widower", "married in May".
_WEDDED = frozenset(("marry", "married", "wed", "divorce", "divorced", "widow", "widowed", "widower", "marriage", "wedding", "remarry"))
# "A bakery in Ames", "a former Marine".
_NO_ONE = re.compile(r"\b(?:(?P<kind>[Aa]n?|former|retired)|[Ii]n|[Nn]ear|[Aa]t|outside|across|around|through|into) $")
_NO_ONE_LONG = 9


def _is_no_one(text: str, people: People, use: NameUse) -> bool:
    """Whether a name is by the word before it that of a place, or what somebody is, and nowhere that of a person."""
    person = people.of.get(use.index)
    before = _NO_ONE.search(text, max(0, use.span.start - _NO_ONE_LONG), use.span.start)
    if before is None or (person is not None and len(person.uses) > 1):
        return False
    return not use.name.given if before["kind"] else not (use.human or (person is not None and person.human))


_BESIDE = re.compile(r",? (?:\d{1,3}, )?(?:who (?:is|was) |is |was |became )?$")


def _stand_beside(text: str, use: NameUse, chunk: Chunk) -> bool:
    """Whether a noun phrase tells what the bearer of a name is: "Otis Webb, a father of six", "the actress, Joy Lind"."""
    if chunk.span.start >= use.span.end:
        return _BESIDE.fullmatch(text, use.span.end, chunk.span.start) is not None
    return text[chunk.span.end : use.span.start] in (", ", " ")


def mentions(reading: Reading, people: People, sentence: SentenceReading) -> int:
    """How many human beings a sentence mentions without their names, one or several; not those of whom it says who they are."""
    uses = people.by_sentence.get(sentence.sentence.index, [])
    found = 0
    for chunk in sentence.chunks:
        head = chunk.head.split(" ")[-1]
        human = _genders_of(chunk, reading.text) or not _either().isdisjoint((head, head.removesuffix("s")))
        if human and head not in PRONOUNS and not any(use.core.overlaps(chunk.span) for use in uses):
            found += not any(_stand_beside(reading.text, use, chunk) for use in uses)
    return found


@cache
def _either() -> frozenset[str]:
    """The nouns for a person of either gender."""
    return bystanders() | person_nouns() | kinship().keys() | roles().keys() | titles().keys() | word_set("he or she")


def _genders_of(chunk: Chunk, text: str) -> frozenset[str]:
    """Of which genders the one may be whom a noun phrase tells of; none where it tells of no human being, or of several."""
    head = chunk.head.split(" ")[-1]
    if head in PRONOUNS or not head:
        return frozenset()
    said = gendered_nouns().get(head) or gendered_words().get(head)
    if said:
        return frozenset(said)
    if chunk.head_span.text_of(text).lower() == f"{head}s":
        return frozenset()
    if not _either().isdisjoint((head, head.removesuffix("s"))):
        return _BOTH
    return _BOTH if is_agent_noun(head) else frozenset()


def is_agent_noun(noun: str) -> bool:
    """Whether a noun is by its ending one for who does a thing: "dispatcher", "archivist".

    >>> is_agent_noun("dispatcher"), is_agent_noun("letter")
    (True, False)
    """
    return _AGENT.fullmatch(noun) is not None and noun not in not_people()
