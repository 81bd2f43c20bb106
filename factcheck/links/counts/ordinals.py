"""link_ordinals: an ordinal with the counts of its row ("ordinal": ordinal, and earlier, so far or all).

Licences: "before", "earlier", "previous" with the same verb or noun ("the fifth time", "four times before"; "the third closing", "the two
earlier closings"); "of" ("third of three"); the noun inside a compound ("the sixth race", "the five-race series").
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.count import OrdinalClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.figure_scope import clause_event
from factcheck.claims.nouns import counts_occurrences, is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.ordinal_rows import (
    BEFORE,
    earlier_in_period,
    goes_before,
    is_all,
    is_introduced,
    is_same_event,
    told_before,
    told_earlier,
)
from factcheck.links.counts.ordinal_totals import link_ordinal_totals
from factcheck.links.counts.predecessors import is_of_another_sort, link_predecessors, may_be_slip
from factcheck.links.counts.row_periods import is_same_period
from factcheck.links.cues import sentence_words, share_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, Token
from factcheck.syntax.events import noun_event

_EARLIER: Final = frozenset(("earlier", "previous", "prior", "past", "preceding", "former"))
_LATEST: Final = frozenset(("latest", "newest", "recent"))
_RUNS: Final = frozenset(("straight", "consecutive", "successive", "running", "row"))
_SUBORDINATE: Final = frozenset((",", ";", ":", "after", "when", "because", "as", "if", "while", "before", "until", "and", "but", "since"))
_SOME_OF_ROW: Final = frozenset(("first", "last", "next", "final", "past", "other"))
_NEAR: Final = 3
_FAR: Final = 30
_PAIR: Final = 2
_OF_REACH: Final = 50
_LEAD: Final = 3
_LAST_OF: Final = 4
_FIELD: Final = frozenset(("among", "in", "of", "out", "a", "the", "all", "field"))


def link_ordinals(board: Board) -> list[Link]:
    """The ordinals that count occurrences, each with the counts of earlier ones or of all."""
    links: list[Link] = [*link_ordinal_totals(board)]
    for claim, figure in board.ordinals:
        for entry in board.in_sentence(figure.order):
            of = _counted_of(figure, entry)
            if of is not None and entry.figure.mention.kind == "cardinal" and not claim.scope.quoted:
                links.append(Link("ordinal", (("ordinal", claim.id), ("so far" if claim.final else "all", entry.id)), (of,)))
        row = _row_of(claim, figure)
        if claim.ordinal == 1 and any(token.text.lower() == "since" for token in list(figure.tokens_after())[:2]):
            continue  # "its first rent increase since 2019. It had voted for one once before"
        if row is None or (is_period(row[0]) and row[0] != "time"):
            continue  # "scored in the 90th minute"
        noun, event = row
        for entry in board.near(figure.mention.core.start):
            if abs(entry.figure.order - figure.order) > _FAR:
                continue
            found = _relation(board, figure, entry, noun, event) or (_row_ended(figure, entry, noun) if claim.final else None)
            if found is not None and not (found[0] == "earlier" and _is_of_another_row(claim, figure, entry)):
                role, cue = found
                members = [("ordinal", claim.id), (role, entry.id)]
                if role == "all" and claim.final:
                    members = [("ordinal", claim.id), ("so far", entry.id)]
                links.append(Link("ordinal", tuple(members), (cue,)))
    known = {name for link in links for _, name in link.members}
    return [*links, *(link for link in link_predecessors(board, _row_of) if not known & {name for _, name in link.members})]


def _row_ended(figure: Figure, entry: Entry, noun: str) -> tuple[str, Span] | None:
    """The count of all in the row of the last one: "The eighth and final episode ... The series had seven episodes"."""
    own = entry.figure
    latest = any(token.text.lower() in _LATEST for token in figure.sentence.tokens[figure.core_at : figure.beyond])
    lead = own.sentence.tokens[max(0, own.first - 1) : own.core_at + 1]
    if any(token.text.lower() in _SOME_OF_ROW for token in lead):
        return None  # "the last two figures"
    if latest or not entry.is_live or own.modifiers or own.relative is not None or own.elliptic or not same_nouns(own.head, noun):
        return None
    whole = own.definite and own.determiner in ("the", "all", "its", "their") and own.chunk is own.noun
    has = own.slot == "object" and entry.verb in word_set("has in all")
    return ("all", own.mention.span) if (whole or has) and entry.claim.count.bound == "=" and not entry.is_additive else None


def _is_of_another_row(claim: OrdinalClaim, figure: Figure, entry: Entry) -> bool:
    """Whether earlier ones cannot be those of an ordinal's row.

    As in "after two earlier trials ... The first trial, in 2019", one of those; or "won the ninth game ... lost two of his previous 70
    games", some of so many that no slip of the pen makes them eight.
    """
    own = entry.figure
    lead = [token.text.lower() for token in own.sentence.tokens[max(0, own.first - _LEAD) : own.first]]
    some = "of" in lead and own.determiner in ("his", "her", "its", "their") and not may_be_slip(entry, claim)
    return some or (claim.ordinal == 1 and entry.start < figure.mention.core.start)


def _row_of(claim: OrdinalClaim, figure: Figure) -> tuple[str, str] | None:
    """The noun and the event whose occurrences an ordinal counts; None for ranks, floors, dates and the like."""
    scope = claim.scope
    if scope.quoted or scope.status in ("negated", "former") or figure.chunk is None:
        return None
    # "The largest fine that a judge can set for a third offense": the offense is no guess.
    if scope.status == "hypothetical" and (figure.clause is None or not figure.clause.relative or figure.slot != "for"):
        return None
    tokens = [token for token in figure.sentence.tokens if token.span.start >= figure.mention.core.end][:6]
    noun = ""
    for at, token in enumerate(tokens):
        low = token.text.lower()
        if token.form == "t" or (token.form == "C" and "-" not in token.text):
            break  # "had finished second four times"
        if low in _RUNS or token.form in ("JJS", "RBS") or low in ("most", "least"):
            return None
        if token.span == figure.chunk.head_span and token.form == "VBG":
            noun = token.lemma if token.lemma.endswith("ing") else low.removesuffix("s")
            break
        if token.tag == "NOUN" or (token.tag == "PROPN" and token.span == figure.chunk.head_span):
            noun = token.lemma.lower()
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is not None and following.form == "VBG" and noun_event(following.text.lower()):
                noun = following.text.lower()  # "her eighth solo crossing"
                break
            if noun == "time" or following is None or following.tag != "NOUN":
                break
        elif token.form in ("VBN", "VBD", "VBG") and figure.chunk.span.contains(token.span):
            continue  # "the ninth named storm"
        elif low in ("of", "in", "on", "at", "to") or token.tag not in ("ADJ", "CONJ", "PROPN", "NUM", "DET", "PART"):
            break
    if [token.text.lower() for token in figure.sentence.tokens[figure.beyond :][:3]] == ["in", "a", "row"]:
        return None  # "the third success in a row"
    if not noun:
        noun = _predicated(figure) or _set_off_behind(figure)
    if noun == "time":
        clause = _spelled_out(figure, clause_of_time(figure))
        return ("time", clause_event(clause)) if clause is not None and clause.event not in ("", "be", "mark") else None
    return (noun, noun_event(noun) or noun) if noun else None


def _predicated(figure: Figure) -> str:
    """The subject of an ordinal that stands alone after "be": "the explosion was the fourth"."""
    clause, chunk = figure.clause, figure.chunk
    if clause is None or clause.verb is None or clause.verb.lemma != "be" or not clause.subject or chunk is None or chunk.head:
        return ""
    if figure.slot not in ("object", ""):
        return ""  # "They were behind in the ninth"
    return figure.sentence.chunks[clause.subject[0]].head


def _set_off_behind(figure: Figure) -> str:
    """The noun right before an ordinal without one that marks set off: "Saturday's fire, the third in its history, began"."""
    chunk, tokens = figure.chunk, figure.sentence.tokens
    if chunk is None or chunk.head or chunk.determiner not in ("the", "its", "his", "her", "their") or chunk.tokens[0] < 2:
        return ""
    before = next((other for other in figure.sentence.chunks if other.tokens[1] == chunk.tokens[0] - 2), None)
    led = tokens[chunk.tokens[0] - 1].text in (",", "—", "–")
    return before.head if led and before is not None and before.mention is None else ""


def clause_of_time(figure: Figure) -> Clause | None:
    """The clause that says what happened for the nth time: after "time" ("the sixth time the kiln has cracked"), else its own."""
    after = [clause for clause in figure.sentence.clauses if clause.verb is not None and clause.verb.span.start > figure.mention.span.end]
    for clause in after:
        assert clause.verb is not None
        between = [t for t in figure.sentence.tokens if figure.mention.core.end <= t.span.start < clause.verb.span.start]
        if not any(token.text.lower() in _SUBORDINATE for token in between) and clause.subject and clause.event != "say":
            return clause
    return figure.clause


def _spelled_out(figure: Figure, clause: Clause | None) -> Clause | None:
    """What "has done so" stands for: the first clause of its sentence ("it flooded on Monday, the fourth time it has done so")."""
    if clause is None or clause.verb is None or clause.verb.lemma != "do":
        return clause
    after = figure.sentence.tokens[clause.verb.tokens[1] + 1 : clause.verb.tokens[1] + 2]
    first = figure.sentence.clauses[0]
    told = first.verb is not None and first.verb.span.start < figure.mention.span.start and first.event != "say"
    return first if told and [token.text.lower() for token in after] == ["so"] else clause


def _relation(board: Board, figure: Figure, entry: Entry, noun: str, event: str) -> tuple[str, Span] | None:
    scope = entry.claim.scope
    if entry.figure.mention.kind != "cardinal" or scope.quoted or scope.status in ("hypothetical", "planned", "possible"):
        return None
    if scope.status == "negated" and not entry.figure.definite:  # "the two earlier fires hurt no one": there were two
        return None
    role = _role(board, figure, entry, noun, event)
    if role is not None and role[0] == "earlier" and _is_one_of_them(figure, entry.figure):
        return None
    if role is None or not _same_actor(board, figure, entry.figure) or is_of_another_sort(figure, entry):
        return None
    if not goes_before(entry.figure) and not is_same_period(board, figure, entry.figure):
        return None
    return role


def _is_one_of_them(figure: Figure, own: Figure) -> bool:
    """Whether an ordinal numbers one of those just counted.

    As in "had written three earlier novels, the first of them at 19", "of her three earlier novels, the first sold well".
    """
    if figure.order != own.order or figure.mention.core.start < own.mention.core.start:
        return False
    after = [token.text.lower() for token in figure.sentence.tokens[figure.core_at + 1 : figure.core_at + 3]]
    bare = figure.chunk is not None and not figure.chunk.head and figure.slot == "subject"
    return after in (["of", "them"], ["of", "these"], ["of", "those"]) or (bare and figure.quantity.nominal <= own.quantity.nominal)


def _counted_of(figure: Figure, entry: Entry) -> Span | None:
    """As in "third of three", "the second of five children"."""
    if entry.figure.sentence is not figure.sentence:
        return None
    inside = [t for t in figure.sentence.tokens if figure.mention.core.end <= t.span.start < entry.figure.mention.span.start]
    if any(token.tag == "NUM" for token in inside):
        return None  # "On the third floor one of the two windows": of which one is
    between = [token.text.lower() for token in inside]
    if (
        len(between) == _LAST_OF
        and between[:1] == ["and"]
        and between[1] in ("last", "final")
        and between[2] == "of"
        and entry.figure.definite
    ):
        return Span(figure.mention.core.end, entry.start)  # "the third and last of the four concerts"
    if (
        between
        and between[0] in ("among", "in", "of", "out")
        and set(between) <= _FIELD
        and ("among" in between or "field" in between or between[:2] == ["out", "of"])
    ):
        return Span(figure.mention.core.end, entry.start)
    if figure.chunk is None or figure.chunk.of is None:
        return None
    whole = figure.sentence.chunks[figure.chunk.of]
    own = entry.figure.chunk
    if own is not None and own.compound and figure.chunk.head and not same_nouns(entry.figure.head, figure.chunk.head):
        return None  # "the ninth session of the 14-nation conference": the 14 are nations
    pair = own is not None and not own.head and own.of is None and own.determiner == "the" and entry.claim.count.nominal == _PAIR
    if figure.chunk.head and pair:
        return None  # "the sixth meeting of the two": of those who met
    if own is not None and (whole is own or whole.span.contains(own.span)) and 0 <= entry.start - figure.mention.core.end <= _OF_REACH:
        return Span(figure.mention.core.end, entry.start)
    return None


def _role(board: Board, figure: Figure, entry: Entry, noun: str, event: str) -> tuple[str, Span] | None:
    own = entry.figure
    if own.head == "time" and any(e.head == "time" and e.start < own.mention.core.start for e in board.in_sentence(own.order)):
        return None  # "twice before at the track and five times elsewhere"
    if own.head == "time" and own.at >= 0 and own.clause is not None and is_same_event(own.clause.event, event):
        cue = _before_cue(own)
        if cue is not None:
            return "earlier", cue
        if own.clause.verb is not None and own.clause.verb.perfect and own.clause.verb.tense == "past":
            return "earlier", own.clause.verb.span
        return None
    stands_alone = (not own.head or own.elliptic) and own.slot == "object" and not _is_set_beside(own)
    if stands_alone and noun != "time" and 0 <= own.order - figure.order <= 1:
        cue = _before_cue(own)
        known = cue is not None and cue.text_of(board.text).lower() != "already"  # "The snow has already passed 70"
        return ("earlier", cue) if cue is not None and known else None
    told = told_before(board, figure, own, noun, event)
    if told is not None or (own.head == "time" and own.at < 0):
        return told
    if own.head == "one" and own.order == figure.order and (_modifier(own, _EARLIER) is not None or _all_of_earlier(own)):
        return "earlier", own.mention.span
    counted = noun_event(own.head) or own.head
    if counted and (is_same_event(counted, event) or (noun != "time" and same_nouns(own.head, noun))):
        if counts_occurrences(noun) and is_all(own):
            return "all", own.mention.span
        earlier = _modifier(own, _EARLIER) or told_earlier(own) or earlier_in_period(board, figure, own)
        if earlier is not None and own.determiner == "whose" and own.order != figure.order:
            return None  # another's: "a first novel ... Inês Duarte, whose two earlier novels"
        if earlier is not None:
            return "earlier", earlier
        if not counts_occurrences(noun) and not noun_event(noun):
            return None
        led = next((token.lemma for token in own.tokens_after()), "")
        row = own.chunk is not None and own.chunk.compound and led not in word_set("margins")  # "a two-goal lead"
        if own.chunk is not None and row and same_nouns(own.head, noun) and abs(own.order - figure.order) <= _NEAR:
            return "all", Span(own.mention.core.start, own.chunk.span.end)
        some = own.chunk is not None and own.chunk.of is not None  # "whose father played in 41 of the meetings"
        if own.slot in ("in", "over", "across", "after") and not some and noun == "time" and abs(own.order - figure.order) <= _NEAR:
            return "all", own.mention.span
    return _apposed(own, noun, event, sentence_words(figure.sentence))


def _is_set_beside(own: Figure) -> bool:
    """Whether a number stands beside what it tells the size of, and counts nothing: "has already passed the old record, 69.2"."""
    return [token.text for token in own.tokens_before(1)] == [","]


def _all_of_earlier(own: Figure) -> bool:
    """As in "all four of the earlier ones"."""
    return own.determiner == "all" and own.noun is not None and bool(_EARLIER & set(own.noun.modifiers))


def _apposed(own: Figure, noun: str, event: str, known: set[str]) -> tuple[str, Span] | None:
    """As in "the earlier floods this spring, three altogether": a count beside a noun with "earlier" that the ordinal's sentence knows."""
    start = own.mention.span.start
    before = [chunk for chunk in own.sentence.chunks if chunk.span.end <= start]
    tokens = [token for token in own.sentence.tokens if token.span.end <= start]
    if not tokens or tokens[-1].text not in (",", "—", "–", "--", "(") or tokens[0].text == "Of":
        return None  # "Of her eight earlier calves, five": some of them
    for chunk in reversed(before[-2:]):
        if own.sentence.tokens[chunk.tokens[1]].form != "NNS":
            continue  # one earlier thing is no row
        counted = noun_event(chunk.head) or chunk.head
        lead = [token for token in tokens if token.span.start < chunk.head_span.start][-2:]
        marks = [token for token in lead if token.text.lower() in _EARLIER]
        if marks and (is_same_event(counted, event) or chunk.head == noun or share_words({chunk.head}, known)):
            return "earlier", Span(marks[0].span.start, chunk.span.end)
    return None


