"""ages_now: how old people are at the time of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.claims.age import AgeClaim
from factcheck.claims.people.ages import read_ages
from factcheck.claims.people.ages_described import ages_described
from factcheck.claims.people.antecedents import antecedent
from factcheck.claims.people.genders import gender_of_title, may_be_a_relative
from factcheck.claims.people.life_numbers import NUMBER, age_number
from factcheck.claims.people.persons import before_who, name_of, person_of, subject_before, subject_of
from factcheck.claims.people.referents import people_of
from factcheck.claims.people.unnamed import unnamed
from factcheck.claims.scope_at import scope_at
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, SentenceReading, once

_NOW: Final = re.compile(r"\b[Nn]ow (?:age |aged )?(?P<age>\d{1,3})(?=[,.;)](?!\d)| and\b)")
_APPOSED: Final = re.compile(r", (?:an?|the) (?:[a-z]+ )?(?P<age>\d{1,3})-year-old\b")
# "She is 70 now", "who is 61,", "is just 12 and", "is 90 years old".
_IS: Final = re.compile(
    rf"(?P<be>\b(?:is|'s|’s))(?: (?:just|only|already|now|still|all of|himself|herself))* {NUMBER}(?P<old> years old| years of age)?"
    r"(?P<now> now| today)?(?=[,.;)—](?!\d)| and \w+| but \w+|$)"
)
_THEN_IS: Final = re.compile(r"\b(?:until|till|when|once|before|after|if|unless|time) (?:[\w.]+ ){1,3}$")  # "until he is 40"
_NAME_BEFORE: Final = re.compile(r"(?<![\w’'-])(?!(?:He|She|Who)$)[A-Z][\w’'-]*$")
_WORD: Final = 40
_TOGETHER: Final = re.compile(r"\b(?P<age>\d{1,3})-year-olds?(?: [a-z-]+){0,3},? (?:[A-Z][\w'’-]+(?:,|,? and) )+$")
_I_AM: Final = re.compile(r"\bI(?:[’']m| am) (?:only |just |almost )?(?P<age>\d{1,3})(?= years old|[,.;!—–](?!\d)| and\b| now\b)")
_THEN_I: Final = re.compile(r"\b(?:when|until|till|before|after|if|once|time) $")
_SAID: Final = re.compile(
    r"[,!?.][”\"] (?:(?P<before>said|says|added|recalled|explained) (?=[A-Z])"
    r"|(?P<who>he|she|(?:[A-Z][\w.’'-]+ )*[A-Z][\w.’'-]+) (?:said|says|added|recalled"
    r"|told|explained|joked)\b)"
)


def ages_now(reading: Reading) -> Iterator[AgeClaim]:
    """One age for each person who is given but one; where two differ, which is meant is another rule's to say."""
    ages: dict[str, list[AgeClaim]] = {}
    for who, age, span in _told(reading):
        scope = scope_at(reading, span)
        if who and (not scope.quoted or reading.text[span.start] == "I") and scope.role in ("body", "caption", "list") and 0 < age < 120:
            ages.setdefault(who, []).append(AgeClaim.model_construct(person=who, age=age, span=span, scope=scope))
    for told_ages in ages.values():
        if len({claim.age for claim in told_ages}) == 1:
            yield told_ages[0]


def _told(reading: Reading) -> Iterator[tuple[str, int, Span]]:
    yield from _beside_names(reading)
    yield from _beside_noun(reading)
    yield from ages_told(reading)


@once
def ages_told(reading: Reading) -> tuple[tuple[str, int, Span], ...]:
    """The ages that are not told beside a name, each with whose it is; read once for each reading."""
    found = (told for index, sentence in enumerate(reading.sentences) for told in _in_sentence(reading, index, sentence))
    return (*found, *ages_described(reading))


def _beside_noun(reading: Reading) -> Iterator[tuple[str, int, Span]]:
    """As in "The chef, 39, opened it", of the one person of a draft that names nobody."""
    word = unnamed(reading)
    for told in re.finditer(rf"\b(?:The|A|An) {re.escape(word)}, (?P<age>\d{{1,3}}),", reading.text) if word else ():
        yield word, int(told["age"]), Span(told.start(), told.end("age"))


def _beside_names(reading: Reading) -> Iterator[tuple[str, int, Span]]:
    people = people_of(reading)
    shared = {person.name for person in people.people if person.suffixes and any(not name_of(person, use) for use in person.uses)}
    for claim in read_ages(reading, people):
        if claim.tenure == "now" and claim.span is not None and claim.actor not in shared:
            yield claim.actor, int(claim.value), claim.span
    for use in people.uses:
        if use.index not in people.of:
            continue
        who = name_of(people.of[use.index], use)
        told = _APPOSED.match(reading.text, use.span.end)
        if told:
            yield who, int(told["age"]), Span(use.core.start, told.end())
        start = max(use.sentence.span.start, use.core.start - 80)
        both = _TOGETHER.search(reading.text, start, use.core.start)
        if both:
            yield who, int(both["age"]), Span(both.start(), use.core.end)


_WHOSE: Final = re.compile(r"\bwhose (?:[a-z-]+ ){0,2}[a-z-]+,?(?: [A-Z][\w'’-]+,?){0,2}$")


