"""link_strangers: a surname that nobody introduced, for the one who was: "Lucille Doyle", who becomes "Brennan"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.roles import roles_of
from factcheck.claims.claim import Claim
from factcheck.claims.nouns import is_person
from factcheck.claims.people.antecedents import genders_of
from factcheck.claims.people.genders import gender_of_title
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.persons import is_person_noun
from factcheck.claims.people.referents import people_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.actors.identity import SPOKE, SPOKEN_BEFORE, are_of_one_part, parts_of
from factcheck.links.actors.spelling import ages_of, fold, is_slip, is_variant, lone_persons
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship, mononyms, organisation_nouns, place_nouns, title_key, titles
from factcheck.syntax.clause import Reading

_PERSONAL = r"laughed|smiled|shrugged|nodded|sighed|grinned|chuckled|winced|wept|blushed|winked|giggled|frowned|joked"
_ACTS_AS_A_PERSON = re.compile(rf" (?:{_PERSONAL})\b")
_SPEAKS = re.compile(rf" (?:{SPOKE})\b")
_NAMED_AFTER = re.compile(r", (?:the|a|an|who|whose|\d|his|her|their|of)\b| \(|[’']s? [A-Z]")
# "Ms. Loomis, who left a hospital": one who is known, of whom more is told; "Mr. Hale, who runs the store" may be brought in by that.
_TOLD_MORE = re.compile(r", who (?!(?:can|will|may|(?!was\b)\w+s)\b)")
_SINGULAR = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|my|me|myself)\b")


def link_strangers(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "stranger" between a lone surname that nobody bears ("stranger") and the person most spoken of before it ("introduced").

    Licensed where the name stands once, does what a person alone does or speaks in the first person, and is neither introduced
    beside it nor known to every reader.
    """
    people, text = people_of(reading), reading.text
    if _NICKNAMED.search(text):
        return
    named = {claim.span: claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and claim.span}
    described = {
        claim.actor for claim in claims if isinstance(claim, ActorClaim) and claim.fact not in ("name", "acronym", "place", "result")
    }
    humans = [person for person in people.people if person.human or person.name in described]
    # In a story of one person nothing may say that the name is a person's.
    humans = humans or list(people.people[:1])
    known = {person.index for person in humans}
    most_named = max(humans, key=lambda person: (len(person.uses), -person.index), default=None)
    for use, meant in _of_one_part(people, reading):
        if meant.full_use.core in named and use.core in named:
            yield _stranger(named[meant.full_use.core], named[use.core], use.span)
    relatives = {other.index for person in people.surnamed for other in person.uses if not other.name.title}
    lone = lone_persons(people, relatives)
    if len(people.people) > _FEW or len(lone) > 1:
        return  # among many, whoever may be meant is not plain; an essay, a story and a letter do not introduce those whom they name
    children = {name for name, ages in ages_of(claims).items() if ages and all(int(age) < 18 for age in ages)}
    pairs = [*_titled_strangers(people, reading), *_misnamed(people, reading, children), *_near_strangers(people, reading)]
    done = set()
    for use, meant in pairs:
        if use.index not in done and meant.full_use.core in named and use.core in named and lone <= {use.name.family}:
            done.add(use.index)
            yield _stranger(named[meant.full_use.core], named[use.core], use.span)
    for use in people.loose:
        if (
            use.index in done
            or use.name.title
            or use.quoted
            or len(use.name.family) < 4
            or _is_common(use.name.family)
            or not _is_stranger(use, people, reading)
            or not lone <= {use.name.family}
            or len(people.people) > _VERY_FEW
        ):
            continue
        last = next((other for other in people.before(use) if other.index in people.of and people.of[other.index].index in known), None)
        if last is None or most_named is None or last.sentence.index == use.sentence.index:
            continue
        first = named.get(most_named.full_use.core)
        stranger = named.get(use.core)
        if first is not None and stranger is not None and use.sentence.paragraph - last.sentence.paragraph <= 4:
            licence = _FIRST_LICENCE.search(text, use.sentence.span.start, use.sentence.span.end)
            yield _stranger(first, stranger, Span(*licence.span()) if licence else use.core)