def _modifier(figure: Figure, wanted: frozenset[str]) -> Span | None:
    chunk = figure.chunk
    if chunk is None:
        return None
    after = [token for token in figure.sentence.tokens if token.span.start >= figure.mention.span.end][:1]
    own = [token for token in figure.sentence.tokens if chunk.span.contains(token.span)]
    found = [token for token in (*own, *after) if token.text.lower() in wanted]
    return found[0].span if found else None


def _before_cue(figure: Figure) -> Span | None:
    """As in "before", "previously" after "times", or before the verb in the same clause."""
    tokens: list[Token] = list(figure.tokens_after())[:5]
    for token in tokens:
        low = token.text.lower()
        if low in BEFORE:
            following = [t for t in tokens if t.span.start > token.span.end]
            if low == "before" and following and following[0].tag in ("DET", "NOUN", "PROPN", "VERB", "PRON"):
                return None
            if low == "earlier" and following and following[0].text.lower() == "in":
                return None  # "her second goal of the night. She had scored six earlier in the season"
            return token.span
        if token.tag == "VERB" or low in (";", "."):
            break
    verb = figure.clause.verb if figure.clause else None
    if verb is not None:
        found = [
            t
            for t in figure.sentence.tokens
            if verb.span.start - 12 <= t.span.start < verb.span.end and t.text.lower() in BEFORE - {"before"}
        ]
        if found:
            return found[0].span
    return None


def _same_actor(board: Board, first: Figure, second: Figure) -> bool:
    """Whether the second clause may have the same subject: no other name, and no noun that the first sentence does not know."""
    subject = _subject(second)
    if subject is None or not subject.head or subject is second.chunk:
        return True
    if subject.of is not None and second.sentence.chunks[subject.of].span.contains(second.mention.core):
        return True  # "Each of his two earlier trials"
    if is_introduced(board, first, second.sentence, subject):
        return True
    written = subject.span.text_of(board.text)
    if subject.head in ("he", "she", "it", "they", "we", "i", "who", "that", "which"):
        return True
    if written[:1].isupper() and not subject.determiner:
        return written.split()[-1].rstrip("'s").lower() in first.sentence.sentence.span.text_of(board.text).lower()
    return True


def _subject(figure: Figure) -> Chunk | None:
    clause = figure.clause
    if clause is None or not clause.subject:
        return None
    return figure.sentence.chunks[clause.subject[0]]
