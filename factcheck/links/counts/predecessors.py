"""link_predecessors: the only ordinal of a row and those that came before, told anywhere ("ordinal": ordinal, earlier).

As in "the fourth time that she had lifted the cup ... Her two previous wins" or "its seventh and last witness ... Before Dr Rhys, the
Crown had called five people". A count is one of earlier ones by "previous", "earlier" or "prior" beside its noun, by "before" that leads
to a pronoun, a name or a day, by "already" beside a past perfect or what somebody has, by what somebody began with; and by "other" where
it is somebody's and the ordinal brings the latest in ("its ninth jet ... Its other six jets"). It may be of the row where it counts
the same things, or times; an ordinal that leaves out its noun may be of any thing that its sentence names ("A dam was built, the
sixth built there"). The count is near the one that would fit, and no other earlier count of the draft is it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from factcheck.claims.count import OrdinalClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import counts_occurrences, is_period, is_person, same_nouns
from factcheck.claims.people.persons import is_person_noun
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.ordinal_rows import is_numbered_by, is_of_a_kind
from factcheck.links.cues import clause_around, is_kindred
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link
from factcheck.syntax.clause import Token, VerbGroup
from factcheck.syntax.events import noun_event

_NEAR: Final = 3
_BACK: Final = 1
_OPENING: Final = 8
_POINTERS: Final = frozenset(("him", "her", "them", "it", "this", "that", "hers", "his", "theirs", "he", "she", "they", "then", "now"))
_EARLIER: Final = frozenset(("previous", "earlier", "prior", "preceding", "existing"))
_OWNED: Final = frozenset(("its", "his", "her", "their", "'s", "’s"))
_ALREADY: Final = frozenset(("already", "earlier", "previously"))
_BEGINS: Final = frozenset(("begin", "start", "enter", "open"))

Row = Callable[[OrdinalClaim, Figure], tuple[str, str] | None]


def link_predecessors(board: Board, row_of: Row) -> Iterator[Link]:
    """The ordinals whose predecessors are counted in other words than theirs.

    Args:
        board: the counts and ordinals of the draft.
        row_of: the noun and the event whose occurrences an ordinal counts; None for ranks and the like.
    """
    rows = [
        (claim, figure, row)
        for claim, figure in board.ordinals
        if claim.ordinal > _BACK and claim.scope.status in ("asserted", "planned")
        for row in rows_of(claim, figure, row_of)
    ]
    if not rows:
        return
    earlier = [(entry, cue) for entry in board.counts if (cue := _earlier_cue(board, entry)) is not None]
    for entry, cue in earlier:
        of = [(claim, figure) for claim, figure, row in rows if figure.order != entry.figure.order and is_of_row(entry, figure, *row)]
        of = of or [(claim, figure) for claim, figure, row in rows if len(rows) == 1 and _is_bridged(board, entry, figure, row[0])]
        if len({claim.ordinal for claim, _ in of}) != 1:
            continue
        claim, figure = of[0]
        fitting = claim.ordinal - _BACK
        if any(other.claim.count.nominal == fitting for other, _ in earlier) or not may_be_slip(entry, claim):
            continue
        beside = {other.ordinal for other, at in board.ordinals if at.order == figure.order}
        if entry.claim.count.nominal + _BACK in beside:
            continue  # "her fifth title and her third at 5,000 meters. She had won that race twice before": of the third
        if is_of_another_sort(figure, entry):
            continue
        if is_led_to(board, cue, figure):
            yield Link("ordinal", (("ordinal", claim.id), ("earlier", entry.id)), (cue.span,), inferred=True)


def is_of_another_sort(figure: Figure, entry: Entry) -> bool:
    """Whether a count is of some sort that the ordinal's sentence does not name, or of what came to nothing.

    As in "his fifth world title ... six European titles", "was elected for the fourth time ... had lost two earlier elections".
    """
    known = {token.lemma.lower() for token in figure.sentence.tokens}
    own = entry.figure
    sorts = [t for t in own.sentence.tokens[own.core_at + 1 : own.beyond] if t.tag == "PROPN" and t.lemma in own.modifiers]
    lost = entry.verb in word_set("comes to nothing") and entry.verb not in known and own.head != "time" and own.slot == "object"
    return lost or any(token.lemma.lower() not in known for token in sorts)


def rows_of(claim: OrdinalClaim, figure: Figure, row_of: Row) -> list[tuple[str, str]]:
    """What an ordinal may count: its row, or, where it leaves out its noun, each of the things that its sentence names."""
    row = row_of(claim, figure)
    chunk = figure.chunk
    if row is not None or claim.of or claim.scope.quoted or chunk is None or chunk.determiner not in {"the"} | _OWNED:
        return [row] if row is not None else []
    following = next((t for t in figure.sentence.tokens if t.span.start >= figure.mention.core.end), None)
    if following is not None and (
        following.form in ("JJS", "RBS", "t") or following.tag in ("ADJ", "CONJ", "NUM") or following.text.lower() == "of"
    ):
        return []
    named = dict.fromkeys(c.head for c in figure.sentence.chunks if c.mention is None and c.head and not c.compound)
    owned = chunk.determiner in _OWNED  # "A man who lost a vote was removed at his fourth": of what somebody has, and of no people
    return [(head, noun_event(head) or head) for head in named if not is_period(head) and not (owned and is_person(head))]


def may_be_slip(entry: Entry, claim: OrdinalClaim) -> bool:
    """Whether a slip of the pen makes a count of earlier ones of the one that an ordinal needs."""
    written, fitting = entry.claim.count.nominal, claim.ordinal - _BACK
    return written != claim.ordinal and (
        abs(written - fitting) <= _NEAR or one_digit_off(written, entry.claim.count.step * fitting, least=2)
    )


def is_of_row(entry: Entry, figure: Figure, noun: str, event: str) -> bool:
    """Whether a count may be of the row of an ordinal: of the same things, of the same doings, or of times."""
    head = entry.head
    doing = noun_event(head) or head
    done = figure.relative.event if figure.relative is not None else ""  # "the seventh bill that she has vetoed ... six vetoes"
    if head and (is_numbered_by(event, doing) or is_numbered_by(doing, noun) or is_numbered_by(done, doing)):
        return True
    if head == "time" and is_numbered_by(entry.claim.event, noun):
        return True
    if same_nouns(head, noun) or (head and (noun_event(head) or head) == event) or (noun != "time" and is_kindred(head, noun)):
        return True
    post = (is_person(noun) or is_person_noun(noun)) and noun not in ("woman", "man")
    if head in word_set("those before") or head == "other":
        return post and not is_of_a_kind(figure)
    if (is_person(noun) or is_person_noun(noun)) and (is_person(head) or is_person_noun(head)):
        return True
    if not head or head in ("occasion", "one"):
        return True
    if head == "time":
        return entry.claim.event == event or (counts_occurrences(noun) and is_kindred(entry.verb, noun))
    told = any(token.lemma == head or is_kindred(token.lemma, head) for token in figure.sentence.tokens)
    return noun == "time" and (counts_occurrences(head) or noun_event(head) != "" or told) and not is_period(head)


def _is_bridged(board: Board, entry: Entry, figure: Figure, noun: str) -> bool:
    """Whether "the ten earlier flights", of which the draft has not spoken before, can only be those of the row: "the ninth launch"."""
    new = not board.is_said_before(entry.head, entry.figure.order)
    near = 0 < entry.figure.order - figure.order <= _NEAR
    return near and new and entry.figure.definite and counts_occurrences(entry.head) and counts_occurrences(noun)


def _held_before(figure: Figure) -> Token | None:
    """As in "Her five predecessors", "The four others who ran it before her"."""
    if not figure.definite or figure.chunk is None:
        return None
    head = figure.sentence.tokens[figure.chunk.tokens[1]]
    if figure.head in word_set("those before"):
        return head
    verb = figure.relative.verb if figure.relative is not None else None
    held = verb is not None and not verb.negated and verb.lemma in word_set("holds a post") and verb.tense != "future"
    return head if figure.head == "other" and held else None


def _earlier_cue(board: Board, entry: Entry) -> Token | None:
    """The word that makes a count one of those that came before."""
    figure, claim = entry.figure, entry.claim
    if entry.unit or claim.scope.quoted or claim.count.bound != "=" or claim.scope.status == "hypothetical":
        return None
    if is_period(entry.head) and entry.head != "time":
        return None
    tokens = figure.sentence.tokens
    if figure.noun is not None and figure.noun is not figure.chunk:
        # "all four of her earlier novels"; but "Three of the eight have never ridden so far before".
        of = tokens[figure.noun.tokens[0] : figure.noun.tokens[1] + 1] if figure.determiner in ("all", "both") else ()
        return next((token for token in of if token.text.lower() in _EARLIER), None)
    if claim.scope.status == "negated" and not figure.definite:
        return None
    if (held := _held_before(figure)) is not None:
        return held
    own = (*_own_tokens(figure), *tokens[figure.beyond : figure.beyond + 1])
    beside = next((token for token in own if token.text.lower() in _EARLIER), None)
    if beside is not None:
        return beside
    for token in tokens[figure.core_at :]:
        if token.text in (";", ":"):
            break
        ever = tokens[token.index - 1].text.lower() == "ever"  # "turned up more birds than ever before"
        if token.text.lower() == "before" and not ever and _leads_back(tokens[token.index + 1 : token.index + 3]):
            return token
    clause = clause_around(figure)
    verb = clause.verb if clause is not None else None
    opening = tokens[0]
    if opening.text.lower() == "before" and figure.core_at > 1:
        comma = next((token.index for token in tokens[:_OPENING] if token.text == ","), None)
        led = tokens[1].tag in ("PROPN", "PRON") and comma is not None and comma < figure.core_at
        if led or (tokens[1].form == "t" and verb is not None and _is_of_the_past(verb)):
            return opening  # "Before Tuesday she had vetoed six bills"
    other = next((token for token in own if token.text.lower() == "other"), None)
    if other is not None and figure.chunk is not None and figure.chunk.determiner in _OWNED:
        return other  # "Its other six jets"
    if other is not None and not figure.definite and verb is not None and _is_of_the_past(verb) and figure.slot in ("object", "subject"):
        return other  # "She had written four other novels"
    if verb is not None and verb.lemma in _BEGINS and verb.tense == "past" and figure.slot == "with":
        return tokens[verb.tokens[1]]
    return _told_already(figure, verb)


def _told_already(figure: Figure, verb: VerbGroup | None) -> Token | None:
    """The "already" of what somebody had done or had: "Five people had already been arrested", "already ran 14 hotels"."""
    tokens = figure.sentence.tokens
    if verb is None or verb.negated or figure.slot not in ("object", "subject", ""):
        return None
    if not (verb.perfect and verb.tense == "past") and not (verb.lemma in word_set("has in all") and verb.tense in ("past", "present")):
        return None
    spread = tokens[max(0, verb.tokens[0] - 1) : verb.tokens[1] + 1]
    behind = tokens[max(verb.tokens[1], figure.beyond - 1) + 1 :][:1]  # "Five people had been arrested earlier"
    return next((token for token in (*spread, *behind) if token.text.lower() in _ALREADY), None)


def _own_tokens(figure: Figure) -> tuple[Token, ...]:
    """The tokens of a count and its noun, without the number itself: "All three earlier dams", "The previous four"."""
    if figure.chunk is None:
        return figure.sentence.tokens[figure.core_at + 1 : figure.beyond]
    start, end = min(figure.first, figure.chunk.tokens[0]), max(figure.beyond, figure.chunk.tokens[1] + 1)
    return tuple(token for token in figure.sentence.tokens[start:end] if not figure.mention.core.contains(token.span))


def _is_of_the_past(verb: VerbGroup) -> bool:
    """Whether a verb tells what was so before the time in hand: "had won", "had three titles"."""
    return not verb.negated and verb.modality == "asserted" and verb.tense == "past" and (verb.perfect or verb.lemma in ("have", "hold"))


def _leads_back(after: tuple[Token, ...]) -> bool:
    """Whether "before" ends its statement, or leads to a pronoun, to a name or to what is of a day."""
    if not after or after[0].tag in ("PUNCT", "CONJ"):
        return True
    if after[0].text.lower() in ("this", "that") and len(after) > 1 and after[1].text.lower() == "one":
        return True
    if after[0].form == "PRP$" and len(after) > 1 and noun_event(after[1].lemma) in ("win", "elect"):
        return True  # "had been elected twice before his victory"
    alone = len(after) == 1 or after[1].tag in ("PUNCT", "AUX", "VERB", "CONJ", "ADV", "PART") or after[1].form == "POS"
    return (after[0].text.lower() in _POINTERS and alone) or after[0].tag == "PROPN" or after[0].form == "t"


def is_led_to(board: Board, cue: Token, figure: Figure) -> bool:
    """Whether a name behind "before" is one that the sentence of the ordinal, or one beside it, has."""
    sentence = board.reading.sentence_at(cue.span.start)
    after = sentence.tokens[cue.index + 1 : cue.index + 2] if sentence is not None else ()
    if cue.text.lower() != "before" or not after or after[0].tag != "PROPN":
        return True
    near = [board.sentence(figure.order + step) for step in (-1, 0, 1)]
    known = {word for each in near if each is not None for token in each.tokens if token.tag == "PROPN" for word in token.text.split()}
    return bool(known & set(after[0].text.split()))
