"""read_credits: the sayings that a draft takes up again as somebody's: "Lund's line about the geese", "the motto coined by Lund".

A noun for what is said is read with its owner, before or behind it, and with what it is known again by: the words in quotation marks
beside it, or what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.quotes import spoken_words
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.scopes import Quotation
from factcheck.syntax.clause import Reading, SentenceReading, Token

_MODIFIERS: Final = 4  # words between an owner and the noun
_REACH: Final = 16  # words behind a noun in which its maker is told
_LONGEST: Final = 12  # words of what a saying is about
_ABOUT: Final = frozenset(("about", "that", "to", "of", "on", "comparing", "with", "between", "for", "regarding", "concerning"))
_BY: Final = frozenset(("by", "from", "to"))


def read_credits(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The sayings that are credited to a person; `of` is "credited" where their words are quoted, "about" where they are only told of."""
    for sentence in reading.sentences:
        if sentence.sentence.role not in ("body", "caption"):
            continue
        uses = people.told_in(sentence.sentence.index)
        if not uses:
            continue
        for token in sentence.tokens:
            if token.tag == "NOUN" and token.lemma in _nouns() and reading.scopes.quotation_at(token.span.start) is None:
                yield from _of_noun(reading, people, sentence, token, uses)


def _nouns() -> frozenset[str]:
    return word_set("what is said") | word_set("what is thought or told")


def _of_noun(reading: Reading, people: People, sentence: SentenceReading, noun: Token, uses: list[NameUse]) -> Iterator[ActorClaim]:
    tokens = sentence.tokens
    owner = _owner(reading, tokens, noun, uses)
    if owner is None:
        return
    use, end = owner
    person: Person = people.of[use.index]
    quotation = _quoted_beside(reading, noun, use, end)
    if quotation is not None:
        words = spoken_words(quotation.span.text_of(reading.text))
        span = use.core.joined(noun.span, quotation.span)
        if " " in words:
            yield told_of(person.name, "speaker", words, span, sentence.sentence.role, of="credited" if words.count(" ") > 1 else "about")
        return
    content = _content(reading, tokens, noun.index + 1, use) or (_content(reading, tokens, end, use) if end > noun.index + 1 else None)
    if content is not None:
        span = use.core.joined(noun.span, content)
        yield told_of(person.name, "speaker", spoken_words(content.text_of(reading.text)), span, sentence.sentence.role, of="about")


def _owner(reading: Reading, tokens: Sequence[Token], noun: Token, uses: list[NameUse]) -> tuple[NameUse, int] | None:
    """Whose a saying is, and the number of the first word behind the owner, or behind the noun where the owner stands before it."""
    at = noun.index - 1
    while at > 0 and noun.index - at <= _MODIFIERS and tokens[at].form != "POS" and not _is_closed(tokens[at]):
        quotation = reading.scopes.quotation_at(tokens[at].span.start)
        at = next(token.index for token in tokens if token.span.end > quotation.span.start) - 1 if quotation is not None else at - 1
    if at > 0 and tokens[at].form == "POS":
        use = _use_at(uses, tokens[at - 1])
        return (use, noun.index + 1) if use is not None else None
    for number in range(noun.index + 1, min(noun.index + _REACH, len(tokens) - 1)):
        word, before = tokens[number], tokens[number - 1]
        made = before.lemma in word_set("how a saying is made") or before.text in ("coined", "came")
        if word.text in (*_BY, "of") and (made or number == noun.index + 1):
            use = _use_at(uses, tokens[number + 1])
            if use is not None and (word.text != "to" or made):
                return use, number + 2
    return None


def _is_closed(token: Token) -> bool:
    return token.tag in ("VERB", "AUX", "ADP", "PRON", "CONJ") or token.text in (",", ";", ":")


def _use_at(uses: list[NameUse], token: Token) -> NameUse | None:
    return next((use for use in uses if use.span.overlaps(token.span)), None)


def _quoted_beside(reading: Reading, noun: Token, use: NameUse, end: int) -> Quotation | None:
    """The quotation that a noun for a saying stands beside: "Lund's phrase, “the geese,”", "“the geese,” Lund's phrase"."""
    first, last = min(use.span.start, noun.span.start), max(use.span.end, noun.span.end)
    for quotation in reading.scopes.quotations:
        if quotation.span.start >= last and _is_beside(reading.text[last : quotation.span.start]):
            return quotation
        if quotation.span.end <= first and reading.text[quotation.span.end : first].strip(" ,—–-(") in ("", "the", "a"):
            return quotation
        if first < quotation.span.start and quotation.span.end < last:
            return quotation
        if quotation.span.start > last + _FAR:
            break
    return None


_FAR: Final = 60


def _is_beside(between: str) -> bool:
    """Whether few words, and none that says something, stand between a saying and its words: ", ", " that ", " on it: "."""
    words = between.replace(",", " ").replace(":", " ").replace("(", " ").split()
    return len(between) < _FAR and all(word in ("that", "of", "about", "on", "it", "was", "is", "—") for word in words)


def _content(reading: Reading, tokens: Sequence[Token], at: int, use: NameUse) -> Span | None:
    """What a saying is about: the words behind "about" or "that", up to the next verb of the sentence it stands in."""
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].text not in _ABOUT or tokens[at + 1].span.overlaps(use.span):
        return None
    clause = tokens[at].text == "that"
    end = at + 1
    verbs = 0
    while end < len(tokens) and end - at <= _LONGEST:
        token = tokens[end]
        if token.text in (",", ".", ";", ":", "!", "?", "—", "“", "”", '"', "(") or token.form in ("WDT", "WP"):
            break
        if token.tag in ("VERB", "AUX") and token.form not in ("VBG", "VB"):
            verbs += token.tag == "VERB" or not clause or verbs > 0
            if not clause or verbs > 1 + (tokens[end - 1].tag == "AUX"):
                break
        end += 1
    return Span(tokens[at + 1].span.start, tokens[end - 1].span.end) if end > at + 1 else None