def _in_sentence(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[tuple[str, int, Span]]:
    text, span = reading.text, sentence.sentence.span
    for told in _NOW.finditer(text, span.start, span.end):
        who = _before_aside(reading, index, told.start())
        if who is None:
            continue
        yield who or _subject_after(reading, index, told.end()), int(told["age"]), Span(*told.span())
    for told in _IS.finditer(text, span.start, span.end):
        age = age_number(told["age"])
        if age is None or (not (told["old"] or told["now"]) and text[told.end() : told.end() + 1] == " " and not told["age"].isdigit()):
            continue
        if _THEN_IS.search(text, max(span.start, told.start() - 30), told.start()):
            continue
        if _is_owner(told):
            continue
        lead = text[max(0, told.start() - 40) : told.start()].rstrip()
        if _WHOSE.search(lead):
            continue  # "Mr. Maddox, whose wife, Sheila, is 55": hers
        comma = told.start() - len(", who ")
        named = any(use.core.end == comma for use in people_of(reading).by_sentence.get(index, ()))  # read beside the name
        if lead.endswith(", who") and not named:
            who = before_who(reading, index, told.start() - len("who "))
        else:
            who = "" if lead.endswith("who") else subject_of(reading, index, told.start())
        if who and (" " in who or who == unnamed(reading) or _is_said_of_person(text, span.start, told.start())):
            yield who, age, Span(told.start("be") + (told["be"] != "is"), told.end())
    yield from _of_speakers(reading, index, sentence)


_HOME: Final = ("of", "from", "in", "at", "near")


def _before_aside(reading: Reading, index: int, at: int) -> str | None:
    """Whose age "now 24" tells by what stands before it; "" where that says nothing; None where it is another's than the subject's.

    Behind a comma it is that of the noun phrase right before, or of the name to which that one stands in apposition: "Orr, a roofer,
    now 24" is Orr's, "with a cousin, Nils, now 24" is the cousin's, and "a truck, now 24" is nobody's.
    """
    sentence = reading.sentences[index]
    number = next((at_ for at_, chunk in enumerate(sentence.chunks) if chunk.span.end == at - len(", ")), None)
    if number is None or reading.text[at - 2 : at] != ", ":
        return subject_before(reading, index, at)
    chunk = sentence.chunks[number]
    lead = sentence.tokens[chunk.tokens[0] - 1].text.lower() if chunk.tokens[0] else ""
    if who := person_of(reading, index, number):
        return who
    if chunk.determiner in ("a", "an", "the") and lead == "," and number:
        return person_of(reading, index, number - 1) or None
    return subject_before(reading, index, at) if lead in _HOME else None


def _is_owner(told: re.Match[str]) -> bool:
    """Whether a name's "'s" makes it the owner of a figure, and is no "is": "beat Marta Holm, with 44 points to Holm's 39"."""
    if told["be"] == "is" or told["old"] or told["now"]:
        return False
    return _NAME_BEFORE.search(told.string, max(0, told.start() - _WORD), told.start()) is not None


def _of_speakers(reading: Reading, index: int, sentence: SentenceReading) -> Iterator[tuple[str, int, Span]]:
    """Ages that people tell of themselves: "I'm 81," she said."""
    text, span = reading.text, sentence.sentence.span
    for told in _I_AM.finditer(text, span.start, span.end):
        words = Span(*told.span())
        if _THEN_I.search(text, max(span.start, words.start - 10), words.start):
            continue  # "when I'm 50"
        if reading.scopes.quotation_at(words.start) is not None and (who := _speaker(reading, index, words.end)):
            yield who, int(told["age"]), words


def _speaker(reading: Reading, index: int, at: int) -> str:
    """Who says what is quoted: the pronoun or the name beside "said", behind the quotation."""
    said = _SAID.search(reading.text, at, reading.sentences[index].sentence.span.end)
    if said is None:
        return ""
    people = people_of(reading)
    start = said.end() if said["before"] else said.start("who")
    if said["who"] in ("he", "she"):
        before = antecedent(reading, index, said["who"])
        return before.name if before is not None and not before.suffixes else ""
    use = next((use for use in people.uses if use.span.start <= start < use.span.end), None)
    return name_of(people.of[use.index], use) if use is not None and use.index in people.of else ""


def _is_said_of_person(text: str, start: int, at: int) -> bool:
    """Whether the word before the verb can be a person: "she is 70", "Moss is 70"; "the fee is 70" is left alone."""
    before = re.search(r"([\w'’.-]+),? $|^$", text[start:at]) or re.search(r"([\w.-]+)$", text[start:at])
    if before is None or not before.group(1):
        return False
    word = before.group(1)
    return word.lower() in ("he", "she") or word[:1].isupper()


def _subject_after(reading: Reading, index: int, at: int) -> str:
    """The subject of the first clause after an offset."""
    sentence = reading.sentences[index]
    after = next(
        (clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.start >= at and clause.subject), None
    )
    if after is None:
        return ""
    words = sentence.chunks[after.subject[0]].span
    people = people_of(reading)
    for use in people.by_sentence.get(index, ()):
        person = people.of.get(use.index)
        if person is not None and words.overlaps(use.core) and gender_of_title(use) and may_be_a_relative(use, person, reading):
            return ""  # "Now 20, Ms. Batra": the daughter
    return person_of(reading, index, after.subject[0])
