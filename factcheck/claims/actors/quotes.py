"""read_speakers: who is said to have spoken which words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.antecedents import antecedent
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.draft import Span
from factcheck.scopes import Quotation
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import Reading

_SAYING = (
    r"remark|crack|wisecrack|jab|retort|gibe|words?|phrase|comment|quip|line|joke|motto|saying|observation|description|warning|advice"
    r"|promise|verdict|answer|reply|slogan|rule|complaint|plea|question|statement|sentence|quote|quotation|term"
)
_POSSESSED = re.compile(rf"[’']s? (?:\w+ ){{0,3}}?(?:{_SAYING})\b[^.;!?“\"]{{0,40}}$")
_CALLED = re.compile(
    r"(?::|,? (?:who )?(?:has |had )?(?:called|described|dismissed|termed|dubbed|summed)\b[^.;!?“\"]{0,40}"
    r"| (?:has |had )?coined| put it| famously said),? ?$"
)
_IN_WORDS = re.compile(
    rf"\b(?:borrowed from|quoting|citing|as quoted by|according to|(?:{_SAYING}) (?:of|by|from)|coined by|credited to) $", re.IGNORECASE
)
_SAID_BEFORE = re.compile(rf",? (?:who )?(?:{'|'.join(sorted(speech_verbs()))})\b[^.;:!?“”\"A-Z]{{0,80}},? ")
_BESIDE = re.compile(r"[,:]? ?")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")


def spoken_words(text: str) -> str:
    """The words of a quotation, lower case, single-spaced, without marks.

    >>> spoken_words("“He’s just finished, mostly.”")
    "he's just finished mostly"
    """
    return " ".join(match.group().lower().replace("’", "'") for match in _WORD.finditer(text))


def read_speakers(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The quotations of three words or more whose speaker is named beside them, or in the paragraph's first attribution."""
    starts = [use.core.start for use in people.uses]
    paragraph_speaker: dict[int, Person] = {}
    for quotation in reading.scopes.quotations:
        words = spoken_words(quotation.span.text_of(reading.text))
        sentence = reading.scopes.sentence_at(quotation.span.start)
        if sentence is None:
            continue
        use, credited = _speaker(reading, people, quotation, starts)
        if use is None:
            use = _by_pronoun(reading, people, quotation)
        person = people.of.get(use.index) if use is not None else None
        if use is None or person is None:
            person = paragraph_speaker.get(sentence.paragraph) if quotation.speaker is None else None
            if person is None or not _stands_alone(reading.text, quotation):
                continue
            span = quotation.span
        else:
            if not quotation.scare:
                paragraph_speaker.setdefault(sentence.paragraph, person)
            near = use.core.joined(quotation.span)
            span = near if len(near) - len(quotation.span) < 90 else quotation.span
        if words.count(" ") < 2 or _is_a_title(reading.text, quotation.span):
            continue
        credited = credited or (use is not None and _is_told_again(reading.text, use, quotation))
        yield told_of(person.name, "speaker", words, span, sentence.role, of="credited" if credited else "")


_BEFORE_A_TITLE = re.compile(r"\b(?:in|from|according to|called|titled|entitled|wrote|reading) $", re.IGNORECASE)
_SMALL: Final = 4  # letters of the longest word that a title has in small letters: "With", "with"


def _is_a_title(text: str, span: Span) -> bool:
    """Whether quotation marks stand around the title of a work, which two may speak of: 'according to “Up the Creek With Less”'."""
    if _BEFORE_A_TITLE.search(text, max(0, span.start - 16), span.start) is None:
        return False
    words = re.findall(r"[^\W_][\w’'-]*", span.text_of(text))
    capitals = [word for word in words if word[:1].isupper()]
    return len(capitals) > 1 and all(word in capitals or len(word) <= _SMALL for word in words)


_AGAIN_BEFORE = re.compile(r"\b(?:as|what|quot(?:es|ed|ing)|repeat(?:s|ed|ing)|echo(?:es|ed|ing)) $", re.IGNORECASE)


def _is_told_again(text: str, use: NameUse, quotation: Quotation) -> bool:
    """Whether a speaker is named as one whose words are known: "as Lund put it", "what Lund had said", "quoted Lund as saying"."""
    before = _AGAIN_BEFORE.search(text, max(0, use.span.start - 10), use.span.start) is not None
    return before or text.startswith(" had ", use.span.end)


_SAID_WHO = re.compile(rf"\b(?:{'|'.join(sorted(speech_verbs()))}) (?:(?:the|an?|its|his|her|their) (?:[\w’'-]+ ){{0,4}}[\w’'-]+, )?$")
_SAID_REACH: Final = 60
_PUT_IT = re.compile(r" (?:has |had |once )?(?:put it|said|called it|calls it|puts it|says)\b")
_HE_SAID = re.compile(rf" (?:he|she) (?:{'|'.join(sorted(speech_verbs()))})\b")


