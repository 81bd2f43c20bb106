"""link_exclusive: shares of one list that exclude one another, so that they are at most the whole ("exclusive": share...).

Licences: the answers to one question, of which one is no answer ("12 percent were undecided") or two are opposite ("56 percent say yes,
39 percent no"); the votes of one election ("44 percent of the ballots to 39.5 percent for the Greens"; "Orr got 51 percent, Lund 38
percent and Hall 20 percent"); what a thing is made of ("by weight, 60 percent sand, 35 percent gravel"). A list whose members may be told
twice, or that says so ("many gave more than one"), is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_LONGEST: Final = 14
_TOO_FAR: Final = 115  # percent: a slip makes a whole no larger
_FAR_TOO_FAR: Final = 140  # where the words leave no doubt that it is one whole, or a share is told in words
_FULL: Final = 100
_LIST: Final = 3
_PAIR: Final = 2
_APART: Final = frozenset(("then", "later", "now", "once", "each", "if", "in", "at", "among", "from", "on"))
_SUPPLIES: Final = frozenset(("supply", "provide", "account", "contribute", "generate", "produce", "constitute"))


@dataclass(frozen=True, slots=True)
class _Item:
    """A share of a list with the words before it, from the share before or the start of the clause, and those after it."""

    claim: ShareClaim
    figure: Figure
    before: tuple[Token, ...]
    after: tuple[Token, ...]

    @property
    def words_all(self) -> tuple[Token, ...]:
        return (*self.before, *self.after)

    @property
    def words(self) -> list[str]:
        return [token.text.lower() for token in (*self.before, *self.after)]


def percent_of(claim: ShareClaim | CountClaim) -> Fraction:
    """A share in percent: a fraction in hundredths, cents of a dollar as they are."""
    if isinstance(claim, CountClaim):
        return claim.count.nominal
    return claim.share.nominal if claim.share.unit else claim.share.nominal * _FULL


def link_exclusive(board: Board) -> Iterator[Link]:
    """The lists of shares that can be at most the whole together."""
    by_sentence: dict[int, list[tuple[ShareClaim, Figure]]] = {}
    for claim, figure in board.shares:
        by_sentence.setdefault(figure.order, []).append((claim, figure))
    for order in sorted(by_sentence):
        here = by_sentence[order]
        if len(here) < 2 or any(_is_apart(claim, figure) for claim, figure in here) or has_other_sense(board, here[0][1]):
            continue
        items = _items(here)
        total, fractions = sum(percent_of(claim) for claim, _ in here), any(not claim.share.unit for claim, _ in here)
        licence = _held(items) if total <= _FAR_TOO_FAR else None
        if licence is None and total <= (_FAR_TOO_FAR if fractions else _TOO_FAR):
            licence = _composed(items) or _given_out(items)
        if licence is None and not fractions and total <= _TOO_FAR:
            # "Ames with 53 percent of the vote and Sandoval with 71": in two districts
            licence = _answers(items) or _votes(items) or _contents(items) or _supplied(items)
        if licence is not None and _is_one_whole(items):
            yield Link("exclusive", tuple(("share", item.claim.id) for item in items), (licence,))


def has_other_sense(board: Board, figure: Figure) -> bool:
    """Whether the draft says near a list that its members overlap or are rounded: "many gave more than one", "because of rounding"."""
    wanted = word_set("overlapping shares")
    for order in range(figure.order - 1, figure.order + 3):
        sentence = board.sentence(order)
        if sentence is None or abs(sentence.sentence.paragraph - figure.paragraph) > 1:
            continue
        if any(token.text.lower() in wanted for token in sentence.tokens):
            return True
        words = [token.text.lower() for token in sentence.tokens]
        if any(words[at : at + 3] == ["more", "than", "one"] for at in range(len(words))):
            return True
    return False


def _is_apart(claim: ShareClaim, figure: Figure) -> bool:
    """Whether a share is none of a plain list: quoted, of another time, a bound, in points, in words."""
    lead = [token.text.lower() for token in figure.tokens_before(2)]
    if lead[-1:] == ["up"] and lead[:1] and lead[0].startswith("ma"):
        lead = []  # "make up 47 percent"
    former = lead[-1:] in (["from"], ["than"], ["by"], ["up"], ["down"], ["among"]) or lead[-2:-1] == ["compared"]
    return (
        claim.scope.quoted
        or claim.scope.status not in ("asserted", "planned", "negated")
        or claim.share.unit not in ("%", "")
        or claim.share.nominal * (1 if claim.share.unit else _FULL) >= _FULL
        or claim.share.bound not in ("=", "~")
        or former
    )


def _items(here: Sequence[tuple[ShareClaim, Figure]]) -> list[_Item]:
    """The shares of a sentence as items of a list; the words between two belong to the second from its comma or "and" on."""
    sentence = here[0][1].sentence
    bounds = [0]
    for (_, first), (_, second) in pairwise(here):
        end = next((t.index for t in sentence.tokens if t.span.start >= first.mention.span.end), 0)
        cut = [
            t.index for t in sentence.tokens[end : second.first] if t.text in (",", ";") or t.text.lower() in ("and", "while", "but", "to")
        ]
        bounds.append(cut[-1] if cut else second.first)
    bounds.append(len(sentence.tokens))
    items = []
    for at, (claim, figure) in enumerate(here):
        after = next((t.index for t in sentence.tokens if t.span.start >= figure.mention.span.end), bounds[at + 1])
        items.append(_Item(claim, figure, sentence.tokens[bounds[at] : figure.first], sentence.tokens[after : bounds[at + 1]]))
    return items


def _is_one_whole(items: Sequence[_Item]) -> bool:
    """Whether no two name different wholes, places, groups or times: "53 percent of women and 61 percent of men"."""
    wholes = {
        item.figure.noun.head
        for item in items
        if item.figure.noun is not None and item.figure.noun is not item.figure.chunk and item.after[:1] and item.after[0].text == "of"
    } - word_set("the whole")
    later = [*(token.text.lower() for token in items[0].after), *(word for item in items[1:] for word in item.words)]
    if any(token.form == "t" or token.text.lower() in ("in", "at", "on") for item in items[1:] for token in item.before):
        return False  # "in May it was 55 percent"
    turns = (pair for item in items[:-1] for pair in pairwise(token.text.lower() for token in item.after))
    if any(first in ("and", "while", "but") and second in ("in", "at", "among", "on") for first, second in turns):
        return False  # "..., and in the north, 60 percent were for it"
    if set(later) & word_set("of another group") or len({item.claim.scope.time for item in items} - {""}) > 1:
        return False
    return len(wholes) <= 1 and all(len(item.words) <= _LONGEST for item in items[1:-1])


@cache
def _answer_pairs() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The opposite answers to one question, as the words by which they are told."""
    rows = (line.split("\t") for line in data_lines("opposite_answers.tsv"))
    return tuple((frozenset(first.split()), frozenset(second.split())) for first, second in rows)


