"""read_ages: the ages that a draft gives to people, beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim, Tenure, told_of
from factcheck.claims.people.antecedents import genders_of
from factcheck.claims.people.genders import gender_of_title, may_be_a_relative
from factcheck.claims.people.life_numbers import age_number
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.persons import name_of
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Reading

_AFTER = re.compile(
    r"(?:,? (?:Jr|Sr|II|III)\b\.?)?(?:, (?:who is (?:now )?|who turned |now "
    r"|aged |age |then |then aged )?|,? \(| \(| is (?:now )?|, at |, who,? at )(\d{1,3})"
    r"(?= years old\b|[),.;—-](?!\d|year)| \(| (?:and|of(?! (?:them|whom|which|those)\b)|was|is|has|had|from|told|said|who"
    r"|also|at the time)\b|$)"
)
_AFTER_A = re.compile(
    r", (?:now )?(?:an?|the) (?:(\d{1,3})-year-old\b"
    r"|(?:[a-z’'-]+ ){0,2}(?:(?:man|woman|widow|widower|bachelor|boy|girl) of (\d{2})|[a-z-]+, (\d{2}))(?=[,.](?!\d)))"
)
# "Voss, who at 41 is the youngest" tells the age now; "Voss, who at 41 left the sea" tells another.
_NOW = re.compile(r",? (?:is|has|remains|still) ")
_THEN = re.compile(r",?(?: (?:was|is|were))?,? (?:at the time|at that time|then|when)\b")
_YEARS_AGO = re.compile(r"(?:\d+|[A-Z][a-z-]+) years? ago ?(?:[—–:(]|- )|(?:In |From )?(?:the )?1[89]\d\d ?[—–:]")
_BEFORE = re.compile(
    r"(?<!- )\b(\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)(?: |-| - |- | -)year(?: |-| - |- | -)old"
    r"(?:,? |(?: (?!(?:and|or|with|of|in|at|from|by|to|for|who|said|told)\b)[a-z][a-z-]+){1,3}(?:, | named | called | ))$"
)
# "As a 24-year-old organist, Voss wrote it": an age then; so is that of "a 24-year-old Voss".
_THEN_BEFORE = re.compile(r"\bthen[- ]$|\b[Aa]s an? $|\b[Aa]n? $")

_SAYS = re.compile(r" (?:said|says|added|recalled|explained|told|noted|joked|wrote)\b")
# Kin who bear one name, told behind it or before it.
_KIN_BEHIND = re.compile(r", (?:who is )?(?:his|her|their|the|a) (?:[a-z]+ |[a-z]+-(?!grand)){0,2}(?P<kin>[a-z-]+)\b")
_KIN_BEFORE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Aa]|[’']s) (?:[a-z]+[ -]){0,2}(?P<kin>[a-z-]+),?(?: (?:who is )?(?:also |too )?(?:named|called))? $"
)
_NO_KIN = re.compile(r", (?:who (?:is|was) )?(?:no relation|no kin|a namesake|not related|unrelated)\b")
_NO_KIN_FAR = 60
_PICTURE = (
    r"(?:photo(?:graph)?s?|pictures?|portraits?|paintings?|snapshots?|films?|movies?|videos?|footage|novels?|plays?|memoir|cartoons?|statues?"
    r"|covers?|posters?|postcards?|albums?|series|episodes?|scenes?|drawings?|sketch(?:es)?|musical|opera|documentary|clips?|frames?|mural"
    r"|yearbook|flashbacks?|chapters?|acts?|verses?|pages?|diary|ballad|story)"
)
# "In the portrait", "a photograph from her wedding shows".
_PICTURED = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Aa]s) (?:an?|the|one|his|her|this|that|its|another)\b[^.;,]{{0,60}}?\b{_PICTURE}\b"
    rf"|\b{_PICTURE}\b[^.;]{{0,60}}? (?:shows?|showed|showing|depicts?|catch(?:es)?|captures?|of) (?:an? |the )?(?:[a-z]+ )?$"
)


def read_ages(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The ages of people: "Ada Voss, 41," and "41-year-old Ada Voss". A claim's span runs over name and age.

    An age "at the time", or one said in the past tense, is an age then and not now.
    """
    text = reading.text
    seen: set[tuple[str, int, Tenure]] = set()
    for use in people.uses:
        person = people.of.get(use.index)
        whose = name_of(person, use) if person is not None else lone_name(use, people)
        if not whose or (use.name.suffix and not use.name.given) or (person is not None and _is_of_a_relative(reading, use, person)):
            continue
        after = _AFTER.match(text, use.span.end) or _AFTER_A.match(text, use.span.end)
        told = next(filter(None, after.groups()), "0") if after is not None else "0"
        if after is not None and 0 < int(told) < 120:
            then = (
                "then" in after.group()
                or "turned" in after.group()
                or (" at " in after.group() and _NOW.match(text, after.end()) is None)
                or _THEN.match(text, after.end()) is not None
            )
            claim = _claim(whose, use, int(told), Span(use.core.start, after.end()), "then" if then else "now")
        else:
            start = max(use.sentence.span.start, use.span.start - 64)
            before = _BEFORE.search(text[start : use.span.start])
            age = age_number(before.group(1).lower()) if before is not None else None
            if before is None or age is None or person is None:
                continue
            if text.startswith(("’s", "'s"), use.core.end):
                continue  # "the 72-year-old woman, Lund's mother"
            if text[use.span.start - 2 : use.span.start] == ", " and _SAYS.match(text, use.core.end) is not None:
                continue  # "The 17-year-old mare, Lund said, had earned a field": who says so
            start += before.start()
            if text[max(0, start - 4) : start].lower() == "the " and _tells_what_was_done(reading, use):
                # "the 19-year-old Tambor rode beside": the age is another's.
                continue
            claim = _claim(whose, use, age, Span(start, use.core.end), _tenure_before(text, start))
        apart = (
            _is_of_old(reading, use),
            _may_be_of_kin_told(people, use),
            _is_of_namesake(reading, use, claim),
            _is_namesake(reading, use, person, claim),
        )
        if claim.tenure == "now" and (any(apart) or is_pictured(reading, use.span.start)):
            continue
        form = (whose, int(claim.value), claim.tenure)
        if form not in seen:
            seen.add(form)
            yield claim