# "Everyone calls Ida Voss, who drives it, by the name of her boat": what she is then called is a name of hers.
_NICKNAMED = re.compile(
    r"\b(?:calls?|called|know|knows|known|address(?:es)?|addressed|greets?|greeted)\b[^.;!?]{1,80}\b"
    r"by (?:the|an?|another|his|her|their|its) (?:[a-z’']+ ){0,2}(?:nick)?name\b"
    r"|\bnicknamed?\b|\b(?:called|calls? (?:him|her)|calling (?:him|her)) (?:after|for) "
    r"|\b(?:goes|went|known) by (?:[“\"A-Z]|(?:a|the|one|another|his|her) (?:[a-z]+ ){0,2}name\b)"
    r"|\banswers? to (?:[“\"A-Z]|it\b|the name\b)"
)


def _stranger(introduced: ActorClaim, unknown: ActorClaim, licence: Span) -> Link:
    return Link("stranger", (("introduced", introduced.id), ("stranger", unknown.id)), (licence,), True)


# People named in full, among whom one is plainly meant: where the names begin alike, and where they do not.
_FEW = 5
_VERY_FEW = 3


def _of_one_part(people: People, reading: Reading) -> Iterator[tuple[NameUse, Person]]:
    """Surnames that nobody bears, told as "the farmer", and the one person who was introduced as a farmer."""
    text = reading.text
    for told in roles_of(reading):
        use, word = told.use, told.use.name.family
        if use.name.given or told.person.given or len(word) < 4 or people.name_words[word] != 1 or word in mononyms():
            continue
        if is_variant(text, use.span):
            continue
        others = {
            other.person.name: other.person for other in roles_of(reading) if other.head == told.head and other.person is not told.person
        }
        meant = next(iter(others.values()), None)
        if len(others) != 1 or meant is None or not meant.given or meant.full_use.index > use.index or is_slip(meant.family, word):
            continue
        if are_of_one_part(parts_of(reading)[meant.name], [told], reading):
            yield use, meant


def _near_strangers(people: People, reading: Reading) -> Iterator[tuple[NameUse, Person]]:
    """Surnames that nobody bears and that stand once as a known person's, and the one person whose surname begins alike.

    "Mr. Lisle" for Graham Lyle, "Farris, who was told" for Denise Farrow: a title or an age, or words that only a person takes, say that
    it is a person; that the name comes alone, that the person was introduced.
    """
    text = reading.text
    for use in people.loose:
        word = use.name.family
        if use.quoted or not use.human or len(word) < 4 or not word.isalpha() or people.name_words[word] != 1 or word in mononyms():
            continue
        if _is_common(word):
            continue
        before = text[max(use.sentence.span.start, use.span.start - 24) : use.span.start]
        if text.count(word) != 1 or word in place_nouns() or word in organisation_nouns() or is_variant(text, use.span):
            continue
        if use.name.title and not _is_honorific(use):
            continue
        if _CAPITAL_AFTER.match(text, use.span.end):
            continue  # "According to Pell Police"
        if _SEVERAL.match(text, use.span.end):
            continue  # "nine points behind Hallow, who have played a game more": a side
        if set(re.findall(r"[a-z]+", before.lower())) & kinship().keys() or _NO_PERSON.search(before):
            continue
        initial = people.by_letter.get(word[:1].lower(), ())[:_MANY]
        alike = {
            person.family: person
            for person in initial
            if person.full_use.index < use.index
            and not is_slip(person.family, word)
            and _is_like(person.family, word, bool(use.name.title))
        }
        if len(alike) != 1 or len({person.family for person in initial}) != 1:
            continue
        person = next(iter(alike.values()))
        if all(other.sentence.index != use.sentence.index for other in person.uses):
            yield use, person


def _is_common(word: str) -> bool:
    """Whether a word is the plural of a common noun, as one that opens a sentence may be: "Jurors laughed"."""
    noun = word.lower().removesuffix("s")
    return word.endswith("s") and (is_person(noun) or is_person_noun(noun))


# "Mary was played by Grace": a part.
_PLAYED = re.compile(r",? (?:was|is|will be|were) (?:played|sung|portrayed|danced|read) by\b")
_SEVERAL = re.compile(r",? (?:who |which )?(?:have|are|were)\b")
_CAPITAL_AFTER = re.compile(r"[ -][A-Z]")
# "A boat named Farris", "the Farris".
_NO_PERSON = re.compile(r"\b(?:[Tt]he|called|named|in|at|from|near|of|like|late) $|[-–/] ?$")