def _answers(items: Sequence[_Item]) -> Span | None:
    """The words for no answer, or a pair of opposite answers, in a list of answers."""
    own = [{*(t.text.lower() for t in (*item.before[-4:], *item.after)), *(t.lemma for t in item.after)} for item in items]
    opposite = any(
        (first & own[i] and second & own[j]) or (second & own[i] and first & own[j])
        for first, second in _answer_pairs()
        for i in range(len(items))
        for j in range(i + 1, len(items))
    )
    silent = next((span for item in items if (span := _no_answer(item)) is not None), None)
    if silent is not None and (opposite or (len(items) > 2 and _are_choices(items))):
        return silent
    if opposite and len(items) == 2 and _makes_up(items[0]):
        return items[0].figure.mention.span
    plain = any({"yes"} & own[i] and {"no"} & own[i + 1] for i in range(len(items) - 1)) or _for_and_against(items)
    return items[1].figure.mention.span if plain or (opposite and len(items) > 2) else None


def _composed(items: Sequence[_Item]) -> Span | None:
    """A share of a whole that is of the one of two kinds, and one of the other: "Girls are 60 percent of the pupils, and boys are 50"."""
    if len(items) != _PAIR or items[0].figure.noun is None or not _makes_up(items[0]):
        return None
    own = [{*(t.lemma for t in (*item.before[-4:], *item.after))} for item in items]
    apart = any((one & own[0] and two & own[1]) or (two & own[0] and one & own[1]) for one, two in _kinds())
    return items[0].figure.mention.span if apart else None


