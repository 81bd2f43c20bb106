"""is_told_apart, is_name_of_other_days: words beside a name that make its bearer a thing of its own, or the name one of other days.

A second name that is like a first is most often the first, mistyped. It is not where the draft brings its bearer in: by an apposition
("the A.B.D., a rival union"), by a clause that says what it is ("the A.B.D., which runs the trains"), by a word that sets it against the
other ("the larger Pell League", "another club, the A.B.D."), or by the place where it is ("Marlow Street, a mile away").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import kinship, organisation_nouns
from factcheck.scopes import Sentence
from factcheck.syntax.clause import Reading

_LONGEST: Final = 90  # characters of the words before a name that introduce it
_SPREAD: Final = 400  # characters of a sentence on either side of a name that are looked at


def is_told_apart(reading: Reading, span: Span) -> bool:
    """Whether the words before or behind the name of a body bring its bearer in as one of its own."""
    sentence, text = reading.scopes.sentence_at(span.start), reading.text
    if sentence is None:
        return False
    start = sentence.span.start
    if _IS_WHAT.match(text, span.end) or tells_of_a_mistake(reading, span):
        return True
    if _AN.search(text, max(start, span.start - 8), span.start) and text.startswith(_CLOSES, span.end):
        return True  # "there is also an A.B.D."
    if _TWO_OF_THEM.search(text, max(start, span.start - _SPREAD), min(_end_of_next(reading, sentence), span.end + _SPREAD)):
        return True  # "The A.B.D. gave $5. Both groups ..."
    if _is_apposed(text, sentence.span, span):
        return True
    return _set_against().search(text, max(start, span.start - _LONGEST), span.start) is not None


def _end_of_next(reading: Reading, sentence: Sentence) -> int:
    """Where the sentence behind one ends."""
    following = reading.scopes.sentences[sentence.index + 1 : sentence.index + 2]
    return following[0].span.end if following else sentence.span.end


def _is_apposed(text: str, sentence: Span, span: Span) -> bool:
    """Whether a name stands, set off, behind a noun phrase that brings its bearer in: "members of an upstart, the A.B.D., crossed"."""
    before = _APPOSED.search(text, max(sentence.start, span.start - _LONGEST), span.start)
    if before is None or not text.startswith(_CLOSES, span.end):
        return False
    first = text[sentence.start : before.start("what")].split()[:1]
    return before["lead"] not in word_set("words that make a noun an adverb") and (
        not first or first[0].lower() not in word_set("openers of a side clause")
    )


def _around(sentence: Sentence, span: Span) -> Span:
    """The words of a sentence around a name."""
    return Span(max(sentence.span.start, span.start - _SPREAD), min(sentence.span.end, span.end + _SPREAD))


def tells_of_a_mistake(reading: Reading, span: Span) -> bool:
    """Whether a sentence tells that one thing was taken for another: "two crews went to Marlow Street by mistake"."""
    sentence = reading.scopes.sentence_at(span.start)
    if sentence is None:
        return False
    near = _around(sentence, span)
    return _MISTAKEN.search(reading.text, near.start, near.end) is not None


def is_another_one(text: str, span: Span) -> bool:
    """Whether the words before the name of a place bring in one more of a sort: "the one on Marlow Street", "another in Bell"."""
    return _ONE_ON.search(text, max(0, span.start - 30), span.start) is not None


def is_told_as_another_person(text: str, span: Span) -> bool:
    """Whether one of nearly the same name is a relative, or the draft speaks of the two: "Marion Fisk, her husband", "Both women"."""
    found = _APPOSED_KIN.match(text, span.end)
    kin = found is not None and any(word in kinship() for word in found.group(1).split())
    return kin or _BOTH.search(text, span.end) is not None


def is_elsewhere(reading: Reading, span: Span) -> bool:
    """Whether a street or a town is told as one that was not told of before: by where it is, or as taken for another by mistake."""
    if tells_of_a_mistake(reading, span) or is_another_one(reading.text, span):
        return True
    return _IS_WHERE.match(reading.text, span.end) is not None


def is_short_for(first: str, second: str) -> bool:
    """Whether one of two names of bodies or places is the other in short: some of its words, its initials, or its beginning.

    >>> is_short_for("Orrin", "Orrin Pell Securities Co"), is_short_for("OPS", "Orrin Pell Securities"), is_short_for("Ely", "Elm")
    (True, True, False)
    >>> is_short_for("Fed", "Federal Reserve")
    True
    """
    ours, theirs = sorted(
        ([word.rstrip(".").removesuffix("'s").removesuffix("’s") for word in name.replace("-", " ").split()] for name in (first, second)),
        key=len,
    )
    if not ours or set(ours) <= set(theirs):
        return True
    short = ours[0].replace(".", "")
    if len(ours) > 1 or len(theirs) == 1:
        return False
    initials = "".join(word[0] for word in theirs if word[:1].isupper())
    begins = len(short) >= _SHORTEST_CLIP and theirs[0].casefold().startswith(short.casefold())
    return begins or (short.isupper() and initials.startswith(short))


_SHORTEST_CLIP: Final = 3  # letters of "Fed" for "Federal Reserve"


def is_of_a_part(span: Span, text: str) -> bool:
    """Whether the words behind an office narrow it to a part of a body: "the principal for the upper grades", "of the night school"."""
    return _OF_A_PART.match(text, span.end) is not None or _OF_A_PART.search(text, span.start, span.end) is not None


def is_name_of_other_days(reading: Reading, span: Span) -> bool:
    """Whether the words beside the name of a body say that it was so called once, or is so called by a sign or a letter."""
    sentence = reading.scopes.sentence_at(span.start)
    if sentence is None:
        return False
    text, start, near = reading.text, sentence.span.start, _around(sentence, span)
    return (
        _CALLED_BEHIND.match(text, span.end) is not None
        or _CALLED_BEFORE.search(text, max(start, span.start - _LONGEST), span.start) is not None
        or _NAME_CHANGED.search(text, near.start, near.end) is not None
        or _is_on_an_old_thing(text, near, span)
    )


def _is_on_an_old_thing(text: str, near: Span, span: Span) -> bool:
    """Whether a name stands behind a sign, a deed or the like that a sentence tells to be old, or to say so still."""
    told = _SIGN.search(text, max(near.start, span.start - _LONGEST), span.start)
    return told is not None and _IS_OLD.search(text, near.start, near.end) is not None


# What a body wants, says or is about to do is told of one that is known: ", which says that", ", which is suing".
_NEWS = (
    r"(?:has|says|plans|wants|hopes|expects|does|needs|intends|opposes|supports|declines|denies|is (?:[a-z]+ing|[a-z]+ed|expected|due)\b)"
)
_AN: Final = re.compile(r"\b(?:[Aa]n?|[Aa]nother) $")
_TWO_OF_THEM: Final = re.compile(
    r"\b(?:[Bb]oth|[Tt]he two|[Nn]either|[Ee]ach)(?: of the)?(?: two)? "
    r"(?:groups?|bod(?:y|ies)|unions?|sides?|organi[sz]ations?|leagues?|clubs?"
    r"|agenc(?:y|ies)|boards?|associations?|societ(?:y|ies)|church(?:es)?|schools?|hospitals?|banks?|compan(?:y|ies))\b"
    r"|\b[Tt]he two (?:have|had|are|were|share|shared|do|did|will|merged|split)\b"
)
_CLOSES: Final = (",", ".", ";", "—", " —", "?")
# "An upstart, the A.B.D.,", "the state's own fund, the A.B.D.,"; not "in a statement, the A.B.D., which ...".
_APPOSED: Final = re.compile(
    r"(?:(?<![\w’'])(?P<lead>[A-Za-z]+) )?"
    r"(?P<what>\b(?:[Aa]n?|[Aa]nother|[Ii]ts|[Tt]heir|[Tt]he [a-z]+[’']s(?: own)?) (?:[a-z-]+ ){0,2}[a-z-]+"
    r"(?: (?:in|of|from|across|near) (?:the )?[A-Za-z]+)?), (?:the )?$"
)
# "The one on Marlow Street".
_ONE_ON: Final = re.compile(r"\b(?:ones?|another|others|(?:second|third|sister|other) [a-z]+,?) (?:on|in|at|near|off) $")
# What bears a name for long: "the sign over its old door, Pell Arts Commission".
_SIGN: Final = re.compile(
    r"\b(?:sign|plaque|plate|letterhead|banner|awning|marker|inscription|cornerstone|label|stationery|map|deed|minute|charter|ledger)s?\b[^.;]{0,70}$"
)
_IS_OLD: Final = re.compile(r"\b(?:older|old|still|dates?|bears?|faded|misspell?s|misspelled|wrong|(?:1[89]|20)\d\d)\b")
_MISTAKEN: Final = re.compile(
    r"\b(?:[Bb]y mistake|mistaken(?:ly)? (?:for|sent|called|went|taken)"
    r"|mistook|mixed up|mix-ups?|confus(?:e|es|ed|ing|ion)|misdirected|misrouted"
    r"|(?:ended|wound) up (?:in|at|on)|wrong (?:street|address|town|city|place|body|group|number))\b"
)
_IS_WHAT: Final = re.compile(
    rf" instead[,.;]|, (?:another\b|an? (?!few\b)[a-z]|which (?!{_NEWS}|was (?!an?\b))[a-z]+s\b|whose [a-z]|no relation\b"
    r"|which (?:he|she|they) (?:had |has |have )?(?:also )?(?:founded|started|formed|owns?|runs?|leads?|led|ran)\b|now [a-z]"
    r"|(?:(?:made up|composed) of|(?:formed|founded|run|led|started|set up|created|owned|backed) by)\b"
    r"|the (?:[a-z’'-]+ ){1,4}(?:for|of|in|that|which|who|whose|down|across|next|on|up)\b)"
)
_APPOSED_KIN: Final = re.compile(r", (?:his|her|their|the [a-z]+['’]s) ((?:[a-z-]+ ?){1,3})")
_BOTH: Final = re.compile(r"\b(?:[Bb]oth|[Tt]he two) (?:men|women|boys|girls|teachers|players|officers|of them)\b")
_IS_WHERE: Final = re.compile(
    r", (?:(?:which|that) (?:is|lies|runs|begins|ends|was) (?!where\b|when\b|being\b)|another\b|across\b|over (?:in|on|by|the)\b"
    r"|on the (?:other|far|east|west|north|south)\b|to the (?:north|south|east|west)[a-z]*\b"
    r"|(?:its|their|the|an?) (?:[a-z]+ ){0,2}(?:neighbor|twin|namesake|counterpart|rival)\b"
    r"|in the next\b|(?:the|one) (?:one|next|other|street (?:over|behind)|parallel)\b"
    r"|(?:half an?|a few|[a-z-]+|\d[\d.]*) (?:[a-z]+ )?(?:miles?|blocks?|streets?|roads?|yards|minutes)\b)"
)
_OTHER_ADJECTIVE: Final = (
    r"(?:older|larger|bigger|smaller|newer|younger|richer|poorer|weaker|stronger|lesser[- ]known|better[- ]known|rival|competing|separate"
    r"|neighboring|nearby|different|defunct|like-named|similarly named|unrelated|parallel|other)"
)


@cache
def _set_against() -> re.Pattern[str]:
    """What stands before a name that is set against another: "the larger", "an older league, the", "a body whose initials were"."""
    nouns = "|".join(sorted({noun.lower() for noun in organisation_nouns() if noun.isalpha()} | word_set("nouns for a body"), key=len))
    return re.compile(
        rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?:(?:much|far|slightly|even|now) )?{_OTHER_ADJECTIVE} $"
        rf"|\b(?:[Tt]he|[Aa]n?) (?:(?:much|far|slightly|even|now) )?{_OTHER_ADJECTIVE} (?:[a-z-]+ )?(?:{nouns}),? (?:the )?$"
        rf"|\b(?:[Aa]nother|[Aa] (?:second|third)) (?:[a-z-]+ ){{0,2}}(?:{nouns}),? (?:the )?$"
        r"|\b(?:whose|with the|(?:the|much the|nearly the|almost the) same|similar|like) "
        r"(?:initials?|letters|acronym|abbreviation|name),? (?:(?:is|are|was|were) )?(?:the )?$"
        r"|\bto (?:start|found|form|create|launch) (?:the |an? )?$"
        r"|(?:\b[Aa]cross|\b[Bb]eyond|\b[Oo]n the (?:other|far) side of|\b[Ii]n the next) [^,.;]{2,40}, (?:the )?$"
    )


_OF_A_PART: Final = re.compile(
    r" (?:for (?:the |its |all )?(?!now\b|years\b|more\b)[a-z]"
    r"|(?:of|at|in charge of|over) (?:the|its|an?) [a-z-]+ "
    r"(?!(?:that|which|who|in|at|of|and|for|on|since|said|has|had|is|was|will)\b)[a-z]+\b"
    r"|on (?:weekdays|weekends|[A-Z][a-z]+days)\b|in (?:the )?(?:summers?|winters?|mornings?|afternoons?|evenings?)\b)"
)
_WAS_CALLED: Final = r"(?:called|known|named|styled)"
_CALLED_BEHIND: Final = re.compile(
    r",? (?:as|which) (?:it|they|that|the (?:[a-z]+ ){1,2}?[a-z]+|the [a-z]+) (?:was|were|is|had been|used to be) "
    rf"(?:(?:then|once|still|first|long|formerly) )?{_WAS_CALLED}\b"
    r"|,? as (?:it|they) (?:(?:then|once) )?(?:was|were) (?:then|until|before|in)\b"
    rf"|,? (?:then|once|formerly|originally|until [^,.;]{{3,20}}) {_WAS_CALLED}\b"
    r"|, (?:the|a) name (?:(?:that|which|(?:under|by) which) )?(?:it|they|the [a-z]+) "
    r"|, (?:its|their|the) (?:old|former|first|original|earlier|previous|new) name\b"
)
_CALLED_BEFORE: Final = re.compile(
    r"(?:\b(?:calls?|called|calling|named?|names|label(?:s|ed)|styl(?:es|ed)) (?:it|them|itself|the [a-z]+)"
    r"|\b(?:formerly|once|then|previously|originally|still|first) (?:called|known as|named)"
    r"|\b(?:old|former|first|original|earlier|previous) name,?|\bin the name of|\bwhat (?:was|were) (?:then|once)"
    r"|\b(?:still|used to) (?:say|write)|\b[Ii]t (?:was|had been)(?: then| once| still| first)?) (?:the )?[“\"]?$"
)
_NAME_CHANGED: Final = re.compile(
    r"\b(?:(?:[Uu]ntil|[Bb]efore|[Aa]fter|[Ss]ince) (?:the|its|their|that|a) (?:[a-z]+ )?(?:merger|split|breakup|renaming|change of name)"
    r"|renamed|rebranded|chang(?:ed|es|ing) (?:its|their) names?|merged (?:with|into)"
    r"|(?:[Uu]ntil|[Bb]efore) (?:it|they|the two|the [a-z]+) (?:merged|split|parted|broke))\b"
)
