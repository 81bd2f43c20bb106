"""restated_pair: the part and the whole that a share without a counted whole of its own restates.

Licences: the share stands right behind the part ("12 of the 40, or 30 percent", "a failure rate of 30 percent"); a pronoun takes the pair
up ("That is 35 percent"); it is the rate of what the part did ("won convictions in 132 of them ... its 80 percent conviction rate"), or a
rate named without saying of what, where the paragraph has but one pair ("21 of the 60 ... the failure rate"); those of the share do what
those of the part do ("the 20 percent who have been trained", "mysteries made up 25 percent").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.count import ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, Share, cue_span, words_between
from factcheck.links.counts.change_ways import way_of
from factcheck.links.counts.rate_named import is_of_a_wider_whole, may_be_named_again, may_be_of, names_a_whole, rate_chunk, takes_whole_up
from factcheck.links.counts.share_pairs import Pair, ballots_pair, elliptic_pair
from factcheck.links.counts.share_parts import is_like_deed, restricting_verbs, side_taken
from factcheck.links.counts.times_apart import is_rate_of_any
from factcheck.links.cues import is_kindred, opens_elsewhere
from factcheck.syntax.clause import Clause, Token
from factcheck.syntax.events import noun_event

Restated = tuple[Entry, Entry, Span]
_NEAR: Final = 4
_OPENING: Final = 2
_Deed = tuple[str, frozenset[str]]
_PRONOUNS: Final = frozenset(("that", "this", "it", "which"))
_ANY_MEMBER: Final = frozenset(("worker", "employee", "member", "people", "person", "staffer", "job", "position", "post"))
_BEARERS: Final = frozenset(("those", "them", "these"))


# "Won 612 games and lost 188, a success rate of 76.5 percent": of both together.
_WON_AND_LOST: Final = {"win", "lose"}

_MEASURES: Final = frozenset(("reckoning", "method", "definition", "formula", "accounting"))


def restated_pair(board: Board, share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The whole and the part that a share restates, and the words that say so; None if it restates none."""
    if " out of " in share[1].mention.span.text_of(board.text):
        return None  # "seven of the 18 ... In 2024 it was four out of 20": its own part and whole
    if any(token.lemma in _MEASURES for token in share[1].sentence.tokens[: share[1].first]):
        return None  # "by the department's reckoning the clearance rate is 73 percent"
    turnout = _turnout(board, share, pairs)
    if turnout is not None:
        return turnout
    near = _set_off(board, share, pairs) or _summed_up(board, share, pairs) or _pointed_at(share, pairs) or _led_by(share, pairs)
    if near is None and not names_a_whole(share[1]):
        near = _rate_of(share, pairs) or _rate_of_the_only_pair(board, share, pairs)
    return near or _same_deed(share, pairs)