@cache
def _kinds() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The opposite answers that are kinds of people: girls and boys, men and women, owners and renters."""
    return tuple(pair for pair in _answer_pairs() if any({*kinds} & word_set("kinds of two") for kinds in pair))


def _held(items: Sequence[_Item]) -> Span | None:
    """What each of some holders has of one thing: "Tom owns 60 percent of the firm and Ann 45 percent"."""
    first = items[0].figure
    verb = first.clause.verb if first.clause is not None else None
    if verb is None or verb.negated or verb.lemma not in word_set("holds a share") or first.slot != "object":
        return None
    thing = first.noun if first.noun is not None and first.noun is not first.chunk else None
    if thing is None or not thing.definite or not (first.sentence.tokens[thing.tokens[1]].form == "NN" or thing.head in word_set("stock")):
        return None
    if first.clause is None or first.clause.relative or any(item.claim.scope.status != items[0].claim.scope.status for item in items):
        return None
    holders = [next((t.lemma for t in reversed(item.before) if t.tag in ("NOUN", "PROPN")), "") for item in items]
    verbs = [t for item in items[1:] for t in item.before if t.tag in ("VERB", "AUX")]
    plain = all(t.lemma in word_set("holds a share") for t in verbs) and all(holders) and len(set(holders)) == len(holders)
    after = [t for item in items for t in item.after if t.tag in ("VERB", "SCONJ") or t.form == "t" or t.text.lower() in _APART]
    bare = all(item.before and item.before[-1].tag in ("NOUN", "PROPN", "VERB", "DET", "AUX", "PUNCT") for item in items[1:])
    alone = not any(t.text.lower() in ("in", "of", "at", "on", "with", "for", "which", "who") for item in items[1:] for t in item.before)
    return verb.span if plain and not after and bare and alone else None


def _are_choices(items: Sequence[_Item]) -> bool:
    """Whether the first two of a list are choices of which one has but one: candidates, or what is favored."""
    chosen = word_set("chooses")
    return all(
        any(token.tag == "PROPN" or token.lemma in chosen or token.text.lower() == "for" for token in (*item.before[-4:], *item.after))
        for item in items[:2]
    )


def _for_and_against(items: Sequence[_Item]) -> bool:
    """As in "The vote was 52 percent for and 51 percent against"."""
    words = [[token.text.lower() for token in item.after] for item in items]
    return len(items) == _PAIR and words[0] in (["for"], ["for", ","]) and words[1][:1] == ["against"]


def _makes_up(item: _Item) -> bool:
    """Whether a share is said to be that part of a whole: "Women make up 47 percent of the students"."""
    verb = item.figure.clause.verb if item.figure.clause is not None else None
    if verb is None or verb.negated:
        return False
    if verb.lemma == "be" and item.figure.slot in ("subject", "object"):
        return item.figure.noun is not None  # "Some 47 percent of the players are women", "Girls are 60 percent of the pupils"
    return verb.lemma in word_set("composes") and item.figure.slot in ("object", "for")


def _given_out(items: Sequence[_Item]) -> Span | None:
    """What is divided among takers, or drawn from sources: "split three ways: 40 percent to the widow, 35 percent to a son and ..."."""
    led = {item.after[0].text.lower() if item.after else "" for item in items}
    lemmas = {token.lemma for token in items[0].figure.sentence.tokens if token.span.end <= items[1].figure.mention.span.start}
    if len(items) > 2 and led == {"to"} and lemmas & word_set("gives out"):
        return items[0].after[0].span
    first = items[0].figure.clause
    verbs = {token.text.lower() for token in items[0].after[:2]} | (
        {first.verb.lemma} if first is not None and first.verb is not None else set()
    )
    drawn = bool(verbs & {"come", "comes", "came", "go", "goes", "went", "flow", "flows"})
    if len(items) > 2 and drawn and len({_source(item) for item in items}) == 1 and _source(items[0]) in ("from", "to"):
        return items[0].figure.mention.span
    verb = first.verb if first is not None else None
    if len(items) > 2 and verb is not None and not verb.negated and verb.lemma in word_set("bears") and items[0].figure.slot == "object":
        plain = all(any(t.tag in ("NOUN", "PROPN") for t in i.before) and not any(t.tag == "VERB" for t in i.words_all) for i in items[1:])
        return verb.span if plain else None
    return None


def _source(item: _Item) -> str:
    return next((token.text.lower() for token in item.after if token.tag == "ADP" and token.text.lower() != "of"), "")


def _no_answer(item: _Item) -> Span | None:
    """The words for no answer beside a share: "undecided", "had no opinion", "did not know"."""
    tokens = item.after if item.after else item.before
    words = " ".join(token.text.lower() for token in tokens)
    if any(phrase in words for phrase in data_lines("no_answers.txt")):
        return Span(tokens[0].span.start, tokens[-1].span.end)
    return None


def _votes(items: Sequence[_Item]) -> Span | None:
    """The words "of the vote", or a verb of winning with a name before each share."""
    named = [item for item in items if item.figure.noun is not None and item.figure.noun.head in ("vote", "ballot")]
    if any({"in", "among", "from", "at"} & {token.text.lower() for token in item.after[:4]} for item in items):
        return None
    others = [item for item in items if item not in named]
    if named and named[0] is items[0] and all(_has_candidate(item) for item in others):
        return named[0].figure.noun.span if named[0].figure.noun is not None else None
    verb = items[0].figure.clause.verb if items[0].figure.clause is not None else None
    words = {token.lemma for token in items[0].figure.sentence.tokens}
    won = verb is not None and verb.lemma in word_set("wins votes") and (len(items) > 2 or bool(words & word_set("elections")))
    if won and all(item.before and any(t.tag == "PROPN" for t in item.before[-4:]) for item in items):
        return verb.span if verb is not None else None
    return None


def _has_candidate(item: _Item) -> bool:
    """Whether a share of a vote is said to be someone's: "34 percent for Lind", "Lind 34 percent"."""
    named = any(t.tag == "PROPN" or t.text.lower() in ("others", "candidates", "ballots") for t in item.before[-4:])
    words = [token.text.lower() for token in item.after[:3]]
    return (
        named
        or words[:1] in (["for"], ["opposed"], ["against"])
        or (words[:1] == ["voted"] and bool({"no", "yes", "against", "for"} & set(words[1:2])))
    )