def _is_like(family: str, word: str, titled: bool) -> bool:
    """Whether a surname may be written for another: of one initial behind a title, else of two letters, and about as long."""
    a, b = fold(family), fold(word)
    same = 1 if titled else 2
    return len(a) >= 4 and a[:same] == b[:same] and abs(len(a) - len(b)) <= 2


def _misnamed(people: People, reading: Reading, children: set[str]) -> Iterator[tuple[NameUse, Person]]:
    """Lone names that stand once, as a subject, and begin like the name by which someone is called: "Amina" for "Amara"."""
    text = reading.text
    for use in people.loose:
        word = use.name.family
        if use.name.title or use.quoted or len(word) < 4 or not word.isalpha() or people.lone_words[word] != 1 or word in mononyms():
            continue
        if word in place_nouns() or word in organisation_nouns() or not _is_subject(use, reading) or is_variant(text, use.span):
            continue
        if _is_common(word):
            continue
        if _PLAYED.match(text, use.span.end):
            continue
        if any(is_slip(person.family, word) for person in people.by_letter.get(word[:1].lower(), ())[:100]):
            continue  # a surname, spelled two ways
        alike = [
            person
            for person in people.by_initial.get(word[:1].lower(), ())[:_MANY]
            if person.human
            and person.full_use.index < use.index
            and (person.name in children or _is_called(person, use, people, text))
            and _begin_alike(person.given.split()[0], word)
        ]
        if len(alike) == 1 and text.count(word) == 1 and re.search(rf"\b{word.lower()}\b", text) is None:
            yield use, alike[0]


def _is_called(person: Person, use: NameUse, people: People, text: str) -> bool:
    """Whether a word may be meant for the first name of one whom the draft calls by it: a child, or one of a couple."""
    given, word = person.given.split()[0], use.name.family
    if person.family in organisation_nouns() or not _begin_alike(given, word):
        return False
    if is_slip(given, word, given=True) or any(other.name.full == given for other in person.uses):
        return True
    if _SINGULAR.search(text, use.span.end, use.sentence.span.end) is None:
        return False
    return any(other.name.family == person.family and people.of.get(other.index) is not person for other in people.uses)


def _begin_alike(name: str, word: str) -> bool:
    a, b = fold(name), fold(word)
    return bool(a and b) and a[0] == b[0] and abs(len(a) - len(b)) <= 2 and min(len(a), len(b)) >= 4


def _is_subject(use: NameUse, reading: Reading) -> bool:
    """Whether a name is the subject of a clause, and is introduced by no words beside it."""
    sentence = reading.sentence_at(use.core.start)
    if sentence is None or _NAMED_AFTER.match(reading.text, use.span.end):
        return False
    if _IS_OR_WILL.match(reading.text, use.span.end):
        return True
    return any(sentence.chunks[at].span == use.core for clause in sentence.clauses if clause.verb is not None for at in clause.subject[:1])


def _titled_strangers(people: People, reading: Reading) -> Iterator[tuple[NameUse, Person]]:
    """Titles with a surname that nobody bears ("Ms. Brannigan"), and the one person whom the draft calls by that title.

    Licensed where the draft calls by a title only those whom it introduced in full, but for this one place; where the surname begins
    like that of one who was introduced; and where it is the subject of a clause, as one who is known.
    """
    text = reading.text
    titled = [use for use in people.loose if use.name.title and use.name.title not in word_set("titles with a first name")]
    if len(titled) != 1 or titled[0].quoted or len(titled[0].name.family) < 4:
        return
    use, word = titled[0], titled[0].name.family
    more = _TOLD_MORE.match(text, use.span.end)
    if word in mononyms() or not word.isalpha() or text.count(word) != 1 or (_NAMED_AFTER.match(text, use.span.end) and not more):
        return
    if re.search(r"\b(?:M(?:r|s|rs)\.? and|or|like|the|late|&) $", text[max(0, use.span.start - 9) : use.span.start]) or is_variant(
        text, use.span
    ):
        return
    earlier = [person for person in people.people if person.uses[0].index < use.index]
    if any(is_slip(person.family, word) for person in earlier):
        return
    alike = [person for person in earlier if fold(person.family)[:4] == fold(word)[:4]]
    honorific = _is_honorific(use)
    if not _acts(use, reading):
        return  # "an echo of Mrs. Brannigan"
    if len(alike) == 1:
        yield use, alike[0]
        return
    if len(people.people) > _VERY_FEW or any(_holds_office(person) for person in earlier):
        return  # where ministers are told of, others are named whom every reader knows
    humans = [person for person in earlier if person.human or parts_of(reading).get(person.name) or genders_of(reading).get(person.name)]
    other = {"m": {"f"}, "f": {"m"}}.get(gender_of_title(use))
    speaks = _ACTS_AS_A_PERSON.match(text, use.span.end) or _SPEAKS.match(text, use.span.end)
    if more and len(humans) == 1 and genders_of(reading).get(humans[0].name) == other:
        return
    if honorific and speaks and len(people.people) == 1 == len(earlier):
        yield use, earlier[0]
        return
    if honorific and len(humans) == 1 and genders_of(reading).get(humans[0].name) != other:
        yield use, humans[0]
        return
    bearers = [person for person in earlier if any(other.name.title == use.name.title for other in person.uses)]
    if honorific and bearers and any(not other.name.given and other.name.title for person in people.people for other in person.uses):
        yield use, max(bearers, key=lambda person: max(other.index for other in person.uses if other.index < use.index))


