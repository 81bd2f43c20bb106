"""read_genders: what honorifics, gendered titles and words of kinship say of a person, and pronouns that can stand for no one else.

Nothing is inferred from a name, and "they" says nothing. A pronoun counts only where grammar ties it to the name: "who" with
"himself" or "herself", a second verb of one sentence, or the sentence after one that names this person alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.bound_words import is_of_a_husband, is_of_its_subject, is_plural, is_subject, is_told_of_another
from factcheck.claims.people.descriptions import describing_words
from factcheck.claims.people.no_other import (
    LEAD,
    OF_ONE,
    PRONOUN,
    alone_in_paragraph,
    bystander_words,
    can_be_no_other,
    mentions_someone,
    only_one_spoken_of,
    only_person_near,
    stands_alone,
    tells_of_one,
    told_of_another,
    without_appositions,
)
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.pronouns import goes_on, read_bound, read_pronouns
from factcheck.claims.people.sole_persons import read_sole
from factcheck.claims.people.titles import split_title
from factcheck.draft import Span
from factcheck.mentions.actor_words import (
    gendered_nouns,
    gendered_words,
    kinship,
    roles,
    title_key,
    titles,
)
from factcheck.syntax.clause import Reading

_REFLEXIVE = re.compile(r"(?:, (?:\d{1,3}, )?who|) (?:[a-z’'-]+ ){0,6}?(?P<pronoun>himself|herself|(?:his|her)(?= own\b))\b")
_SECOND_VERB = re.compile(
    r" (?:said|says|replied|added|answered|recalled|explained|joked)(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day)?,? (?:and|before|as|but) (?:then |later )?(?P<pronoun>he|she) (?:laughed|smiled|shrugged"
    r"|sighed|nodded|grinned|wept|added|left|walked|turned|paused|winked|chuckled|sat|stood|frowned|blushed)\b"
)
_OWN = re.compile(
    r"(?:, \d{1,3},)? (?:(?:has|had|have) )?(?:spent|began|begun|started|ended|finished|announced|won|lost"
    r"|earned|celebrated|published|wrote|leaves|left|quit|retired from|runs?|ran|turned|defended|plans to leave|in)"
    r" (?:most of |much of |all of |half of |all |\w+ (?:years?|months?|weeks?"
    r"|hours?) (?:of|on|in) )?(?P<pronoun>his|her) (?:own |entire |\w+ )?"
    r"(?:career|life|job|post|term|retirement|birthday|childhood|first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|\d0s|degree|seat"
    r"|memoir|diary|savings|youth|days|home|house|office|desk|name|shop|store|farm|company|team|book|campaign|bid|seat|mind|way)\b"
)
_TOLD_AGAIN = 2
_COUPLE = re.compile(r"\b(?P<one>he|she)\b[^.;!?“”\"]{3,60}?\band (?P<two>he|she)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:(?:On|In|At|By|Last|This|Now|Then|But|And|So|Still|Today)\b[^,.;:“”\"]{0,25},? )?(?P<pronoun>[Hh]e|[Ss]he|His|Her) [a-z]"
)
_QUOTED_NEXT = re.compile(r"[“\"][^“”\"]{1,400}[,?!.]?[”\"] (?P<pronoun>he|she) (?:said|says|added|recalled|explained|replied|wrote)\b")
_SAID_THAT = re.compile(
    r"(?:, \d{1,3},|, (?:who|an?|the|once|now) [^,.;“”\"]{3,60},)? (?:said|says|added) (?:that )?"
    r"(?P<pronoun>he|she) (?:had|has|was|would|is|will|could|planned|wanted|hoped)\b"
)
_SPEECH_NEXT = re.compile(
    r",? (?:said|says|told|added|testified|announced|confirmed|reported|wrote|described"
    r"|called|identified|declined|arrested|charged|sentenced|ordered|asked)\b"
)


_DESCRIBED = re.compile(
    r"\b(?P<whose>(?:[Hh]is|[Hh]er|\w[’']s) (?:(?:late|elder|older|younger|eldest|oldest|youngest|twin) )?)?(?P<word>[\w-]+),? $"
)


def read_genders(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The gender that each person's honorifics and pronouns have, "f" or "m"; the first place of each."""
    seen: set[tuple[int, str]] = set()
    worded = [*_titled(reading, people), *_described(reading, people)]
    couples = {person.index for use, person in people.told() if is_of_a_husband(use, person, reading.text)}
    tied = [*_said(reading, people), *_couples(reading, people), *read_bound(reading, people), *read_sole(reading, people)]
    tied = [told for told in tied if not is_told_of_another(reading, told)]
    known = {**_agreed(tied), **_agreed(worded)}
    left = (told for told in read_pronouns(reading, people, known) if not is_told_of_another(reading, told))
    for person, value, span, use in (*worded, *tied, *left):
        if (person.index, value) not in seen and person.index not in couples:
            seen.add((person.index, value))
            yield told_of(person.name, "gender", value, span, use.sentence.role, quoted=use.quoted)


