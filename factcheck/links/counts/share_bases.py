"""base_of: what a share is a share of: a count of the draft, and the words that say so.

Licences: the count stands after "of" ("60 percent of the nine judges", "half the 58 ponies"); it opens the sentence ("Of the eleven who
started, 40 percent ..."); "of them", "of whom" point to the only count of things before; "of the judges" to the only number that the draft
gives of judges; "of the panel" to the number of its members ("a jury of 12", "the panel has seven members").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, names_a_set
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.syntax.clause import Chunk
from factcheck.syntax.tag_context import FINITE

Base = tuple[Entry, Span, bool]
_PLURALS: Final = frozenset(("them", "those", "these"))
_OPENERS: Final = frozenset(("of", "among", "out"))
# Where a share stands in its clause that is of the subject itself: "pupils, 40 percent of them from the town", "with 40 percent of them".
_OWN: Final = frozenset(("", "subject", "with"))
_LEAD: Final = 4
_AFTER: Final = 4
_FEW: Final = 3


def base_of(board: Board, figure: Figure) -> Base | None:
    """The count that a share is a share of, the words that say so, and whether that is inferred."""
    return _stated_base(board, figure) or _definite_base(board, figure) or _base_of_vote(board, figure)


def exists(entry: Entry) -> bool:
    """Whether a draft takes it that there are so many: it says so, or speaks of "the 15 villages" that will get a well."""
    scope = entry.claim.scope
    return entry.is_live or (entry.figure.definite and not scope.quoted and scope.status in ("planned", "possible", "negated"))


def _stated_base(board: Board, figure: Figure) -> Base | None:
    """The count after "of", at the share or at the head of its sentence: "Of the four lifeguards on duty, half were certified"."""
    noun = figure.noun
    if noun is None or noun is figure.chunk:
        return _following_base(board, figure) or _opening_base(board, figure) or _found_among(board, figure) or _tested_base(board, figure)
    if noun.mention is None:
        return _sized_base(board, figure, noun) or _base_of_pronoun(board, figure)
    whole = next((entry for entry in board.in_sentence(figure.order) if entry.figure.at == noun.mention), None)
    if whole is None:
        return None
    if whole.start > figure.mention.span.end:
        return whole, Span(figure.mention.span.end, whole.figure.mention.span.start), False
    others = [other for _, other in board.shares_between(whole.start, figure.mention.core.start)]
    counts = [other for other in board.in_sentence(figure.order) if whole.start < other.start < figure.mention.core.start]
    return None if others or counts else (whole, whole.figure.mention.span, False)


def _sized_base(board: Board, figure: Figure, noun: Chunk) -> Base | None:
    """The count that gives the size of what a share is of: "15 percent of its staff of 225", "18 percent of the state's 200"."""
    if noun.span.start < figure.mention.span.end:
        return None
    for entry in board.in_sentence(figure.order):
        chunk = entry.figure.chunk
        if chunk is not None and chunk.compound and entry.unit and noun.span.contains(entry.figure.mention.core):
            return entry, Span(figure.mention.span.end, noun.span.end), False  # "a third of the 2,700-acre park"
        if chunk is None or chunk.head or chunk.span.start < noun.span.end or entry.unit:
            continue
        of = noun.of is not None and figure.sentence.chunks[noun.of] is chunk
        owned = board.text[noun.span.end : chunk.span.start].strip() in ("'s", "’s", "'", "’")
        if of or owned:
            return entry, Span(figure.mention.span.end, entry.figure.mention.span.end), False
    return None


def _opening_base(board: Board, figure: Figure) -> Base | None:
    """The count that opens the sentence of a share without a noun: "Of the eleven who started, 40 percent were not yet 20"."""
    tokens, here = figure.sentence.tokens, board.in_sentence(figure.order)
    if not here or tokens[0].text.lower() not in _OPENERS or here[0].figure.first > _LEAD or here[0].unit or is_period(here[0].head):
        return None
    whole = here[0]
    if any(whole.start < other.start < figure.mention.core.start for other in here):
        return None
    between = words_between(figure.sentence, whole.figure.mention.span.end, figure.mention.span.start)
    led = words_between(figure.sentence, tokens[0].span.end, whole.figure.mention.span.start)
    if any(token.tag == "PUNCT" for token in led):
        return None  # "Of those, 48, or 15 percent"
    if between and between[-1].text.lower() in word_set("directions of a change"):
        return None  # "Of its five shops, the one in Hull did best, with sales up 9 percent"
    if between and between[-1].text.lower() == "at" and figure.quantity.unit == "%":
        return None  # "Among the seven states, unemployment was highest in Ohio, at 4.2 percent": a rate
    fits = any(token.text == "," for token in between) and figure.mention.core.start > whole.start
    bare = figure.noun is None or figure.noun is figure.chunk
    return (whole, Span(tokens[0].span.start, whole.figure.mention.span.end), False) if fits and bare and exists(whole) else None


def _found_among(board: Board, figure: Figure) -> Base | None:
    """The only count before a share in which something is found: "tested 2,000 wells and found lead in one in eight"."""
    lead = figure.tokens_before(1)
    here = board.in_sentence(figure.order)
    before = [entry for entry in here if entry.start < figure.mention.core.start]
    if not lead or lead[0].text.lower() not in ("in", "at", "on", "among") or len(before) != 1 or figure.head:
        return None
    if lead[0].text.lower() == "at" and figure.quantity.unit == "%":  # "Across the five schools the rate was unchanged at 63 percent"
        return None
    whole = before[0]
    if whole.unit or is_period(whole.head) or not whole.head or not exists(whole) or whole.claim.count.nominal <= 1:
        return None
    after = next(iter(figure.tokens_after()), None)
    bare = after is None or after.tag in ("PUNCT", "CONJ", "SCONJ", "VERB", "AUX")
    return (whole, whole.figure.mention.span, True) if bare else None


def _tested_base(board: Board, figure: Figure) -> Base | None:
    """The count of what was tested, before a share of those: "Samples from all 20 horses show that 33 percent were infected"."""
    before = [entry for entry in board.in_sentence(figure.order) if entry.start < figure.mention.core.start]
    after = next(iter(figure.tokens_after()), None)
    if after is None or after.form not in FINITE or figure.head or len(before) != 1 or before[0].unit or not exists(before[0]):
        return None
    lead = figure.sentence.tokens[: before[0].figure.first]
    tested = any(token.lemma in word_set("tests of things") for token in lead)
    led = [token.text.lower() for token in before[0].figure.tokens_before(2) if token.text.lower() != "all"][-1:]
    fits = tested and led in (["of"], ["from"], ["on"]) and before[0].head and not is_period(before[0].head)
    return (before[0], before[0].figure.mention.span, True) if fits else None


def _base_of_pronoun(board: Board, figure: Figure) -> Base | None:
    """The count right before "..., half of whom", the only amount in the sentence before "a third of it", the things of "of them"."""
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
    if noun.head in _PLURALS or (not noun.head and noun.determiner in _PLURALS):
        known = _pointed_to(board, figure, before)
        return (known, cue, True) if known is not None else None
    if noun.head == "it" and not before:
        amounts = [entry for entry in board.in_sentence(figure.order - 1) if entry.figure.paragraph == figure.paragraph]
        one = len(amounts) == 1 and amounts[0].unit not in ("", "percent") and amounts[0].is_live and not amounts[0].figure.mention.of
        return (amounts[0], cue, True) if one else None
    return None


def _pointed_to(board: Board, figure: Figure, before: list[Entry]) -> Entry | None:
    """The only count of things that "of them" can point to: in its sentence, or, where none is, in the one before in the paragraph."""
    known = [entry for entry in before if not is_period(entry.head) and not entry.unit and entry.figure.at >= 0]
    order = figure.order
    if not known:
        order = figure.order - 1
        known = [entry for entry in board.in_sentence(order) if entry.figure.paragraph == figure.paragraph and entry.figure.at >= 0]
        known = [entry for entry in known if not is_period(entry.head)]
    if len(known) != 1 or known[0].unit or not exists(known[0]) or not (known[0].head or _is_crew(known[0])) or known[0].figure.elliptic:
        return None
    whole = known[0]
    if whole.figure.chunk is not None and whole.figure.chunk.compound:
        return None
    rival = any(_is_rival(board, order, chunk, whole, figure) for order in {order, figure.order} for chunk in _chunks(board, order))
    return None if rival else whole


def _is_crew(entry: Entry) -> bool:
    """Whether a bare count is the size of a group: "a crew of eight"."""
    chunks, own = entry.figure.sentence.chunks, entry.figure.chunk
    return own is not None and any(other.of is not None and chunks[other.of] is own and names_a_set(other.head) for other in chunks)


def _chunks(board: Board, order: int) -> tuple[Chunk, ...]:
    sentence = board.sentence(order)
    return sentence.chunks if sentence is not None else ()


def _is_rival(board: Board, order: int, chunk: Chunk, whole: Entry, figure: Figure) -> bool:
    """Whether another plural noun, without a number, stands between a count and "of them"."""
    sentence = board.sentence(order)
    own = whole.figure.noun or whole.figure.chunk
    if sentence is None or chunk is own or chunk is whole.figure.chunk or chunk.span.start >= figure.mention.span.start:
        return False
    if own is not None and chunk.head == own.head and chunk.definite:
        return False
    if order == figure.order and _does_it(chunk, figure):
        return False
    token = sentence.tokens[chunk.tokens[1]]
    if token.form not in ("NNS", "NNPS") or is_period(chunk.head) or chunk.mention is not None:
        return False
    # What stands before the count is what counts them: "Judges tasted six pies and rejected 40 percent of them".
    return order > whole.figure.order or chunk.span.start >= whole.start


def _does_it(chunk: Chunk, figure: Figure) -> bool:
    """Whether a noun is the subject of the verb that a share goes with: "Inspectors declared half of them unfit" is not of those.

    So too behind a preposition: "seven islands, and goats live on half of them". A share beside it is of those (`_OWN`).
    """
    clause = figure.clause
    return clause is not None and figure.slot not in _OWN and any(figure.sentence.chunks[at] is chunk for at in clause.subject)


def _following_base(board: Board, figure: Figure) -> Base | None:
    """The count right after a share: "half the 58 ponies", "42 percent of the 20", "a quarter of its $8 million in bonds"."""
    after = [entry for entry in board.in_sentence(figure.order) if entry.start >= figure.mention.span.end]
    if not after or after[0].figure.chunk is None:
        return None
    between = board.text[figure.mention.span.end : after[0].start].lower().split()
    if between[:1] != ["of"] and figure.mention.kind != "fraction":
        return None
    led = between in (["of"], ["of", "all"]) or between[-1:] in (["the"], ["its"], ["their"], ["those"])
    return (after[0], after[0].figure.chunk.span, False) if led and len(between) <= _FEW and not is_period(after[0].head) else None


def _definite_base(board: Board, figure: Figure) -> Base | None:
    """The only number that the draft gives for a noun that stands after "of the"."""
    noun = figure.noun
    if noun is None or noun is figure.chunk or noun.mention is not None or not noun.definite:
        return None
    cue = Span(figure.mention.span.end, noun.span.end) if noun.span.end > figure.mention.span.end else noun.span
    sized = _size_of_body(board, figure, noun) or _size_told_after(board, figure, noun)
    if sized is not None:
        return sized, cue, True
    counts = [entry for entry in board.near(figure.mention.span.start) if entry.head == noun.head and not entry.unit and _is_of_all(entry)]
    known = [entry for entry in counts if entry.start < figure.mention.span.start]
    if not known and (told := _told_after(figure, noun, counts)) is not None:
        return told, cue, True
    # What is brought in after the share is another group: "75 percent of the patients ... A trial of 30 patients is to begin".
    counts = [entry for entry in counts if entry.start < figure.mention.span.start or _takes_all_up(entry, known)]
    counts = [entry for entry in counts if entry.is_live or exists(entry)] if known and exists(known[0]) else counts
    if not known or any(entry.claim.count != known[0].claim.count or not exists(entry) for entry in counts):
        return None
    whole = known[0]
    if whole.claim.count.bound != "=" or whole.figure.elliptic or narrowing(figure, noun) != set(whole.claim.scope.population):
        return None
    return whole, cue, True


def _told_after(figure: Figure, noun: Chunk, counts: list[Entry]) -> Entry | None:
    """The count of all of a noun behind a share of it: "half of the ship's boats ... The ship carries five boats", "all five wells"."""
    if not counts or len({entry.claim.count for entry in counts}) > 1 or narrowing(figure, noun):
        return None
    whole, told = counts[0], {token.lemma for token in figure.sentence.tokens if token.tag in ("NOUN", "PROPN")}
    if not exists(whole) or whole.claim.count.bound != "=" or whole.figure.modifiers or not 0 < whole.figure.order - figure.order <= _AFTER:
        return None
    clause = whole.figure.clause
    if whole.figure.determiner == "all" or [token.text.lower() for token in whole.figure.tokens_before(1)] == ["all"]:
        return whole
    if clause is None or clause.verb is None or clause.verb.lemma not in word_set("has as its own") or not clause.subject:
        return None
    owner = whole.figure.sentence.chunks[clause.subject[0]]
    named = {token.lemma for token in whole.figure.sentence.tokens[owner.tokens[0] : owner.tokens[1] + 1] if token.tag in ("NOUN", "PROPN")}
    behind = next(iter(whole.figure.tokens_after()), None)
    alone = behind is None or behind.tag == "PUNCT"  # "has 25 nurses on each shift"
    return whole if alone and whole.figure.slot == "object" and named & told else None


def _base_of_vote(board: Board, figure: Figure) -> Base | None:
    """The number of those who sit in the only body told of, for "The vote was 70 percent in favor"."""
    after = [token.text.lower() for token in figure.tokens_after()][:2]
    if after not in (["in", "favor"], ["in", "favour"]) or figure.clause is None or not figure.clause.subject:
        return None
    subject = figure.sentence.chunks[figure.clause.subject[0]]
    if subject.head not in ("vote", "result", "tally", "outcome") or not subject.definite:
        return None
    near = [entry for entry in board.earlier(figure.mention.span.start) if figure.order - entry.figure.order <= 2 * _AFTER]
    known = [e for e in near if not e.unit and e.head in word_set("voters in a body") and exists(e) and _is_of_all(e)]
    if len({entry.claim.count.nominal for entry in known}) != 1 or known[0].claim.count.bound != "=":
        return None
    return known[-1], subject.span, True


def _takes_all_up(entry: Entry, known: list[Entry]) -> bool:
    """Whether a later count is of all those counted before, and not of those described further ("the five damaged cars")."""
    told = set(known[0].figure.modifiers) if known else set()
    return entry.figure.definite and set(entry.figure.modifiers) <= told and entry.figure.relative is None


def _is_of_all(entry: Entry) -> bool:
    """Whether a count is of all of its noun: neither without a noun of its own nor a part ("two of the five puppies")."""
    lead = [token.text.lower() for token in entry.figure.tokens_before(1)]
    every = entry.figure.determiner == "all" or lead == ["all"]
    return not entry.figure.elliptic and (every or entry.figure.predicated or entry.figure.noun is entry.figure.chunk)


def _size_of_body(board: Board, figure: Figure, noun: Chunk) -> Entry | None:
    """The number of members of a body that a share is taken of, or of its members.

    As in "the seven members of the zoning board ... 71 percent of the board", "a jury of 12 ... 60 percent of the jurors".
    """
    of_body, of_members = noun.head in word_set("bodies"), noun.head in word_set("voters in a body")
    if figure.relative or not (of_body or of_members) or narrowing(figure, noun):
        return None
    sizes = [(entry, body) for entry in board.earlier(figure.mention.span.start) for body in _bodies_of(entry)]
    if len({entry.claim.count.nominal for entry, _ in sizes}) != 1 or sizes[0][0].claim.scope.quoted:
        return None
    named = {body for _, body in sizes}
    if of_body and noun.head not in named and noun.head not in word_set("any body"):
        return None
    if of_members and any(entry.head == noun.head for entry, _ in sizes):
        return None  # the count of the noun itself decides, with all others of that noun
    return sizes[0][0] if sizes[0][0].claim.count.bound == "=" else None


def _size_told_after(board: Board, figure: Figure, noun: Chunk) -> Entry | None:
    """The same of a body whose members are counted after a share of them: "70 percent of the committee's members ... It has 12 members"."""
    owners = {token.lemma for token in figure.sentence.tokens[noun.tokens[0] : noun.tokens[1]]}
    body = noun.head if noun.head in word_set("bodies") else next((word for word in owners if word in word_set("bodies")), "")
    if not body or figure.relative or (noun.head != body and noun.head not in word_set("voters in a body")) or narrowing(figure, noun):
        return None
    near = board.near(figure.mention.span.start)
    if any(entry.start < figure.mention.span.start and entry.head in (body, noun.head) for entry in near):
        return None
    sizes = [entry for entry in near if entry.start > figure.mention.span.start and body in _bodies_of(entry)]
    plain = len({entry.claim.count.nominal for entry in sizes}) == 1 and sizes[0].is_live and sizes[0].claim.count.bound == "="
    return sizes[0] if plain and sizes[0].figure.order - figure.order <= _AFTER else None


def _bodies_of(entry: Entry) -> Iterator[str]:
    """The body whose members a count gives: "the board's seven members", "a jury of 12", "a nine-member panel"."""
    chunk, bodies = entry.figure.chunk, word_set("bodies")
    if chunk is None or entry.unit:
        return
    chunks, tokens = entry.figure.sentence.chunks, entry.figure.sentence.tokens
    if not entry.head or entry.figure.elliptic:
        yield from (other.head for other in chunks if other.of is not None and chunks[other.of] is chunk and other.head in bodies)
        return
    if entry.head not in word_set("voters in a body"):
        return
    if chunk.compound:
        yield from (other.head for other in chunks if other is not chunk and other.span.contains(chunk.span) and other.head in bodies)
        return
    after = [other for other in chunks if other.span.start >= chunk.span.end][:1]
    linked = [other for other in after if words_between(entry.figure.sentence, chunk.span.end, other.span.start)[:1]]
    of = [o for o in linked if words_between(entry.figure.sentence, chunk.span.end, o.span.start)[0].text.lower() in ("of", "on")]
    outer = [other for other in chunks if other is not chunk and other.span.contains(chunk.span)]
    yield from (other.head for other in (*of, *outer) if other.head in bodies)
    yield from (token.lemma for token in tokens[chunk.tokens[0] : chunk.tokens[1]] if token.lemma in bodies)
    clause = entry.figure.clause
    if clause is not None and clause.verb is not None and clause.verb.lemma in ("sit", "serve") and entry.figure.slot == "subject":
        yield from (chunks[at].head for preposition, at in clause.obliques if preposition == "on" and chunks[at].head in bodies)
    if (
        clause is not None
        and clause.verb is not None
        and clause.verb.lemma in ("have", "number", "comprise")
        and entry.figure.slot == "object"
    ):
        yield from (chunks[at].head for at in clause.subject if chunks[at].head in bodies)


def narrowing(figure: Figure, noun: Chunk) -> set[str]:
    """The modifiers of a noun, without whose they are: "the county's commission's members" has none."""
    owners = {
        figure.sentence.tokens[at].lemma
        for at in range(noun.tokens[0], noun.tokens[1])
        if figure.sentence.tokens[at + 1].text in ("'s", "’s", "'", "’") or figure.sentence.tokens[at].text.endswith(("'s", "’s"))
    }
    return {word for word in noun.modifiers if word not in owners}