def _holds_office(person: Person) -> bool:
    """Whether somebody is introduced by the title of an office of public life: "President Ada Voss"."""
    offices = (titles().get(title_key(use.name.title)) for use in person.uses if use.name.title)
    return any(office is not None and office.group == "post" for office in offices)


def _is_honorific(use: NameUse) -> bool:
    """Whether a name has a title that says nothing of its bearer: "President Brandt" is introduced by the word."""
    return use.name.title.rstrip(".") in ("Mr", "Ms", "Mrs", "Miss")


def _acts(use: NameUse, reading: Reading) -> bool:
    """Whether a name, with its title, is the only subject of a main clause."""
    sentence = reading.sentence_at(use.core.start)
    subjects = [clause.subject for clause in sentence.clauses if clause.verb is not None and not clause.relative] if sentence else []
    return sentence is not None and any(
        len(numbers) == 1 and sentence.chunks[numbers[0]].head_span.overlaps(use.core) and not sentence.chunks[numbers[0]].modifiers
        for numbers in subjects
    )


# Among so many people of one initial no further ones are compared: a list of names, not a story.
_MANY = 100
_IS_OR_WILL = re.compile(r" (?:will|would|has|had|was|is|did|does) ")
_WRITES = re.compile(r" (?:once |later |also )?(?:wrote|writes|sang|preached)\b")
_FIRST_LICENCE = re.compile(rf"\b(?:{_PERSONAL}|{SPOKE})\b")


def _is_stranger(use: NameUse, people: People, reading: Reading) -> bool:
    text, word = reading.text, use.name.family
    if word in mononyms() or not word.isalpha() or word.isupper() or word in place_nouns() or word in organisation_nouns():
        return False
    before = text[max(0, use.span.start - 14) : use.span.start]
    if before[:-1].rpartition(" ")[2].strip(",").lower() in kinship():
        return False  # "her son Mikkel said"
    if _WRITES.match(text, use.span.end):
        return False  # whoever is quoted from a book is known by it
    acts = _ACTS_AS_A_PERSON.match(text, use.span.end) is not None
    if not acts and not _SPEAKS.match(text, use.span.end) and not SPOKEN_BEFORE.search(before):
        return False
    if people.name_words[word] != 1 or text.count(word) != 1:
        return False
    if any(is_slip(person.family, word) for person in people.by_letter.get(word[:1].lower(), ())[:100]) or _NAMED_AFTER.match(
        text, use.span.end
    ):
        return False
    if re.search(r"(?:\b(?:[Tt]he|[A-Z]\w*|in|at|from|of|near|as|named|called)|-) ?$", before):
        return False
    if acts:
        return True
    quotation = reading.scopes.quotation_at(max(0, use.core.start - 2))
    if quotation is None:
        quotation = next((q for q in reading.scopes.quotations if q.speaker is not None and q.speaker.overlaps(use.core)), None)
    if quotation is not None and _FIRST_PERSON.search(text, quotation.span.start, quotation.span.end):
        return True
    alone = len(people.by_sentence[use.sentence.index]) == 1
    outside = text[use.sentence.span.start : use.span.start]
    return alone and "“" not in outside and '"' not in outside and _SINGULAR.search(outside) is not None
