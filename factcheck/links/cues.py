"""Cues: the words around a number that say how it hangs together with other numbers, and the words that describe what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.syntax.clause import Clause, SentenceReading, Token
from factcheck.syntax.events import noun_event, state_event, verb_event
from factcheck.syntax.tag_context import FINITE

_CONTENT: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
_RELATIVE: Final = frozenset(("who", "that", "which", "whose", "whom", "when", "where"))
_SUBJECTS: Final = frozenset(("it", "he", "she", "they", "we", "you", "i"))
# The marks that set words off, and the words that take them back.
SET_OFF: Final = frozenset((",", "—", "–", "--", "("))
UNREAL: Final = frozenset(("or", "than", "if", "unless", "either", "per"))
# Before a figure that another is set against, or that is left behind.
COMPARED: Final = frozenset(("from", "than", "up", "down", "compared", "above", "below", "over", "under", "past", "last"))
_CLOSES: Final = frozenset((",", ";", ":", ".", "—", "–", "--", "(", ")", '"', "“", "”"))
_EMPTY: Final = frozenset(
    (
        "be",
        "have",
        "do",
        "say",
        "make",
        "take",
        "get",
        "go",
        "come",
        "total",
        "number",
        "many",
        "such",
        "same",
        "own",
        "new",
        "other",
        "more",
    )
)
# "52 people, of whom nine ...": those before the comma are the whole.
_HELD: Final = ([",", "of", "whom"], [",", "of", "which"])
_LONGEST: Final = 4
_DIGITS: Final = 2


@cache
def cue_words(kind: str, place: str) -> frozenset[tuple[str, ...]]:
    """The phrases of one kind that stand in one place ("before", "after", "any"), each as its words."""
    found = (line.split("\t") for line in data_lines("count_cues.tsv"))
    return frozenset(tuple(words.split()) for sort, where, words in found if (sort, where) == (kind, place))


def cue_near(figure: Figure, kind: str) -> Span | None:
    """The cue of one kind that stands directly before or after a number with its noun, or within it; None if there is none."""
    sentence, mention = figure.sentence, figure.mention
    before = list(sentence.tokens[max(0, figure.first - _LONGEST - 1) : figure.first])
    outer = figure.tokens_before(_LONGEST + 1)
    for run in (before, outer) if len(outer) != len(before) or outer[-1:] != before[-1:] else (before,):
        span = _ends_with(_strip_marks(run), cue_words(kind, "before"))
        if span is not None and (kind != "total" or _opens(span, sentence)):
            return span
    words = tuple(_lead_words(figure))
    if words and any(words[: len(phrase)] == phrase for phrase in cue_words(kind, "before")):
        return Span(mention.span.start, mention.core.start)
    after = list(figure.tokens_after())
    if kind == "part" and [token.text.lower() for token in after[:3]] in _HELD:
        return None
    found = _starts_with(after[: _LONGEST + 2], cue_words(kind, "after"))
    return found or (_within(after, cue_words(kind, "after")) if kind == "total" else None)


def _opens(span: Span, sentence: SentenceReading) -> bool:
    """Whether "in all" before a number opens a statement about it, and does not end the one before ("seven homes in all, three of ...")."""
    before = [token for token in sentence.tokens if token.span.end <= span.start]
    return (
        not before
        or before[-1].text.lower() in (";", ":", "and", "but", "or", "—", "–", "a", "the", "of", '"', "“")
        or before[-1].tag == "VERB"
    )


def _lead_words(figure: Figure) -> list[str]:
    """The words of the qualifier inside a mention ("a total of")."""
    if figure.mention.span.start == figure.mention.core.start or not figure.sentence.tokens:
        return []
    words = figure.sentence.tokens[figure.first].text.lower().split()
    return words if "than" not in words else []


def _strip_marks(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].text in (",", ":", "—", "–", "--"):
        tokens = tokens[:-1]
    return tokens


def _ends_with(tokens: Sequence[Token], phrases: Iterable[tuple[str, ...]]) -> Span | None:
    words = tuple(token.text.lower() for token in tokens)
    best: Span | None = None
    for phrase in phrases:
        if words[-len(phrase) :] == phrase:
            span = Span(tokens[-len(phrase)].span.start, tokens[-1].span.end)
            if best is None or len(span) > len(best):
                best = span
    return best


def _starts_with(tokens: Sequence[Token], phrases: Iterable[tuple[str, ...]]) -> Span | None:
    while tokens and tokens[0].text in (",", "(", "—", "–", "--"):
        tokens = tokens[1:]
    words = tuple(token.text.lower() for token in tokens)
    for phrase in sorted(phrases, key=len, reverse=True):
        if words[: len(phrase)] == phrase:
            return Span(tokens[0].span.start, tokens[len(phrase) - 1].span.end)
    return None


def _within(tokens: Sequence[Token], phrases: Iterable[tuple[str, ...]]) -> Span | None:
    """A phrase that stands before the next mark or number: "1,600 soldiers crossed the river in all"."""
    reach = next((at for at, token in enumerate(tokens) if token.text in _CLOSES or token.form == "C"), len(tokens))
    words = tuple(token.text.lower() for token in tokens[:reach])
    for phrase in sorted(phrases):
        for at in range(len(words) - len(phrase) + 1) if len(phrase) > 1 else ():
            if words[at : at + len(phrase)] == phrase and words[at + len(phrase) : at + len(phrase) + 1] not in (("the",), ("of",)):
                return Span(tokens[at].span.start, tokens[at + len(phrase) - 1].span.end)
    return None


def has_word(tokens: Iterable[Token], kind: str) -> bool:
    """Whether one of the tokens is a single-word cue of that kind."""
    wanted = cue_words(kind, "any")
    return any((token.text.lower(),) in wanted for token in tokens)


def tells_ago(tokens: Iterable[Token]) -> bool:
    """Whether words tell of some time ago: "A year ago the bill was $8,900", "In the year-earlier quarter".

    A time may be one token of several words.
    """
    told = (token.text.lower() for token in tokens)
    return any("ago" in text.replace("-", " ").split() or "-earlier" in text for text in told)


def is_additive(figure: Figure) -> bool:
    """Whether a number adds to others ("another 12", "three other men", "five more"), so that it is neither the whole nor the same."""
    words = [*figure.modifiers, *_lead_words(figure)]
    if figure.chunk is not None:
        words += [token.text.lower() for token in figure.sentence.tokens[figure.chunk.tokens[0] : figure.chunk.tokens[1] + 1]]
    words.append(figure.head)
    words += [token.text.lower() for token in figure.sentence.tokens[figure.beyond : figure.beyond + 1]]
    return any((word,) in cue_words("additive", "any") for word in words)


def opens_elsewhere(figure: Figure) -> bool:
    """Whether words in front of its sentence give a figure a place, a group or a time of its own: "In the state, 55 percent of ..."."""
    tokens = figure.sentence.tokens[: figure.first]
    comma = next((token.index for token in tokens if token.text == ","), None)
    if comma is None or not tokens:
        return False
    first = tokens[0]
    return first.text.lower() in ("in", "at", "among", "across", "for", "on", "elsewhere") or first.text.lower().endswith(("wide", "ally"))


def clause_around(figure: Figure) -> Clause | None:
    """The clause that a number takes part in; where it takes part in none, the one whose verb stands last before it ("hit four times")."""
    if figure.clause is not None:
        return figure.clause
    before = [c for c in figure.sentence.clauses if c.verb is not None and c.verb.span.end <= figure.mention.span.start]
    return max(before, key=lambda c: c.verb.span.start if c.verb is not None else 0, default=None)


def near_tokens(figure: Figure) -> list[Token]:
    """The tokens close to a number: six before it, three after."""
    return list(figure.sentence.tokens[max(0, figure.first - 6) : figure.first + 4])


def post_words(figure: Figure) -> list[Token]:
    """The words after a noun that say which ones are meant: "who crossed on Monday", "in the show", "losing their jobs"."""
    after = list(figure.tokens_after())
    verb = figure.clause.verb if figure.clause is not None and figure.slot == "subject" else None
    if verb is not None and verb.tense:
        before = [token for token in after if token.span.start < verb.span.start]
        if any(token.tag == "VERB" for token in before):
            after = before  # "the 63 rifles seized | included two": the second verb says something of them
    return restricting_words(after)


def restricting_words(tokens: Iterable[Token]) -> list[Token]:
    """Of the words after a noun, those that say which ones are meant, up to the verb that says something of them."""
    found: list[Token] = []
    allowed = 0
    in_verb = False
    for token in tokens:
        low = token.text.lower()
        if low in _CLOSES:
            break
        if low in _RELATIVE or (not found and low in _SUBJECTS):
            allowed += 1  # "who it employs"; "the people it employs"
        finite = token.form in FINITE and low not in ("being", "be", "been", "having")
        if finite and not in_verb:
            if allowed == 0:
                break
            allowed -= 1
        in_verb = finite or (in_verb and token.tag in ("ADV", "VERB", "AUX"))
        found.append(token)
    return found


def content_words(tokens: Iterable[Token]) -> set[str]:
    """The lemmas of nouns, names, verbs and adjectives, verbs and event nouns by their event; without the emptiest."""
    found: set[str] = set()
    for token in tokens:
        if token.tag not in _CONTENT or token.form == "t" or token.lemma in _EMPTY:
            continue
        event = verb_event(token.lemma) if token.tag == "VERB" else noun_event(token.lemma) or state_event(token.lemma)
        found.add(token.lemma)
        if event:
            found.add(event)
    return found


def share_words(first: set[str], second: set[str]) -> set[str]:
    """The words of `first` that stand in `second`, in the same or a kindred form ("crossing", "cross"; "closure", "close")."""
    return {word for word in first if word in second or any(is_kindred(word, other) for other in second)}


def is_kindred(first: str, second: str) -> bool:
    """Whether two words seem to be forms of one ("crossing" and "cross", "closure" and "close")."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < 4:
        return False
    stem = shorter[:-1] if shorter[-1] in "ey" and len(shorter) > 4 else shorter
    return longer.startswith(stem) and len(longer) - len(stem) <= 5


def sentence_words(sentence: SentenceReading) -> set[str]:
    """The content words of a sentence."""
    return content_words(sentence.tokens)


def digits_look_alike(first: Fraction, second: Fraction) -> bool:
    """Whether two numbers have the same digits, shifted by powers of ten or with two neighbours changed about; two digits at least.

    >>> digits_look_alike(Fraction(12), Fraction(21)), digits_look_alike(Fraction(4200), Fraction(42))
    (True, True)
    >>> digits_look_alike(Fraction(4), Fraction(40))
    False
    """
    own, other = (f"{float(abs(value)):.4f}".replace(".", "").strip("0") for value in (first, second))
    if len(own) < _DIGITS or len(own) != len(other):
        return False
    changed = [at for at, (a, b) in enumerate(zip(own, other, strict=True)) if a != b]
    return not changed or (len(changed) == 2 and sorted(own) == sorted(other) and changed[1] - changed[0] == 1)