_Said = tuple[Person, str, Span, NameUse]


def _agreed(told: Iterable[_Said]) -> dict[int, str]:
    """The genders that are told of people, by their index, where all that is told agrees."""
    found: dict[int, set[str]] = {}
    for person, value, *_ in told:
        found.setdefault(person.index, set()).add(value)
    return {index: values.pop() for index, values in found.items() if len(values) == 1}


def _titled(reading: Reading, people: People) -> Iterator[_Said]:
    """What a title says, and a word of kinship or an office before the name: "Mrs. Lund", "his sister, Kit", "Councilwoman Orrin"."""
    text = reading.text
    for use, person in people.told():
        titled = gender_of_title(use)
        if titled and may_be_a_relative(use, person, reading):
            continue
        if titled:
            yield person, titled, use.span, use
        value, start = _word_before(use, text)
        # One who is "her niece" and then "her grandson" has two relations, whatever else.
        if value and (use.name.given or all(_word_before(other, text)[0] in ("", value) for other in person.uses[:_MANY])):
            yield person, value, Span(start, use.core.end), use


_MANY = 20


def _word_before(use: NameUse, text: str) -> tuple[str, int]:
    """What the word before a name says, "f" or "m", and where it starts: a word of kinship of someone, or an office."""
    start = max(use.sentence.span.start, use.span.start - 50)
    described = _DESCRIBED.search(text[start : use.span.start])
    if described is None or (described.group().endswith(", ") and text[use.span.end : use.span.end + 1] != ","):
        return "", start
    word = described.group("word").lower()
    value = gendered_words().get(word, "") if described.group("whose") else roles()[word].gender if word in roles() else ""
    return value, start + described.start("word")


def _said(reading: Reading, people: People) -> Iterator[_Said]:
    text = reading.text
    alone = tells_of_one(reading, people)
    known = {person.index for person, *_ in _described(reading, people)}
    per_sentence: dict[int, list[NameUse]] = {}
    for use in people.uses:
        per_sentence.setdefault(use.sentence.index, []).append(use)
    for use, person in people.told():
        if gender_of_title(use) and may_be_a_relative(use, person, reading):
            continue
        end = use.sentence.span.end
        for pattern in (_REFLEXIVE, _SECOND_VERB, _OWN):
            match = pattern.match(text, use.span.end)
            if match is None or match.end() > end or '"' in match.group() or "“" in match.group():
                continue
            loose = pattern is _REFLEXIVE or (pattern is _OWN and match.group().startswith(" in "))
            if loose and not is_of_its_subject(reading, use, match):
                continue
            if stands_alone(per_sentence, use, Span(use.span.end, match.end())) and (
                pattern is not _SECOND_VERB
                or (only_person_near(people, use) and not mentions_someone(_sentence_before(reading, person, use)))
            ):
                yield person, _gender(match.group("pronoun")), Span(use.core.start, match.end("pronoun")), use
        said = _SAID_THAT.match(text, use.span.end)
        if said is not None and (alone or only_one_spoken_of(reading, people, use)):
            yield person, _gender(said.group("pronoun")), Span(use.core.start, said.end("pronoun")), use
        if only_person_near(people, use):
            yield from _next_sentence(reading, people, person, use)
        yield from _fronted(reading, people, person, use)
        yield from _no_one_else(reading, people, person, use, known)


_JOINED = re.compile(r" (?:and|or)\b|, (?:a|an|the|two|three|his|her|their)\b")


def _described(reading: Reading, people: People) -> Iterator[_Said]:
    """What a noun beside a name says: "Robin Voss, 58, the founder's daughter", "Voss is the father of three", "Father Voss"."""
    for use, person in people.told():
        if use.sentence.index >= len(reading.sentences):
            continue
        for chunk in reading.sentences[use.sentence.index].chunks:
            after = chunk.span.start >= use.span.end
            before = reading.text[chunk.span.start : use.core.start].split() if chunk.span.contains(use.core) else []
            value = gendered_nouns().get(before[-1].lower() if before else chunk.head)
            apart = not after and reading.text[use.span.end : use.span.end + 1] != ","
            if not before and (apart or chunk.determiner in ("his", "her", "their", "whose") or is_plural(reading, chunk)):
                continue
            beside = describing_words(reading.text, use, chunk) if value else None
            if value and beside is not None and not _JOINED.match(reading.text, chunk.span.end):
                yield person, value, beside[1], use


