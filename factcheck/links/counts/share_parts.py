"""parts_of, rests_of: the counts that a draft gives for those of a share of a whole, and for those that the share leaves.

A part is told again by a count that does the same: a definite count ("half of the 36 horses were adopted ... the 18 adopted horses", "the
150 who voted"), a bare one that is the subject of the verb of the share, a part of the same whole ("won a third of the 48 seats, taking 16
of them"). A rest is definite, and is said to remain, to be left, or not to have done it yet ("the 600 still to be scanned").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import compatible_nouns, is_period
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, Share
from factcheck.links.counts.share_pairs import Pair
from factcheck.links.cues import opens_elsewhere
from factcheck.syntax.clause import Clause, Token
from factcheck.syntax.events import state_event, verb_event

_DEFINITE: Final = frozenset(("the", "these", "those", "all", "its", "their", "his", "her"))
_EMPTY: Final = frozenset(("be", "have", "do", "say"))
_STATES: Final = frozenset(("be", "fall", "become", "get", "remain", "turn"))
_AFTER: Final = 7
_STILL: Final = frozenset(("VBG", "JJ"))
_NEAR: Final = 2


@cache
def _groups() -> dict[str, frozenset[int]]:
    """The groups of like deeds that each verb stands in."""
    found: dict[str, set[int]] = {}
    for at, line in enumerate(data_lines("deeds.tsv")):
        for word in line.split():
            found.setdefault(word, set()).add(at)
    return {word: frozenset(groups) for word, groups in found.items()}


def is_like_deed(first: str, second: str) -> bool:
    """Whether two verbs, given by their lemmas, may tell one deed of the same ones.

    >>> is_like_deed("capture", "win"), is_like_deed("capture", "lose")
    (True, False)
    """
    if first == second or verb_event(first) == verb_event(second):
        return True
    return bool(_groups().get(first, frozenset()) & _groups().get(second, frozenset()))


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = (line.split("\t") for line in data_lines("opposite_deeds.tsv"))
    return tuple((frozenset(first.split()), frozenset(second.split())) for first, second in rows)


def is_opposite_deed(first: str, second: str) -> bool:
    """Whether two verbs tell opposite fates, so that who has not the one has the other ("fail", "pass")."""
    return second in _opposites_of(first)


def _opposites_of(verb: str) -> frozenset[str]:
    """The deeds that are done by those who do not do that one: "did not survive" is told again by "died" and "lost"."""
    sides = [(b if verb in a else a) for a, b in _opposites() if verb in a or verb in b]
    return frozenset(deed for side in sides for deed in side)


def parts_of(board: Board, share: Share, whole: Entry, pairs: Sequence[Pair]) -> Iterator[tuple[Entry, Span]]:
    """The counts of those of a share, each with the words that say so."""
    yield from _taken_up(board, share, whole)
    yield from _told_again(board, share[1], whole, pairs)


def rests_of(board: Board, share: Share, whole: Entry, pairs: Sequence[Pair]) -> Iterator[tuple[Entry, Span]]:
    """The counts of those that a share leaves: "the 600 still to be scanned", "a third of the 90 quit. Only 60 of the 90 remain"."""
    _, figure = share
    done = deeds_of(figure)
    others = _other_ones(board, figure, whole)
    if others is not None:
        yield others
        return
    if not done:
        return
    for of, part in pairs:
        near = 0 <= part.figure.order - figure.order <= _NEAR and part.is_live and part.claim.count.bound == "="
        same = of.claim.count.nominal == whole.claim.count.nominal and (of.id == whole.id or not of.head or of.head == whole.head)
        verb = part.figure.clause.verb if part.figure.clause is not None else None
        if near and same and verb is not None and not verb.negated and any(is_opposite_deed(verb.lemma, deed) for deed in done):
            yield part, part.figure.mention.span
            return
    for entry in board.near(figure.mention.span.end):
        if entry.start < figure.mention.span.end or not _is_of_whole(entry, whole) or not _is_definite(entry):
            continue
        cue = _left_over(entry, done)
        if cue == entry.figure.mention.span and not (entry.head == whole.head and not entry.figure.elliptic):
            cue = None  # "the other three", of whatever was told last
        verbs = restricting_verbs(entry.figure)
        if cue is None and any(is_opposite_deed(verb, deed) for verb in verbs for deed in done):
            cue = entry.figure.mention.span
        if cue is not None and not _is_of_others(board, entry, whole):
            yield entry, cue
            return


def _is_of_others(board: Board, entry: Entry, whole: Entry) -> bool:
    """Whether a count without a noun follows one of other things: "four of its nine looms. The five that remain"."""
    if entry.head and not entry.figure.elliptic:
        return False
    before = [other for other in board.before(entry, 1) if other.head and not other.unit and not is_period(other.head)]
    return bool(before) and before[0].id != whole.id and not compatible_nouns(before[0].head, whole.head)


def _other_ones(board: Board, figure: Figure, whole: Entry) -> tuple[Entry, Span] | None:
    """The next count, of those that a share leaves: "half live in town. The other 43 commute", "were filled, leaving 50 empty"."""
    for entry in board.after(whole, 1):
        if entry.start < figure.mention.span.end or entry.claim.scope.quoted:
            continue
        tokens = entry.figure.sentence.tokens
        lead = [token.text.lower() for token in tokens[max(0, entry.figure.first - 2) : entry.figure.first]]
        shares = board.shares_between(figure.mention.span.end, entry.start)
        bare = not entry.head or entry.figure.elliptic  # "leaving 40 homes without heat" may be a second harm
        left = lead[-1:] == ["leaving"] and entry.figure.order == figure.order and (bare or bool(entry.unit))
        if (_is_rest(entry) or left) and not shares and _is_of_whole(entry, whole) and entry.unit == whole.unit:
            return entry, Span(tokens[entry.figure.first - 1].span.start, entry.figure.mention.span.end)
        return None
    return None


def deeds_of(figure: Figure) -> frozenset[str]:
    """What those of a share do or undergo, by the verb of its clause: "half were adopted"; jobs that are lost are cut."""
    verb = figure.clause.verb if figure.clause is not None else None
    if verb is None:
        return frozenset()
    if verb.negated:
        return _opposites_of(verb.lemma)
    if verb.lemma in _STATES:
        state = next((token for token in figure.sentence.tokens[verb.tokens[1] + 1 :][:2] if token.tag == "ADJ"), None)
        if state is not None:
            return frozenset({state.lemma, state_event(state.text.lower()) or state.lemma})
    if verb.lemma in _EMPTY:
        return frozenset()
    return frozenset(_with_particle(verb.lemma, figure.sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 2]))


def _is_like(words: Sequence[str], done: frozenset[str]) -> bool:
    return any(is_like_deed(word, deed) for word in words for deed in done)


def _is_definite(entry: Entry) -> bool:
    chunk = entry.figure.chunk
    return chunk is not None and not chunk.compound and (chunk.definite or entry.figure.determiner in _DEFINITE)


def _is_of_whole(entry: Entry, whole: Entry) -> bool:
    """Whether a count may be of the things of a whole: the same unit, the same noun or none, or people of a kind."""
    if entry.unit != whole.unit or entry.claim.scope.quoted or entry.id == whole.id:
        return False
    if entry.is_additive and not _is_rest(entry):
        return False
    return bool(entry.unit) or not entry.head or entry.figure.elliptic or compatible_nouns(entry.head, whole.head)


def _is_rest(entry: Entry) -> bool:
    """As in "the other 30", "the remaining 600 atlases"."""
    figure = entry.figure
    lead = [token.text.lower() for token in figure.sentence.tokens[max(0, figure.first - 2) : figure.first]]
    return lead in (["the", "other"], ["the", "remaining"]) and "other" not in figure.modifiers


def _taken_up(board: Board, share: Share, whole: Entry) -> Iterator[tuple[Entry, Span]]:
    """Later counts of the same noun, definite, that describe their things by what the share was said to do."""
    _, figure = share
    done = deeds_of(figure)
    if not done:
        return
    for entry in board.near(figure.mention.span.end):
        if entry.start < figure.mention.span.end or not _is_of_whole(entry, whole) or entry.unit:
            continue
        if entry.is_live and (_does_the_same(entry, figure, done) or _goes_on(entry, figure, done)):
            yield entry, entry.figure.mention.span
            continue
        if not _is_definite(entry) or _left_over(entry, done) is not None:
            continue
        if 0 <= entry.figure.order - figure.order <= _NEAR and _has_what_was_found(entry, figure):
            yield entry, entry.figure.mention.span
            continue
        if _is_like(_described(entry), done) and entry.figure.chunk is not None and not _is_narrowed(entry, figure):
            yield entry, entry.figure.chunk.span


def _has_what_was_found(entry: Entry, figure: Figure) -> bool:
    """Whether a definite count is of those in which something was found: "found mice in one in five ... the 12 kitchens with mice"."""
    clause = figure.clause
    if (
        clause is None
        or clause.verb is None
        or clause.verb.lemma not in word_set("finds")
        or figure.slot not in ("in", "at", "on", "among")
    ):
        return False
    found = {figure.sentence.chunks[at].head for at in clause.objects}
    after = list(entry.figure.tokens_after())[:3]
    held = after[:1] != [] and after[0].text.lower() in ("with", "containing", "where") and any(token.lemma in found for token in after[1:])
    return held or bool(set(entry.figure.modifiers) & word_set("at fault"))


def _described(entry: Entry) -> list[str]:
    """The verbs by which a definite count says which ones are meant: "the 18 adopted horses", "the 640 who lose their jobs"."""
    going_on = {token.lemma for token in entry.figure.sentence.tokens[entry.figure.first : entry.figure.beyond] if token.form == "VBG"}
    words = [word for word in entry.figure.modifiers if word not in going_on]  # the dying have not died
    return [*words, *(event for word in words if (event := state_event(word))), *restricting_verbs(entry.figure)]


def _is_narrowed(entry: Entry, figure: Figure) -> bool:
    """Whether a clause that takes up a deed says more of when, where or in what: "a third left ... the 20 who left in May"."""
    clause = entry.figure.relative or _restricting(entry.figure)
    if clause is None or clause.verb is None:
        return False
    told = {token.lemma for token in figure.sentence.tokens if token.span.start < entry.start}
    for token in entry.figure.sentence.tokens[clause.verb.tokens[1] + 1 :]:
        if token.tag in ("PUNCT", "VERB", "AUX"):
            return False
        if token.form == "t" and token.lemma not in told:
            return True
        following = entry.figure.sentence.tokens[token.index + 1 : token.index + 4]
        named = [other.lemma for other in following if other.tag in ("NOUN", "PROPN") or other.form == "t"]
        if token.tag == "ADP" and token.text.lower() in ("in", "at", "on", "during", "by", "for", "from") and named:
            return named[0] not in told
    return False


def restricting_verbs(figure: Figure) -> list[str]:
    """The verb, and the verb with its particle, that says which ones a count or a share means.

    As in "the 85 tenants who are moving out", "the 36 who had signed up", "30 percent of its buses already repainted", "the 65
    branches to be shut".
    """
    tokens = figure.sentence.tokens
    clause = figure.relative or _restricting(figure)
    if clause is not None and clause.verb is not None:
        behind = tokens[clause.verb.tokens[1] + 1 : clause.verb.tokens[1] + 2]
        if clause.verb.negated:
            return []
        if clause.verb.lemma in _STATES and behind and behind[0].tag == "ADJ":
            more = tokens[clause.verb.tokens[1] + 2 : clause.verb.tokens[1] + 3]
            if more and more[0].tag == "ADP":
                return []  # "the 12 who are sick of it"
            return [behind[0].lemma, state_event(behind[0].text.lower()) or behind[0].lemma]  # "the 12 who are sick"
        return _with_particle(clause.verb.lemma, behind)
    after = list(figure.tokens_after())[:4]
    if [token.text.lower() for token in after[:2]] == ["to", "be"] and len(after) > 2:
        return _with_particle(after[2].lemma, after[3:4])
    while after and after[0].tag == "ADV":
        after = after[1:]
    bare = (
        bool(after) and after[0].form in ("VBN", "VBD") and (figure.clause is None or figure.clause.verb is None or figure.slot == "with")
    )
    return _with_particle(after[0].lemma, after[1:2]) if bare else []


def side_taken(figure: Figure) -> str | None:
    """The side that those of a count or a share take in a vote, "favor" or "oppose": "64 were in favor", "the 75 percent who voted yes"."""
    clause = figure.relative or _restricting(figure) or (figure.clause if figure.slot == "subject" else None)
    if clause is None or clause.verb is None or clause.verb.lemma not in ("be", "vote"):
        return None
    words = [token.text.lower() for token in figure.sentence.tokens[clause.verb.tokens[1] + 1 :][:2]]
    if clause.verb.negated and words[:1] != ["no"]:
        return None
    if words[:1] == ["yes"] or words in (["in", "favor"], ["in", "favour"]):
        return "favor"
    return "oppose" if words[:1] in (["no"], ["against"]) and clause.verb.lemma == "vote" else None


def _with_particle(lemma: str, following: Sequence[Token]) -> list[str]:
    particle = bool(following) and (following[0].tag in ("ADP", "ADV", "PART") or following[0].text.lower() == "go")
    return [lemma, f"{lemma}_{following[0].text.lower()}"] if particle else [lemma]


def _restricting(figure: Figure) -> Clause | None:
    """The clause that begins right behind a count or its noun: "Of the 36 who had signed up", "stores that are to close"."""
    after = next(iter(figure.tokens_after()), None)
    if after is None or after.text.lower() not in ("who", "that", "which"):
        return None
    verbs = [c for c in figure.sentence.clauses if c.verb is not None and 0 <= c.verb.tokens[0] - after.index <= 2]
    return max(verbs, key=lambda c: c.verb.tokens[1] if c.verb is not None else 0, default=None)


def _left_over(entry: Entry, done: frozenset[str]) -> Span | None:
    """The words that say that a definite count is of those that are left, or that have not done it: "the 600 still to be scanned"."""
    figure = entry.figure
    if {"remaining", "remain", "other"} & set(figure.modifiers):
        return figure.mention.span
    lead = [token.text.lower() for token in figure.sentence.tokens[max(0, figure.first - 2) : figure.first]]
    if lead[-1:] in (["remaining"], ["other"]):
        return figure.mention.span
    after = _own_words(figure)
    words = [token.text.lower() for token in after]
    if words[:1] in (["remaining"], ["left"], ["others"]):
        return after[0].span
    named = words[:1] in (["that"], ["which"], ["who"])
    rest = words[1:] if named else words
    if rest[:1] in (["still"], ["yet"]) and (
        "to" in rest[:3] or (after[int(named) + 1 : int(named) + 2][:1] and after[int(named) + 1].form in _STILL)
    ):
        return after[0].span  # "the 600 still to be scanned", "the 40 still standing"
    if named and (
        rest[:1] in (["remain"], ["remained"]) or rest[:2] in (["were", "left"], ["are", "left"], ["was", "left"], ["is", "left"])
    ):
        return after[0].span
    if named and rest[:2] in (["have", "yet"], ["has", "yet"], ["had", "yet"], ["are", "still"], ["were", "still"]) and "to" in rest[:4]:
        return after[0].span
    denied = {"not", "n't", "never"} & set(rest[:3])
    verbs = [token.lemma for token in after[1:_AFTER] if token.tag == "VERB"]
    return after[0].span if named and denied and _is_like(verbs[:1], done) else None


def _own_words(figure: Figure) -> list[Token]:
    found: list[Token] = []
    for token in figure.tokens_after():
        if token.tag == "PUNCT" or len(found) == _AFTER:
            break
        found.append(token)
    return found


def _told_again(board: Board, figure: Figure, whole: Entry, pairs: Sequence[Pair]) -> Iterator[tuple[Entry, Span]]:
    """The part of the same whole that does the same: "half of the 70 bridges were inspected ... inspected 31 of them"."""
    done = deeds_of(figure)
    for of, part in pairs:
        if of.id != whole.id or part.start < figure.mention.span.end or not part.is_live:
            continue
        verb = part.figure.clause.verb if part.figure.clause is not None else None
        if verb is None or verb.negated or (part.figure.order > figure.order and opens_elsewhere(part.figure)):
            continue
        if part.figure.order == figure.order and not _is_participle(part, verb.tokens[0]):
            continue
        if verb.lemma in done or (part.figure.order == figure.order and _is_like([verb.lemma], done)):
            yield part, part.figure.mention.span
    for part in board.in_sentence(figure.order):
        before = part.figure.tokens_before(1)
        after = [token.text.lower() for token in part.figure.sentence.tokens[part.figure.first + 1 :][:2]]
        set_off = bool(before) and before[0].text in (":", "—", "–")
        if part.start > whole.start and not part.unit and set_off and after == ["of", "them"]:
            yield part, part.figure.mention.span


def _is_participle(part: Entry, at: int) -> bool:
    """Whether a part is the object of a participle that goes on with its sentence: ", winning 12 of them"."""
    tokens = part.figure.sentence.tokens
    return at > 0 and tokens[at].form == "VBG" and tokens[at - 1].text in (",", "—", "–", "by")


def _goes_on(entry: Entry, figure: Figure, done: frozenset[str]) -> bool:
    """Whether a count without a noun is the object of a participle that tells the deed again: "closed one in five ..., shutting 50"."""
    clause = entry.figure.clause
    if clause is None or clause.verb is None or entry.figure.order != figure.order or entry.figure.slot != "object":
        return False
    bare = entry.figure.elliptic or not entry.head
    return bare and _is_participle(entry, clause.verb.tokens[0]) and _is_like([clause.verb.lemma], done)


def _does_the_same(entry: Entry, figure: Figure, done: frozenset[str]) -> bool:
    """Whether a count without a noun is, in the same sentence or the next, the subject of the verb of the share: "24 were admitted"."""
    clause = entry.figure.clause
    near = 0 <= entry.figure.order - figure.order <= 1 and entry.figure.paragraph == figure.paragraph
    if not near or clause is None or clause.verb is None or entry.figure.slot != "subject" or figure.slot != "subject":
        return False
    bare = entry.figure.chunk is not None and (entry.figure.elliptic or not entry.head) and not entry.figure.chunk.determiner
    return bare and clause is not figure.clause and clause.verb.lemma in done and not clause.verb.negated
