"""link_shares: what a share is a share of ("base": share, whole), and which count it comes to ("share": share, whole, part).

Licences for a base: the whole stands after "of" ("60 percent of the nine judges"), or its noun does, with a definite article, and the
draft counts it once ("the contest has nine judges ... 60 percent of the judges"). Licences for a part: the share restates a part of a
whole just given ("12 of the 40, or 30 percent", "a failure rate of 30 percent"); it is the rate of what the part did ("won convictions
in 132 of them ... its 80 percent conviction rate"); or the draft takes up those of whom the share was said ("half of the 36 horses were
adopted ... the 18 adopted horses").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.claims.count import ShareClaim
from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import REACH, Board, Entry, cue_span, words_between
from factcheck.links.link import Link
from factcheck.links.share_pairs import Pair, part_pairs
from factcheck.links.share_rates import restated_pair
from factcheck.syntax.clause import Chunk

Share = tuple[ShareClaim, Figure]


def link_shares(board: Board) -> list[Link]:
    """Shares with their wholes, and with the parts that they come to."""
    all_pairs = part_pairs(board)
    starts = [part.start for _, part in all_pairs]
    links: list[Link] = []
    for share, figure in board.shares:
        if share.scope.quoted:
            continue
        if figure.head == "majority":
            links.extend(_quota(board, (share, figure)))
            continue
        base = _stated_base(board, figure) or _definite_base(board, figure)
        if base is not None and share.scope.status == "hypothetical":
            links.extend(_needed(board, (share, figure), base[0]))
        if share.scope.status not in ("asserted", "planned", "negated"):
            continue
        at = bisect_left(starts, figure.mention.span.start)
        pairs = all_pairs[max(0, at - REACH) : at + REACH]
        if base is not None:
            whole, licence, inferred = base
            links.append(Link("base", (("share", share.id), ("whole", whole.id)), (licence,), inferred))
            for part, cue in (
                *_in_apposition(board, figure, whole),
                *_taken_up(board, (share, figure), whole),
                *_told_again(board, figure, whole, pairs),
            ):
                links.append(Link("share", (("share", share.id), ("whole", whole.id), ("part", part.id)), (licence, cue), True))
        restated = restated_pair(board, (share, figure), pairs) if base is None or base[2] else None
        if restated is not None:
            whole, part, cue = restated
            links.append(Link("share", (("share", share.id), ("whole", whole.id), ("part", part.id)), (cue,)))
    return links


def _stated_base(board: Board, figure: Figure) -> tuple[Entry, Span, bool] | None:
    """The count after "of", at the share or at the head of its sentence: "Of the four lifeguards on duty, half were certified"."""
    noun = figure.noun
    if noun is None or noun is figure.chunk:
        return _halved_base(board, figure)
    if noun.mention is None:
        return _base_of_pronoun(board, figure)
    whole = next((entry for entry in board.in_sentence(figure.order) if entry.figure.at == noun.mention), None)
    if whole is None:
        return None
    if whole.start > figure.mention.span.end:
        return whole, Span(figure.mention.span.end, whole.figure.mention.span.start), False
    others = [other for _, other in board.shares_between(whole.start, figure.mention.core.start)]
    counts = [other for other in board.in_sentence(figure.order) if whole.start < other.start < figure.mention.core.start]
    return None if others or counts else (whole, whole.figure.mention.span, False)


def _base_of_pronoun(board: Board, figure: Figure) -> tuple[Entry, Span, bool] | None:
    """The count right before "..., half of whom", the only amount in the sentence before "a third of it"."""
    noun = figure.noun
    assert noun is not None
    if noun.span.end < figure.mention.span.end:
        return None
    cue = Span(figure.mention.span.end, noun.span.end)
    before = [entry for entry in board.in_sentence(figure.order) if entry.start < figure.mention.core.start]
    if noun.head in ("whom", "which") and before and before[-1].figure.chunk is not None:
        between = words_between(figure.sentence, before[-1].figure.chunk.span.end, figure.mention.span.start)
        whole = before[-1]
        return (whole, cue, False) if [t.text for t in between] == [","] and not whole.unit and whole.is_live else None
    if noun.head == "them" and not before:
        known = [
            entry for entry in board.in_sentence(figure.order - 1) if entry.figure.paragraph == figure.paragraph and entry.figure.at >= 0
        ]
        known = [entry for entry in known if not is_period(entry.head)]
        fits = len(known) == 1 and not known[0].unit and known[0].figure.definite and known[0].is_live and bool(known[0].head)
        return (known[0], cue, True) if fits else None
    if noun.head == "it" and not before:
        amounts = [entry for entry in board.in_sentence(figure.order - 1) if entry.figure.paragraph == figure.paragraph]
        money = len(amounts) == 1 and len(amounts[0].unit) == 3 and amounts[0].is_live
        return (amounts[0], cue, True) if money else None
    return None


def _halved_base(board: Board, figure: Figure) -> tuple[Entry, Span, bool] | None:
    """The count right after "half": "half the 58 ponies"."""
    after = [entry for entry in board.in_sentence(figure.order) if entry.start > figure.mention.core.start]
    if not after or after[0].figure.chunk is None or figure.mention.kind != "fraction":
        return None
    between = board.text[figure.mention.span.end : after[0].start].split()
    return (after[0], after[0].figure.chunk.span, False) if between in (["the"], ["its"], ["their"], ["all", "the"]) else None


def _definite_base(board: Board, figure: Figure) -> tuple[Entry, Span, bool] | None:
    """The only number that the draft gives for a noun that stands after "of the"."""
    noun = figure.noun
    if noun is None or noun is figure.chunk or noun.mention is not None or not noun.definite:
        return None
    sized = _size_of_body(board, figure, noun)
    if sized is not None:
        return sized, Span(figure.mention.span.end, noun.span.end), True
    counts = [entry for entry in board.near(figure.mention.span.start) if entry.head == noun.head and not entry.unit]
    known = [entry for entry in counts if entry.start < figure.mention.span.start]
    if not known or any(entry.claim.count != known[0].claim.count or not entry.is_live for entry in counts):
        return None
    whole = known[0]
    if whole.claim.count.bound != "=" or whole.figure.elliptic or _narrowing(figure, noun) != set(whole.claim.scope.population):
        return None
    return whole, Span(figure.mention.span.end, noun.span.end), True


def _size_of_body(board: Board, figure: Figure, noun: Chunk) -> Entry | None:
    """The number of members of a body that a share is taken of: "the seven members of the zoning board ... 71 percent of the board"."""
    if noun.head not in word_set("bodies"):
        return None
    sizes = []
    for entry in board.earlier(figure.mention.span.start):
        chunk = entry.figure.chunk
        if entry.head not in word_set("voters in a body") or chunk is None or entry.unit:
            continue
        sentence = entry.figure.sentence
        after = [other for other in sentence.chunks if other.span.start >= chunk.span.end][:1]
        outer = [other for other in sentence.chunks if other is not chunk and other.span.contains(chunk.span)]
        if any(other.head == noun.head for other in (*after, *outer)) and entry.start < figure.mention.span.start:
            sizes.append(entry)
    fits = sizes and len({entry.claim.count.nominal for entry in sizes}) == 1 and sizes[0].is_live and not figure.relative
    return sizes[0] if fits else None


def _narrowing(figure: Figure, noun: Chunk) -> set[str]:
    """The modifiers of a noun, without whose they are: "the county's commission's members" has none."""
    owners = {
        figure.sentence.tokens[at].lemma
        for at in range(noun.tokens[0], noun.tokens[1])
        if figure.sentence.tokens[at + 1].text in ("'s", "’s", "'", "’") or figure.sentence.tokens[at].text.endswith(("'s", "’s"))
    }
    return {word for word in noun.modifiers if word not in owners}


def _in_apposition(board: Board, figure: Figure, whole: Entry) -> Iterator[tuple[Entry, Span]]:
    """The count set off right behind the whole: "a third of its 96 members, 32, voted", "half of the 150 hives — 75 hives —"."""
    last = max(whole.figure.mention.span.end if whole.figure.order == figure.order else 0, figure.mention.span.end)
    last = max([last, *(chunk.span.end for chunk in (figure.noun, whole.figure.chunk) if chunk is not None and chunk.span.end > last)])
    if whole.figure.order != figure.order and figure.noun is not None:
        last = figure.noun.span.end
    elif whole.start < figure.mention.span.start:
        last = figure.mention.span.end
    after = [other for other in board.in_sentence(figure.order) if other.start >= last]
    if not after or after[0].unit != whole.unit or after[0].figure.mention.of:
        return
    entry = after[0]
    between = words_between(entry.figure.sentence, last, entry.figure.mention.span.start)
    bare = entry.figure.elliptic or not entry.head
    if between and all(token.tag == "PUNCT" or token.text.lower() in ("or", "about") for token in between):
        if bare or same_nouns(entry.head, whole.head) or whole.head.endswith(entry.head) or entry.head == "vote":
            yield entry, cue_span(between)
        return
    if not between or any(token.tag in ("VERB", "AUX", "CONJ", "SCONJ") for token in between[:-1]):
        return
    closing = next(iter(entry.figure.tokens_after()), None)
    mark, opens = between[-1].text.lower(), between[-2].text if len(between) > 1 else ""
    set_off = mark in ("—", "–", "--", "(") or (mark == "or" and opens == ",")
    if set_off and closing is not None and closing.tag == "PUNCT" and (bare or whole.head.endswith(entry.head)):
        yield entry, between[-1].span


def _needed(board: Board, share: Share, whole: Entry) -> Iterator[Link]:
    """The number that a needed share of a body comes to: "needs three-fifths of the 120 members, or 72 votes"."""
    for part, cue in _in_apposition(board, share[1], whole):
        yield Link("quota", (("share", share[0].id), ("whole", whole.id), ("part", part.id)), (cue,))


def _quota(board: Board, share: Share) -> Iterator[Link]:
    """The number that a majority of a body comes to: "with 21 seats ... a two-thirds majority, or 14 votes"."""
    claim, figure = share
    after = [entry for entry in board.in_sentence(figure.order) if entry.start > figure.mention.span.end]
    bodies = [entry for entry in board.earlier(figure.mention.span.start) if entry.head in ("seat", "member")]
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
    for entry in board.near(figure.mention.span.end):
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


def _told_again(board: Board, figure: Figure, whole: Entry, pairs: Sequence[Pair]) -> Iterator[tuple[Entry, Span]]:
    """The part of the same whole that does the same: "fewer than half of the 70 bridges were inspected ... inspected 31 of them"."""
    deeds = _deeds(figure)
    for of, part in pairs:
        if of.id != whole.id or part.start < figure.mention.span.end or not part.is_live:
            continue
        verb = part.figure.clause.verb if part.figure.clause is not None else None
        if part.figure.order > figure.order and verb is not None and verb.lemma in deeds and not verb.negated:
            yield part, part.figure.mention.span
    for part in board.in_sentence(figure.order):
        before = part.figure.tokens_before(1)
        after = [token.text.lower() for token in part.figure.sentence.tokens[part.figure.first + 1 :][:2]]
        set_off = bool(before) and before[0].text in (":", "—", "–")
        if part.start > whole.start and not part.unit and set_off and after == ["of", "them"]:
            yield part, part.figure.mention.span


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