_KIN = re.compile(
    r"\b(?:(?:[Hh]is|[Hh]er|[Tt]heir|\w+['’]s?) (?P<kin>[\w-]+(?: [\w-]+){0,2})|no relation|unrelated|not related|namesake)\b"
)


# How far behind a sentence on a person, in the same paragraph, a relative may still be brought in.
_KIN_REACH = 600


def may_be_a_relative(use: NameUse, person: Person, reading: Reading) -> bool:
    """Whether a title before a surname alone may be that of another of the name.

    It stands in an earlier sentence than the full name, or where the person is spoken of a relative or a namesake is too.
    """
    if use.name.given:
        return False
    first = person.full_use if person.full_use.name.given else None
    if first is not None and first.index > use.index and first.sentence.index != use.sentence.index:
        return True
    about, married = _of_person(person, reading)
    return about or (not married and title_key(use.name.title) == "mrs")


def _of_person(person: Person, reading: Reading) -> tuple[bool, bool]:
    """Whether a draft tells of a relative or a namesake of a person, and whether a wife or a mother of the name cannot be another.

    Read once for each person.
    """
    known: dict[int, tuple[bool, bool]] = reading.__dict__.setdefault("_kin_of", {})
    if person.index not in known:
        full = [other for other in person.uses if other.name.given]
        short = [title_key(other.name.title) for other in person.uses if not other.name.given]
        # "Eunice Tate", and after that "Mrs. Tate" throughout, is one woman.
        throughout = len(short) > 1 and set(short) == {"mrs"}
        married = not full or throughout or any(title_key(other.name.title) == "mrs" for other in full)
        known[person.index] = _tells_of_kin(person, reading.text), married
    return known[person.index]


def _tells_of_kin(person: Person, text: str) -> bool:
    """Whether a relative or a namesake is brought in where a person is spoken of: up to the end of the paragraph, or `_KIN_REACH`."""
    starts = {other.span.start for other in person.uses}
    at = 0
    for span in dict.fromkeys(other.sentence.span for other in person.uses):
        end = text.find("\n", span.end, span.end + _KIN_REACH)
        end = end if end >= 0 else min(span.end + _KIN_REACH, len(text))
        for match in _KIN.finditer(text, max(at, span.start), end):
            if match["kin"] is None:
                return True
            for word in re.finditer(r"[\w-]+", match["kin"].lower()):
                after = match.start("kin") + word.end()
                if word.group() in kinship() and not {after + 1, after + 2} & starts:
                    return True
        at = max(at, end)
    return False


def _sentence_before(reading: Reading, person: Person, use: NameUse) -> str:
    """What the sentence before says, without the names of a person."""
    index = use.sentence.index
    return without_appositions(reading.text, person, reading.scopes.sentences[index - 1].span) if index else ""


_FRONTED = re.compile(
    r"(?:(?:But|And|Now) )?(?:[Ii]n|[Ww]ith|[Oo]n|[Aa]t|[Dd]uring|[Tt]hroughout|[Ff]or|[Ff]rom|[Uu]nder"
    r"|[Tt]hrough|[Oo]ver|[Aa]fter|[Bb]efore) (?:(?:most|all|much|one|some) of )?"
    r"(?P<pronoun>his|her) (?:[\w’'-]+ ){0,4}[\w’'-]+, $"
)


def _fronted(reading: Reading, people: People, person: Person, use: NameUse) -> Iterator[_Said]:
    """A pronoun before its name: "In her letter, Lund". It is the subject's, where the sentence before names and mentions no one else."""
    sentence = use.sentence
    lead = _FRONTED.fullmatch(reading.text, sentence.span.start, use.span.start)
    if lead is None or sentence.role != "body":
        return
    for index in range(max(0, sentence.index - 1), sentence.index):
        before = reading.scopes.sentences[index].span.text_of(reading.text)
        if any(people.of.get(other.index) is not person for other in people.by_sentence.get(index, ())) or bystander_words().search(
            OF_ONE.sub("", before)
        ):
            return
    yield person, _gender(lead.group("pronoun")), Span(sentence.span.start + lead.start("pronoun") - lead.start(), use.core.end), use