def _supplied(items: Sequence[_Item]) -> Span | None:
    """What a thing is supplied by, each with its own share: "gas supplied 44 percent of the power, wind 27 percent and coal 12 percent"."""
    clause = items[0].figure.clause
    if len(items) < _LIST or clause is None or clause.verb is None or clause.verb.negated or clause.verb.lemma not in _SUPPLIES:
        return None
    if (
        items[0].figure.slot not in ("object", "for")
        or items[-1].before[:1] == ()
        or not any(t.text.lower() == "and" for t in items[-1].words_all)
    ):
        return None
    labels = [next((t.lemma for t in reversed(item.before) if t.tag in ("NOUN", "PROPN", "ADJ")), "") for item in items]
    return clause.verb.span if all(labels) and len(set(labels)) == len(labels) else None


def _contents(items: Sequence[_Item]) -> Span | None:
    """What a thing is made of: a noun right after each share ("60 percent sand, 35 percent gravel")."""
    words = [token.text.lower() for token in items[0].figure.sentence.tokens]
    if len({item.figure.head for item in items}) < len(items) or any(token.tag in ("VERB", "AUX") for i in items[1:] for token in i.before):
        return None  # "60 percent cotton ...; the old one was 70 percent cotton"
    weighed = any(words[at : at + 2] in (["by", "weight"], ["by", "volume"], ["by", "mass"]) for at in range(len(words)))
    for item in items:
        chunk = item.figure.chunk
        if chunk is None or not chunk.head or not chunk.head_span or item.figure.noun is not chunk:
            return None
        if item.figure.sentence.tokens[chunk.tokens[1]].tag != "NOUN" or chunk.head_span.start <= item.figure.mention.span.end - 1:
            return None
    return items[0].figure.mention.span if weighed or len(items) > 2 else None