def _may_be_of_kin_told(people: People, use: NameUse) -> bool:
    """As in "Her father, Eric, did so, too," said Lund, who is 49: a relative called by first name may bear the surname."""
    if use.name.given or use.name.title:
        return False
    kin = {other.index for person in people.surnamed if not person.full_use.name.title for other in person.uses}
    before = (other for other in people.by_paragraph.get(use.sentence.paragraph, ()) if other.index < use.index)
    return use.index not in kin and any(other.index in kin for other in before)


_OPENS_CLAUSE = re.compile(r" (?!said|told|of\b|and\b|who\b)[a-z]")


def _tells_what_was_done(reading: Reading, use: NameUse) -> bool:
    """Whether a name behind "the 19-year-old" may be the subject of a clause on that one: "the 19-year-old Tambor rode beside won"."""
    if _OPENS_CLAUSE.match(reading.text, use.span.end) is None:
        return False
    clauses = reading.sentences[use.sentence.index].clauses
    return sum(one.verb is not None and bool(one.verb.tense) and one.verb.span.start > use.span.end for one in clauses) != 1


def _is_of_namesake(reading: Reading, use: NameUse, claim: ActorClaim) -> bool:
    """Whether an age beside a surname alone is that of another who bears it: "Colin Hale, 46, and his wife, Ina Hale, 44 ... Hale, 44"."""
    if use.name.given:
        return False
    others = (one for one in people_of(reading).people if one.family == use.name.family and one.name != claim.actor)
    beside = (_AFTER.match(reading.text, one.full_use.span.end) for one in others)
    return any(found is not None and found.group(1) == claim.value for found in beside)


def _is_namesake(reading: Reading, use: NameUse, person: Person | None, claim: ActorClaim) -> bool:
    """Whether a full name is told again of kin: "Colin Hale, 81, ... Colin Hale, 23, his grandson", "her niece, Ina Hale, 31"."""
    assert claim.span is not None
    if not use.name.given or person is None or person.full_use.index >= use.index:
        return False
    text, span = reading.text, use.sentence.span
    around = _KIN_BEHIND.match(text, claim.span.end, span.end), _KIN_BEFORE.search(text, span.start, use.span.start)
    if any(found is not None and found["kin"].lower() in kinship() for found in around):
        return True
    return _NO_KIN.search(text, claim.span.end, min(span.end, claim.span.end + _NO_KIN_FAR)) is not None


def is_pictured(reading: Reading, at: int) -> bool:
    """Whether a sentence sets an age into a picture or a story, which keeps another time: "In the portrait, Hale is 30"."""
    sentence = reading.scopes.sentence_at(at)
    return sentence is not None and _PICTURED.search(reading.text, sentence.span.start, at) is not None


def _is_of_a_relative(reading: Reading, use: NameUse, person: Person) -> bool:
    """Whether a title before a surname may be that of another of the name: "Mrs. Voss, 61", where Glenn Voss has a wife."""
    title = "" if use.name.given else gender_of_title(use)
    if not title:
        return False
    known = genders_of(reading).get(person.name, set())
    return bool(known - {title}) or (title not in known and may_be_a_relative(use, person, reading))


def lone_name(use: NameUse, people: People) -> str:
    """The first name of one who is never named in full ("his brother, Otis, 6"); "" where the word is another name's too."""
    word = use.name.full
    if use.name.suffix:
        return ""  # "her brother, Edwin Jr., 57", beside a father, Edwin
    lone = (
        use.human
        and not use.quoted
        and " " not in word
        and word not in people.by_name
        and people.name_words[word] == people.lone_words[word]
    )
    return word if lone else ""


def _is_of_old(reading: Reading, use: NameUse) -> bool:
    """Whether the paragraph is headed as one of years ago: "50 years ago — Mayor Voss opened the pool"."""
    sentences = reading.scopes.sentences
    first = use.sentence.index
    while first and sentences[first - 1].paragraph == use.sentence.paragraph:
        first -= 1
    return _YEARS_AGO.match(reading.text, sentences[first].span.start) is not None


def _tenure_before(text: str, at: int) -> Tenure:
    return "then" if _THEN_BEFORE.search(text, max(0, at - 8), at) else "now"


def _claim(whose: str, use: NameUse, age: int, span: Span, tenure: Tenure) -> ActorClaim:
    return told_of(whose, "age", str(age), span, use.sentence.role, quoted=use.quoted, tenure=tenure)
