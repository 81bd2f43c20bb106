"""link_shares: what a share is a share of ("base": share, whole), and which count it comes to ("share": share, whole, part).

Licences for a base: the whole stands after "of" ("60 percent of the nine judges"), or its noun does, with a definite article, and the
draft counts it once ("the contest has nine judges ... 60 percent of the judges"). Licences for a part: the share restates a part of a
whole just given ("12 of the 40, or 30 percent", "a failure rate of 30 percent"); it is the rate of what the part did ("won convictions
in 132 of them ... its 80 percent conviction rate"); or the draft takes up those of whom the share was said ("half of the 36 horses were
adopted ... the 18 adopted horses").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.count import ShareClaim
from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_period
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, cue_span, words_between
from factcheck.links.link import Link
from factcheck.syntax.clause import Token
from factcheck.syntax.events import noun_event

Share = tuple[ShareClaim, Figure]
_RATES: Final = frozenset(("rate", "share", "proportion", "percentage", "ratio"))
_RESTATES: Final = frozenset(("or", "(", "—", "–", "--", ","))
_NEAR: Final = 3


def link_shares(board: Board) -> list[Link]:
    """Shares with their wholes, and with the parts that they come to."""
    pairs = _parts_of_wholes(board)
    links: list[Link] = []
    for share, figure in board.shares:
        if share.scope.quoted:
            continue
        if figure.head == "majority":
            links.extend(_quota(board, (share, figure)))
            continue
        if share.scope.status not in ("asserted", "planned", "negated"):
            continue
        base = _stated_base(board, figure) or _definite_base(board, figure)
        if base is not None:
            whole, licence, inferred = base
            links.append(Link("base", (("share", share.id), ("whole", whole.id)), (licence,), inferred))
            for part, cue in (*_in_apposition(board, whole), *_taken_up(board, (share, figure), whole)):
                links.append(Link("share", (("share", share.id), ("whole", whole.id), ("part", part.id)), (licence, cue), True))
        elif not _names_its_whole(figure):
            restated = (
                _restated(board, (share, figure), pairs) or _summed_up((share, figure), pairs) or _rate_of(board, (share, figure), pairs)
            )
            if restated is not None:
                whole, part, cue = restated
                links.append(Link("share", (("share", share.id), ("whole", whole.id), ("part", part.id)), (cue,)))
    return links


def _parts_of_wholes(board: Board) -> list[tuple[Entry, Entry]]:
    """Each part with the whole that the words right beside it name: "12 of the 40", "of the 48 paintings, 30", "132 of them"."""
    from factcheck.links.parts import link_parts

    entries = {entry.id: entry for entry in board.counts}
    found: list[tuple[Entry, Entry]] = []
    for link in link_parts(board):
        if link.relation == "part":
            whole, part = entries.get(link.ids("whole")[0]), entries.get(link.ids("part")[0])
            if whole is not None and part is not None and part.figure.order - whole.figure.order <= _NEAR:
                found.append((whole, part))
    return sorted(found, key=lambda pair: pair[1].start)


def _stated_base(board: Board, figure: Figure) -> tuple[Entry, Span, bool] | None:
    """The count after "of"."""
    noun = figure.noun
    if noun is None or noun is figure.chunk or noun.mention is None:
        return None
    whole = next((entry for entry in board.in_sentence(figure.order) if entry.figure.at == noun.mention), None)
    if whole is None or whole.start < figure.mention.span.end:
        return None
    return whole, Span(figure.mention.span.end, whole.figure.mention.span.start), False


def _definite_base(board: Board, figure: Figure) -> tuple[Entry, Span, bool] | None:
    """The only number that the draft gives for a noun that stands after "of the"."""
    noun = figure.noun
    if noun is None or noun is figure.chunk or noun.mention is not None or not noun.definite or noun.modifiers:
        return None
    counts = [entry for entry in board.counts if entry.head == noun.head and not entry.unit]
    known = [entry for entry in counts if entry.start < figure.mention.span.start]
    if not known or any(entry.claim.count != known[0].claim.count or not entry.is_live for entry in counts):
        return None
    whole = known[0]
    if whole.claim.count.bound != "=" or whole.claim.scope.population or whole.figure.elliptic:
        return None
    return whole, Span(figure.mention.span.end, noun.span.end), True


def _names_its_whole(figure: Figure) -> bool:
    """Whether "of" gives the share a whole of its own: "30 percent of voters"."""
    return figure.noun is not None and figure.noun is not figure.chunk and figure.noun.head not in _RATES


def _restated(board: Board, share: Share, pairs: Sequence[tuple[Entry, Entry]]) -> tuple[Entry, Entry, Span] | None:
    """The part that the share restates in the same sentence, with no other number between them."""
    figure = share[1]
    start = figure.mention.span.start
    before = [entry for entry in board.in_sentence(figure.order) if entry.start < start]
    if not before or any(other.mention.core.start > before[-1].start for _, other in board.shares if other.mention.core.start < start):
        return None
    pair = next(((whole, part) for whole, part in reversed(pairs) if before[-1].id in (whole.id, part.id)), None)
    pair = pair or _elliptic_pair(board, before[-1])
    if pair is None or pair[1].figure.order != figure.order:
        return None
    between = words_between(figure.sentence, before[-1].figure.mention.span.end, start)
    cue = _restating(between)
    return (*pair, cue) if cue is not None else None


def _elliptic_pair(board: Board, part: Entry) -> tuple[Entry, Entry] | None:
    """A count that leaves out its noun, with the count before it that has one: "tested 250 wells ... lead in 40"."""
    if part.unit or not (part.figure.elliptic or not part.head):
        return None
    for whole in board.before(part, 1):
        if whole.unit or is_period(whole.head) or whole.figure.paragraph != part.figure.paragraph:
            continue
        return (whole, part) if part.head in ("", whole.head) and whole.is_live else None
    return None


def _summed_up(share: Share, pairs: Sequence[tuple[Entry, Entry]]) -> tuple[Entry, Entry, Span] | None:
    """The pair of the sentence before, for "that is 35 percent"."""
    figure = share[1]
    clause = figure.clause
    if (
        clause is None
        or clause.verb is None
        or clause.verb.lemma not in ("be", "come", "amount", "work", "represent")
        or not clause.subject
    ):
        return None
    subject = figure.sentence.chunks[clause.subject[0]]
    if (subject.head or subject.determiner) not in ("that", "this", "it"):
        return None
    before = [pair for pair in pairs if pair[1].figure.order == figure.order - 1 and pair[1].figure.paragraph == figure.paragraph]
    return (*before[-1], subject.span) if len(before) == 1 else None


def _restating(between: Sequence[Token]) -> Span | None:
    """The words that say that a number restates what went before: "or", a bracket, "a failure rate of"; None when others lead to it."""
    lead = [token for token in between if token.text not in ("about", "just", "nearly", "only")]
    if not lead:
        return None
    if lead[-1].text in ("or", "("):
        return cue_span(lead[-1:])
    words = [token.text.lower() for token in lead]
    if words[-1] == "of" and len(words) > 1 and words[-2] in _RATES:
        comma = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _RESTATES), None)
        if comma is not None and len(words) - comma <= 6:
            return cue_span(lead[comma + 1 :])
    return None


def _rate_of(board: Board, share: Share, pairs: Sequence[tuple[Entry, Entry]]) -> tuple[Entry, Entry, Span] | None:
    """The part whose clause says what the share is the rate of: "won convictions in 132 of them ... an 80 percent conviction rate"."""
    figure = share[1]
    if figure.head not in _RATES or figure.noun is None or not figure.noun.modifiers:
        return None
    named = figure.noun.modifiers[-1]
    event = noun_event(named)
    fitting: list[tuple[Entry, Entry]] = []
    for whole, part in pairs:
        if part.start > figure.mention.span.start or part.claim.scope.quoted != share[0].scope.quoted:
            continue
        clause = part.figure.clause
        heads = {part.figure.sentence.chunks[at].head for at in clause.participants()} if clause is not None else set()
        if named in heads or (event and clause is not None and clause.event == event):
            fitting.append((whole, part))
    if len(fitting) != 1:
        return None
    return (*fitting[0], figure.noun.span)


def _in_apposition(board: Board, whole: Entry) -> Iterator[tuple[Entry, Span]]:
    """The count set off right behind the whole: "a third of its 96 members, 32, voted", "half of the 40, or 20"."""
    if whole.figure.chunk is None:
        return
    for entry in board.in_sentence(whole.figure.order):
        if entry.start > whole.start and not entry.unit and entry.head in ("", whole.head) and (entry.figure.elliptic or not entry.head):
            between = words_between(entry.figure.sentence, whole.figure.chunk.span.end, entry.figure.mention.span.start)
            if between and all(token.tag == "PUNCT" or token.text.lower() in ("or", "about") for token in between):
                yield entry, cue_span(between)
            return


def _quota(board: Board, share: Share) -> Iterator[Link]:
    """The number that a majority of a body comes to: "with 21 seats ... a two-thirds majority, or 14 votes"."""
    claim, figure = share
    after = [entry for entry in board.in_sentence(figure.order) if entry.start > figure.mention.span.end]
    bodies = [entry for entry in board.counts if entry.head in ("seat", "member") and entry.start < figure.mention.span.start]
    if not after or after[0].unit or not bodies or len({entry.claim.count.nominal for entry in bodies}) > 1:
        return
    between = words_between(figure.sentence, figure.mention.span.end, after[0].figure.mention.span.start)
    if between and between[-1].text.lower() in ("or", "(") and after[0].head in ("vote", "", "member", "seat"):
        members = (("share", claim.id), ("whole", bodies[-1].id), ("part", after[0].id))
        yield Link("quota", members, (cue_span(between[-1:]),), inferred=bodies[-1].figure.order != figure.order)


def _taken_up(board: Board, share: Share, whole: Entry) -> Iterator[tuple[Entry, Span]]:
    """Later counts of the same noun, definite, that describe their things by what the share was said to do."""
    claim, figure = share
    done = _deeds(figure)
    if not done:
        return
    for entry in board.counts:
        if entry.start < figure.mention.span.end or entry.head not in (whole.head, "") or entry.unit or not entry.is_live:
            continue
        if _does_the_same(entry, figure, done):
            yield entry, entry.figure.mention.span
            continue
        if not entry.figure.definite or not entry.head:
            continue
        described = set(entry.figure.modifiers)
        if entry.figure.relative is not None and entry.figure.relative.verb is not None:
            described.add(entry.figure.relative.verb.lemma)
        if described & done and entry.figure.chunk is not None and claim.scope.status == entry.claim.scope.status:
            yield entry, entry.figure.chunk.span


def _does_the_same(entry: Entry, figure: Figure, done: set[str]) -> bool:
    """Whether a count without a noun is, in the same sentence or the next, the subject of the verb of the share: "24 were admitted"."""
    clause = entry.figure.clause
    near = 0 <= entry.figure.order - figure.order <= 1 and entry.figure.paragraph == figure.paragraph
    if not near or clause is None or clause.verb is None or entry.figure.slot != "subject" or figure.slot != "subject":
        return False
    bare = entry.figure.chunk is not None and (entry.figure.elliptic or not entry.head) and not entry.figure.chunk.determiner
    return bare and clause is not figure.clause and clause.verb.lemma in done and not clause.verb.negated


def _deeds(figure: Figure) -> set[str]:
    """What those of the share do or undergo, by the verbs of its main clause."""
    verbs = (figure.clause.verb if figure.clause is not None else None,)
    return {verb.lemma for verb in verbs if verb is not None and not verb.negated and verb.lemma not in ("be", "have", "do")}