def _next_sentence(reading: Reading, people: People, person: Person, use: NameUse) -> Iterator[_Said]:
    """A sentence that opens with "He" or "She" after one that opens with this name and speaks of no one else."""
    text, sentence = reading.text, use.sentence
    lead = LEAD.sub("", text[sentence.span.start : use.span.start])
    if (
        use.sentence.role != "body"
        or lead.strip() not in ("", "But", "And", "Now", "Still", "Today")
        or sentence.index + 1 >= len(reading.scopes.sentences)
    ):
        return
    rest = text[use.span.end : sentence.span.end]
    for other in people.by_sentence[sentence.index]:
        # "married Ann Lowe", "brought the Tern into port"
        if people.of.get(other.index) is not person and (other.name.given or text.startswith("the ", other.span.start - 4)):
            return
    following = reading.scopes.sentences[sentence.index + 1]
    match = _NEXT.match(text, following.span.start) or _QUOTED_NEXT.match(text, following.span.start)
    if (
        match is None
        or (following.paragraph != sentence.paragraph and not alone_in_paragraph(reading, people, person, sentence.paragraph))
        or bystander_words().search(rest)
        or rest.startswith((" and ", " & "))
        or re.search(r"[“”\"]", rest)
        or (match.re is _NEXT and (_SPEECH_NEXT.search(rest) or told_of_another(people, person, use)))
    ):
        return
    if not goes_on(reading, reading.sentences[following.index], _gender(match.group("pronoun"))):
        yield person, _gender(match.group("pronoun")), Span(*match.span("pronoun")), use


def _no_one_else(reading: Reading, people: People, person: Person, use: NameUse, known: set[int]) -> Iterator[_Said]:
    """The pronoun next after a name that opens a sentence, where it can be no one else's.

    It stands in the same sentence, or is the first word of the next; this sentence, the one before it and the words up to the
    pronoun name or mention no other human being.
    """
    text, sentences, at = reading.text, reading.scopes.sentences, use.sentence.index
    if use.sentence.role != "body" or not (use.human or person.human or person.index in known):
        return
    lead = LEAD.sub("", text[use.sentence.span.start : use.span.start])
    if (
        re.search(r"[“”\";:]", lead)
        or PRONOUN.search(lead)
        or mentions_someone(lead)
        or (lead and text.startswith(("’", "'"), use.span.end))
    ):
        return
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    inside = PRONOUN.search(text, use.span.end, use.sentence.span.end) if not lead or is_subject(reading, use) else None
    after = PRONOUN.match(text, following.span.start) if following and following.paragraph == use.sentence.paragraph else None
    for match in (inside, after):
        if match is not None and can_be_no_other(reading, people, person, use, match):
            yield person, _gender(match.group("pronoun")), Span(*match.span("pronoun")), use


def gender_of_title(use: NameUse) -> str:
    """What a title before a name says, "f" or "m"; "" where it says nothing."""
    title = use.name.title
    if not title:
        return ""
    found = titles().get(title_key(title))
    genders = {office.gender for office in split_title(title) if office.gender} | ({found.gender} if found and found.gender else set())
    return genders.pop() if len(genders) == 1 else ""


def _gender(pronoun: str) -> str:
    return gendered_words()[pronoun.lower()]


def _couples(reading: Reading, people: People) -> Iterator[_Said]:
    """Two people and two pronouns in their order: "Rafe and Dolores Quill ... he in the kitchen and she on the stairs".

    Who is named first need not be who is told of first: the draft must tell so of the two more than once, and always in one order.
    """
    text = reading.text
    orders = [match.group("one").lower() for match in _COUPLE.finditer(text) if match.group("one").lower() != match.group("two").lower()]
    if len(orders) < _TOLD_AGAIN or len(set(orders)) > 1:
        return
    for first, second in zip(people.uses, people.uses[1:], strict=False):
        one, two = people.of.get(first.index), people.of.get(second.index)
        if one is None or two is None or one is two or one.family != two.family or text[first.span.end : second.span.start] != " and ":
            continue
        at = first.sentence.index
        last = reading.scopes.sentences[min(at + 1, len(reading.scopes.sentences) - 1)].span.end
        if len(people.by_sentence[at]) > 2 or at + 1 in people.by_sentence:
            continue
        match = _COUPLE.search(text, second.span.end, last)
        if match is not None and match.group("one").lower() != match.group("two").lower():
            yield one, _gender(match.group("one")), Span(*match.span("one")), first
            yield two, _gender(match.group("two")), Span(*match.span("two")), second