def _turnout(board: Board, share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """Those who voted of those who could, for a turnout: in its sentence, or near it where the draft has one turnout alone."""
    claim, figure = share
    rate = rate_chunk(figure)
    if rate is None or rate.head not in word_set("shares of all") or claim.share.unit != "%":
        return None
    pair = ballots_pair(board, pairs, figure, 0)
    if pair is not None:
        return (*pair, rate.span)
    pair = ballots_pair(board, pairs, figure, _NEAR)
    if pair is None or claim.scope.time != pair[1].claim.scope.time or opens_elsewhere(pair[1].figure):
        return None
    others = (f for _, f in board.shares_near(figure.mention.core.start) if f is not figure)
    alone = all((other := rate_chunk(f)) is None or other.head != rate.head for f in others)
    return (*pair, rate.span) if alone else None


def _led_by(share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The pair that stands between marks right behind what a share is of: "Half of the wells tested, 36 of 72, had traces"."""
    figure = share[1]
    if figure.noun is None or figure.noun is figure.chunk or figure.noun.span.start < figure.mention.span.end:
        return None
    for whole, part in pairs:
        if part.figure.order != figure.order or part.start < figure.noun.span.end or whole.start < part.start:
            continue
        between = words_between(figure.sentence, figure.noun.span.end, part.figure.mention.span.start)
        closed = next(iter(whole.figure.tokens_after()), None)
        plain = not any(token.tag in ("CONJ", "SCONJ", "NUM") or token.form in ("C", "VBZ", "VBP", "MD") for token in between)
        own = whole.figure.elliptic or not whole.head or whole.head == figure.noun.head
        if plain and own and between and between[-1].text in (",", "(", "—", "–", "or") and closed is not None and closed.tag == "PUNCT":
            return whole, part, cue_span(between[-1:])
        return None
    return None


def _set_off(board: Board, share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The part that the share restates in the same sentence, with no other number between them."""
    figure = share[1]
    start = figure.mention.span.start
    before = [entry for entry in board.in_sentence(figure.order) if entry.start < start]
    if not before or board.shares_between(before[-1].start, start):
        return None
    told_before = [pair for pair in pairs if pair[1].start < start]  # not "96, or 1 percent, were canceled, 61 of them in June"
    pair = next(((whole, part) for whole, part in reversed(told_before) if before[-1].id in (whole.id, part.id)), None)
    pair = pair or _of_the_opening(before) or elliptic_pair(board, before[-1]) or _of_the_only_count(before)
    if pair is None or pair[1].figure.order != figure.order:
        return None
    if _are_rivals(pair) or {entry.verb for entry in pair} == _WON_AND_LOST:
        return None
    told = [p for p in pairs if p[1].figure.order == figure.order and p[1].start < start]
    listed = board.shares_between(before[-1].start, figure.sentence.sentence.span.end)
    if len(told) > 1 and len(listed) > 1:
        return None  # "46 of the 512 and 29 of the 604, or 9 percent and 5 percent": each in its turn
    after = next(iter(figure.tokens_after()), None)
    own = figure.sentence.tokens[figure.first + 1 : figure.first + 2]
    if own and own[0].text.lower() == "of":
        whole = pair[0].figure
        plain = (
            before[-1].id == pair[0].id
            and whole.head in _ANY_MEMBER
            and not whole.modifiers
            and figure.sentence.tokens[whole.beyond].text == ","
        )
        again = may_be_named_again(figure, pair[0]) and (after is None or after.tag == "PUNCT") and not is_of_a_wider_whole(figure, pair)
        if not (plain and takes_whole_up(figure)) and not again:
            return None  # "or 50 percent of the 60 he played"; "in Reed, or 10 percent of the staff"
    elif names_a_whole(figure):
        return None
    closed = after is None or after.tag == "PUNCT"
    cue = _restating(words_between(figure.sentence, before[-1].figure.mention.span.end, start), closed=closed)
    return (*pair, cue) if cue is not None else None


def _are_rivals(pair: Pair) -> bool:
    """As in "Lund had 12,710 votes and Voss 10,540, or 34 percent": the other's count is no whole of one's own."""
    whole, part = pair
    if whole.figure.order != part.figure.order or (not part.figure.elliptic and part.head):
        return False
    between = words_between(part.figure.sentence, whole.figure.mention.span.end, part.figure.mention.span.start)
    return bool(between) and between[-1].tag == "PROPN" and any(token.text.lower() in ("and", "to", ";", ",") for token in between)


def _of_the_opening(before: Sequence[Entry]) -> Pair | None:
    """As in "Of 9,600 departures, 2,400 were late and 96, or 1 percent, were canceled"."""
    whole, part = before[0], before[-1]
    opens = whole.figure.sentence.tokens[0].text == "Of" and whole.figure.first <= _OPENING and whole.id != part.id
    apart = any(token.text == ";" for token in words_between(part.figure.sentence, whole.figure.mention.span.end, part.start))
    bare = (part.figure.elliptic or not part.head) and not apart
    return (whole, part) if opens and bare and whole.unit == part.unit and whole.claim.count.nominal > part.claim.count.nominal else None


def _of_the_only_count(before: Sequence[Entry]) -> Pair | None:
    """A part of things that are not counted by that name, beside the only count: "stopped 320 vans and fined 48 of the drivers, or ..."."""
    part, chunk = before[-1], before[-1].figure.chunk
    wholes = [entry for entry in before[:-1] if not entry.unit and not is_period(entry.head) and entry.is_live]
    pointed = chunk is not None and not chunk.head and chunk.of is not None and part.figure.sentence.chunks[chunk.of].definite
    fits = pointed and len(wholes) == 1 and wholes[0].claim.count.nominal >= part.claim.count.nominal and not part.unit
    return (wholes[0], part) if fits else None


def _restating(between: Sequence[Token], *, closed: bool = False) -> Span | None:
    """The words that say that a number restates what went before: "or", a bracket, "a failure rate of"; None when others lead to it.

    A share that stands between two marks restates too: "1,200 of the 3,000 workers, 40 percent, are members".
    """
    lead = [token for token in between if token.text not in ("about", "just", "nearly", "only")]
    if not lead:
        return None
    if lead[-1].text in ("or", "("):
        return cue_span(lead[-1:])
    if closed and lead[-1].text in (",", "—", "–", "--") and not any(token.tag in ("VERB", "AUX", "CONJ") for token in lead):
        return cue_span(lead[-1:])
    words = [token.text.lower() for token in lead]
    which = next((at for at in range(len(words) - 1, 0, -1) if words[at] == "which"), 0)
    if which and words[which - 1] in (",", "—", "–", "--") and lead[which + 1 :] and lead[which + 1].lemma in word_set("sums up"):
        led = set(words[which + 2 :]) <= word_set("leads to a sum")
        return cue_span(lead[which - 1 :]) if led else None
    if words[-1] == "of" and len(words) > 1 and words[-2] in word_set("rates"):
        comma = next((at for at in range(len(words) - 1, -1, -1) if words[at] in ("or", "(", "—", "–", "--", ",")), None)
        if comma is not None and len(words) - comma <= 6:
            return cue_span(lead[comma + 1 :])
    return None


def _summed_up(board: Board, share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The pair of the sentence before, for "that is 35 percent", "which comes to 12 percent of those asked"."""
    figure = share[1]
    if leaves(figure):
        before = [pair for pair in pairs if pair[1].figure.order == figure.order - 1 and pair[1].is_live]
        return (*before[0], figure.mention.span) if len(before) == 1 else None
    clause = figure.clause
    if clause is None or clause.verb is None or clause.verb.lemma not in word_set("sums up") or not clause.subject:
        return None
    subject = figure.sentence.chunks[clause.subject[0]]
    if (subject.head or subject.determiner) not in _PRONOUNS or way_of(figure):
        return None  # "That is a decline of 15 percent"
    led = [token.text.lower() for token in words_between(figure.sentence, clause.verb.span.end, figure.mention.span.start)]
    if set(led) - word_set("leads to a sum"):
        return None  # "it is now at 56 percent"
    opening = [token for token in figure.sentence.tokens if token.span.end <= subject.span.start]
    if opening and opening[0].tag == "ADP" and any(token.text == "," for token in opening):
        return None  # "In the city, it was 54 percent"
    # A line of somebody's words may stand between a figure and what it comes to.
    near = [pair for pair in pairs if 0 < figure.order - pair[1].figure.order <= _NEAR and pair[1].is_live]
    if not near:
        return None
    spoken = all(_is_spoken(board, order) for order in range(near[-1][1].figure.order + 1, figure.order))
    last = [pair for pair in near if pair[1].figure.order == near[-1][1].figure.order]
    if len(last) != 1 or not spoken:
        return None
    bearer = figure.noun is not None and figure.noun.head in _BEARERS
    return (*last[0], subject.span) if bearer or may_be_named_again(figure, last[0][0]) else None


def _pointed_at(share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The only pair of the sentence before, for a share that a noun takes up: "36 of the 60 passed. That share, 60 percent, is small"."""
    figure = share[1]
    lead = [token for token in figure.tokens_before(3) if token.text not in (",", "of")]
    if [token.text.lower() for token in lead[-2:-1]] not in (["that"], ["this"]) or lead[-1].lemma not in (
        "share",
        "proportion",
        "fraction",
    ):
        return None
    if any(token.text.lower() in ("now", "today", "since", "still") for token in figure.sentence.tokens):
        return None  # "Since then that share, 65 percent now, has fallen"
    before = [pair for pair in pairs if pair[1].figure.order == figure.order - 1 and pair[1].is_live]
    return (*before[0], lead[-1].span) if len(before) == 1 else None


def leaves(figure: Figure) -> bool:
    """Whether a share is what a pair leaves: "210 of the 350 have insurance. That leaves 40 percent without it"."""
    lead = [token.text.lower() for token in figure.tokens_before(2)]
    return lead[:1] in (["that"], ["this"], ["which"]) and lead[1:] in (["leaves"], ["left"])


def _is_spoken(board: Board, order: int) -> bool:
    sentence = board.sentence(order)
    return sentence is not None and board.reading.scopes.quotation_at(sentence.sentence.span.start + 1) is not None


def _rate_of(share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The part whose clause says what the share is the rate of: "won convictions in 132 of them ... an 80 percent conviction rate"."""
    figure = share[1]
    rate = rate_chunk(figure)
    if rate is None or not rate.modifiers:
        return None
    named = rate.modifiers[-1]
    event = noun_event(named)
    fitting: list[Pair] = []
    for whole, part in pairs:
        if part.start > figure.mention.span.start or part.claim.scope.quoted != share[0].scope.quoted:
            continue
        clause = part.figure.clause
        if clause is not None and (named in _words(part.figure) or (event and clause.event == event) or _is_kin(clause, named)):
            if is_rate_of_any(figure, rate, part):
                continue
            fitting.append((whole, part))
    return (*fitting[0], rate.span) if len(fitting) == 1 else None


def _is_kin(clause: Clause, named: str) -> bool:
    """Whether a verb is that of a noun: "cited 28 of them ... the citation rate"."""
    if clause.verb is None or clause.verb.negated:
        return False
    lemma = clause.verb.lemma
    return is_kindred(lemma, named) or (lemma.endswith("e") and named in (f"{lemma[:-1]}ation", f"{lemma[:-1]}ition", f"{lemma[:-1]}ion"))


def _words(figure: Figure) -> set[str]:
    clause = figure.clause
    return {figure.sentence.chunks[at].head for at in clause.participants()} if clause is not None else set()


def _rate_of_the_only_pair(board: Board, share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The only pair before a rate of success or of failure, one or two sentences back, with no other count of such things between them."""
    figure = share[1]
    rate = rate_chunk(figure)
    if rate is None or not rate.definite or rate.head in word_set("shares of all"):
        return None
    if rate.head in word_set("rates") and not set(rate.modifiers) & word_set("outcomes"):
        return None
    near = [pair for pair in _all_pairs(board, pairs, figure) if 0 < figure.order - pair[1].figure.order <= 2]
    if len(near) != 1 or near[0][1].claim.scope.status != "asserted" or share[0].scope.time not in ("", near[0][1].claim.scope.time):
        return None
    return None if board.shares_between(near[0][1].start, figure.mention.core.start) else (*near[0], rate.span)


def _all_pairs(board: Board, pairs: Sequence[Pair], figure: Figure) -> Iterator[Pair]:
    """The pairs before a figure, those that an ellipsis makes included."""
    yield from (pair for pair in pairs if pair[1].start < figure.mention.core.start)
    known = {pair[1].id for pair in pairs}
    for entry in board.earlier(figure.mention.core.start):
        if figure.order - entry.figure.order <= 2 and entry.id not in known:
            pair = elliptic_pair(board, entry)
            if pair is not None and pair[0].figure.clause is not entry.figure.clause:
                yield pair


def _same_deed(share: Share, pairs: Sequence[Pair]) -> Restated | None:
    """The pair whose part does what those of the share do, to the same things, at the same time."""
    claim, figure = share
    if opens_elsewhere(figure) and figure.noun is not None and not figure.noun.definite:
        return None  # "Districtwide, 45 percent of pupils walk"
    found = _found_in(figure)
    if found and (again := _found_again(figure, found, pairs)) is not None:
        return again
    deed = _deed(figure)
    if deed is None:
        return None
    fitting = []
    for whole, part in pairs:
        other = part.claim.scope.status != claim.scope.status and not (figure.definite and restricting_verbs(figure))
        if part.figure.order == figure.order or _times_differ(claim, part) or other:
            continue
        if _is_same_deed(_deed(part.figure), deed) and may_be_of(figure, whole, part):
            fitting.append((whole, part))
    return (*fitting[0], figure.mention.span) if len(fitting) == 1 else None


def _found_in(figure: Figure) -> str:
    """What is found in those of a share or a count: "lead in 24 of the 80 wells", "cracks at 46 percent of the places"; "" for nothing."""
    lead = figure.tokens_before(4)
    if not lead or lead[-1].text.lower() not in ("in", "at", "on", "among"):
        return ""
    things = [token.lemma for token in lead[:-1] if token.tag == "NOUN"]
    return things[-1] if things and lead[-2].tag == "NOUN" else ""


def _found_again(figure: Figure, found: str, pairs: Sequence[Pair]) -> Restated | None:
    """The only pair in whose part the same thing was found, of things of the same name or told as places."""
    noun = figure.noun
    named = noun.head if noun is not None and noun is not figure.chunk else ""
    near = [(whole, part) for whole, part in pairs if part.start < figure.mention.core.start and _found_in(part.figure) == found]
    fits = len(near) == 1 and near[0][1].is_live and (not named or named == near[0][0].head or named in word_set("any place"))
    return (*near[0], figure.mention.span) if fits else None


def _times_differ(claim: ShareClaim, part: Entry) -> bool:
    return claim.scope.time != part.claim.scope.time and claim.scope.time != ""


def _is_same_deed(first: _Deed | None, second: _Deed) -> bool:
    """Whether two deeds are one: the same verb on the same things, or like verbs on the same things or on none."""
    if first is None:
        return False
    alike = first[1] == second[1] and is_like_deed(first[0], second[0])
    return alike or (first[0] == second[0] and bool(first[0]) and not (first[1] and second[1]) and first[0] not in ("take", "make", "give"))


def _deed(figure: Figure) -> _Deed | None:
    """What those counted do: the verb of the relative clause, or of the clause that they are the subject of, with what it is done to."""
    if (side := side_taken(figure)) is not None:
        return side, frozenset()
    if figure.relative is None and (verbs := restricting_verbs(figure)):
        return verbs[-1], frozenset()
    clause = figure.relative or (figure.clause if figure.slot == "subject" else None)
    if clause is None or clause.verb is None or clause.verb.negated:
        return None
    if clause is figure.clause and figure.chunk is not None and figure.chunk.definite and figure.relative is None:
        return None
    chunks = figure.sentence.chunks
    things = frozenset(chunks[at].head for at in clause.objects if chunks[at].head)
    if clause.verb.lemma in ("be", "have", "do", "get", "say") and not things:
        return None
    return clause.verb.lemma, things