def _by_pronoun(reading: Reading, people: People, quotation: Quotation) -> NameUse | None:
    """The speaker of '"...," she said': the person with whose name the sentence before opens, or the only one whom it names."""
    sentence = reading.scopes.sentence_at(quotation.span.start)
    he_said = _HE_SAID.match(reading.text, quotation.span.end)
    if sentence is None or quotation.span.start != sentence.span.start or not he_said:
        return None
    told = antecedent(reading, sentence.index, he_said.group().split()[0])
    if told is not None:
        return max(
            (use for use in told.uses if use.index in people.of and use.core.end <= quotation.span.start),
            key=lambda use: use.index,
            default=None,
        )
    before = people.told_in(sentence.index - 1)
    # "..., said the librarian, Ada Voss." and then "...," she said: the speaker of the sentence before goes on.
    clauses = reading.sentences[sentence.index - 1].clauses if 0 < sentence.index < len(reading.sentences) else ()
    sources = [use for use in before if any(clause.source is not None and clause.source.overlaps(use.core) for clause in clauses)]
    if len({people.of[use.index].index for use in sources}) == 1:
        return sources[0]
    if not before or before[0].sentence.paragraph != sentence.paragraph or before[0].sentence.role != "body":
        return None
    opens = before[0].span.start == before[0].sentence.span.start
    named = {people.of[use.index].index for use in before if people.of[use.index].human}
    return before[0] if opens or (len(named) == 1 and len(before) == 1) else None


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own, so that the speaker before it goes on speaking."""
    before = text[max(0, quotation.span.start - 3) : quotation.span.start]
    return re.search(r"[.!?”\"] $", before) is not None


def _is_named_behind_said(text: str, use: NameUse) -> bool:
    """Whether a speaker is named behind the verb: 'said its developer, Pia Lund, "no more ..."'."""
    return _SAID_WHO.search(text, max(0, use.span.start - _SAID_REACH), use.span.start) is not None


def _said_after(text: str, span: Span, use: NameUse) -> bool:
    """Whether words after a quotation name its speaker: "...," Lund said; "...," said Pia Lund."""
    between = text[span.end : use.span.start]
    if between.strip() == "" and len(between) <= 2:
        word = re.match(r" (\w+)", text[use.span.end : use.span.end + 16])
    else:
        word = re.fullmatch(r" ((?!the\b|a\b|an\b|his\b|her\b|its\b)\w+) (?:(?:[\w’'-]+ ){0,5}[\w’'-]+,? )?", between)
    if word is None and re.fullmatch(r" (?:the|a|an|his|her|its) (?:[\w’'-]+ ){0,4}[\w’'-]+, ", between):
        word = re.match(r", (\w+)", text[use.span.end : use.span.end + 16])
    return word is not None and word.group(1) in speech_verbs()


def _speaker(reading: Reading, people: People, quotation: Quotation, starts: list[int]) -> tuple[NameUse | None, bool]:
    """Whose name is given beside a quotation, and whether it is credited ("X's line") rather than spoken ("X said")."""
    text, span = reading.text, quotation.span
    last = bisect_left(starts, span.start) - 1
    for at in range(last, max(-1, last - 3), -1):
        use = people.uses[at]
        between = text[use.span.end : span.start]
        if len(between) > 90:
            break
        if _POSSESSED.match(between) or _CALLED.fullmatch(between):
            return use, True
        if _SAID_BEFORE.fullmatch(between) or (_BESIDE.fullmatch(between) and _is_named_behind_said(text, use)):
            return use, False
        if _IN_WORDS.search(text[max(0, use.span.start - 24) : use.span.start]) and _BESIDE.fullmatch(between):
            return use, True
    after = bisect_left(starts, span.end)
    if (
        after < len(people.uses)
        and _PUT_IT.match(text, people.uses[after].span.end)
        and text[span.end : people.uses[after].span.start]
        in (
            " as ",
            ", as ",
        )
    ):
        return people.uses[after], True
    following = people.uses[after] if after < len(people.uses) else None
    if following is not None and _said_after(text, span, following):
        return following, False
    if quotation.speaker is None:
        return None, False
    at = bisect_right(starts, quotation.speaker.end) - 1
    while at >= 0 and people.uses[at].core.end > quotation.speaker.start:
        if people.uses[at].core.overlaps(quotation.speaker):
            return people.uses[at], False
        at -= 1
    return None, False
