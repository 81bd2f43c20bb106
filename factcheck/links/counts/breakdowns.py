"""link_breakdowns: a count with the run of counts that it falls into ("total": whole, part...; "part" where more may be left).

The run says that it covers the whole by its form or by its kinds:

    beside it, told apart by one preposition   "57 arrests over the weekend, 38 on Saturday and 19 on Sunday"
    kinds that exclude one another             "73 students took the test; 58 passed and 15 failed"; "Of the 31 whales, 22 were ..."
    a verb of making up                        "The jury of 12 consists of ..."; "Five teams ... make up the 15-team field"
    a sum stated after it                      "28 jobs at the mill and 45 at the cannery, 73 in all"
    kinds in a row behind one verb             "The choir has 48 singers. Twenty are sopranos, 12 altos and 16 basses"

Where the kinds leave room for others ("won 47 and lost 35": some games are drawn), the run is no more than the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, is_person, names_a_set, same_nouns, tell_apart
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.breakdown_kinds import ELSEWHERE, LEAST, is_led_by_not, is_size, kinds_of, link_items
from factcheck.links.counts.made_up import made_up, subject_of
from factcheck.links.counts.runs import Item, Run, runs_in
from factcheck.links.counts.wholes import explicit_whole, whole_of_part
from factcheck.links.cues import cue_near
from factcheck.links.link import Link
from factcheck.syntax.clause import Token
from factcheck.syntax.tag_context import FINITE

_OPENERS: Final = frozenset((",", ":", "—", "–", "--", "-", "(", "with"))
_HOLDER: Final = 5


def link_breakdowns(board: Board) -> list[Link]:
    """The wholes with the runs of counts that they fall into."""
    links: list[Link] = []
    for order in dict.fromkeys(entry.figure.order for entry in board.counts):
        for run in runs_in(board, order):
            if not run.closed:
                continue
            link = (
                _first_is_whole(run)
                or _later_is_whole(run)
                or _befallen(run)
                or _after_opener(board, run)
                or made_up(board, run)
                or _of_them(board, run)
            )
            link = link or _of_stated(board, run) or _taken_up(board, run) or _sum_after(board, run)
            if link is not None:
                links.append(link)
    return links


def _first_is_whole(run: Run) -> Link | None:
    """As in "57 arrests over the weekend, 38 on Saturday and 19 on Sunday", "The 26, 11 men and 15 women"."""
    first, *parts = run.items
    whole = first.entry
    if len(parts) < LEAST or parts[0].lead or any(part.entry.claim.count.nominal > whole.claim.count.nominal for part in parts[1:]):
        return None
    if not (first.own_noun or whole.unit or whole.figure.definite or is_size(whole)) or (whole.part_cue is not None and not whole.unit):
        return None
    cue = parts[0].entry.figure.mention.span
    kinds = kinds_of(parts)
    if kinds and all(_may_be_of(part, whole) for part in parts) and not tell_apart([first.words(), *(part.words() for part in parts)]):
        return link_items(whole, parts, cue, complete=kinds == "all" or all(part.own_noun for part in parts))
    return link_items(whole, parts, cue) if _are_parallel(first, parts) else None


def _later_is_whole(run: Run) -> Link | None:
    """As in "took nine innings and 10 pitchers, six for Boston and four for New York": the last with a noun, before those without."""
    named = [at for at, item in enumerate(run.items) if item.own_noun]
    return _first_is_whole(run.since(named[-1])) if named and 0 < named[-1] < len(run.items) - LEAST else None


def _may_be_of(part: Item, whole: Entry) -> bool:
    """Whether a part may be of those that a count counts: without a noun, of the same, or people of people."""
    noun = part.own_noun
    if names_a_set(noun) and is_person(whole.head):
        return True  # "212 passengers and 38 crew, 250 people in all"
    if noun in word_set("kinds of any creature"):
        return True  # "seven puppies, four males and three females"
    return not noun or not whole.head or compatible_nouns(noun, whole.head) or is_person(noun) == is_person(whole.head)


def _are_parallel(first: Item, parts: Sequence[Item]) -> bool:
    """Whether parts without a noun are told apart by one preposition, which is not that of the whole, and not by their years."""
    preposition = parts[0].preposition
    if preposition not in word_set("places parts") or any(token.text.lower() == preposition for token in (*first.lead, *first.tail)):
        return False
    if any(part.own_noun or part.lead or part.preposition != preposition for part in parts):
        return False
    return not any(token.form == "t" and any(sign.isdigit() for sign in token.text) for part in parts for token in part.tail)


def _after_opener(board: Board, run: Run) -> Link | None:
    """As in "raised $61,000, the keepers said, with $38,000 coming from members and $23,000 from strangers"; "17 medals (six gold ...)"."""
    items, first = run.items, run.items[0]
    lead = _before(first.entry)
    if not lead or lead[-1].text.lower() not in _OPENERS:
        return None
    near = [entry for entry in board.before(first.entry, 0) if entry.unit == first.entry.unit and entry.figure.at >= 0]
    if not near or is_period(near[0].head) or (near[0].figure.chunk is not None and near[0].figure.chunk.compound):
        return None
    whole = near[0]
    between = first.entry.figure.sentence.tokens[whole.figure.beyond : first.entry.figure.first]
    if lead[-1].text == "," and any(token.text == ":" for token in between):
        return None  # "29 people: the driver, three teachers and 25 pupils": one has no number
    if whole.claim.count.nominal.denominator > 1 and all(item.entry.claim.count.nominal.denominator == 1 for item in items):
        return None  # "six and a half points: five wins, three draws and a loss"
    cue = lead[-1].span
    kinds = kinds_of(items)
    if kinds and all(_may_be_of(item, whole) for item in items):
        return link_items(whole, items, cue, complete=kinds == "all")
    # "..., with $38,000 from members and $23,000 from strangers"
    preposition = items[0].preposition
    if lead[-1].text.lower() == "with" and preposition in word_set("places parts"):
        alike = all(item.preposition == preposition and not item.own_noun and not item.lead for item in items[1:])
        return link_items(whole, items, cue) if alike and not items[0].own_noun else None
    return None


def _before(entry: Entry) -> list[Token]:
    return entry.figure.tokens_before(2)


def _befallen(run: Run) -> Link | None:
    """As in "struck 13 people, killing four and injuring nine": what befell all those whom the sentence counts first."""
    first, *parts = run.items
    led = len(parts) == LEAST and all(len(part.lead) == 1 and part.lead[0].form == "VBG" and not part.own_noun for part in parts)
    if not led or not is_person(first.own_noun) or not tell_apart([part.told_of() for part in parts]):
        return None
    return link_items(first.entry, parts, parts[0].lead[0].span, complete=False)


def _of_them(board: Board, run: Run) -> Link | None:
    """As in "Of the 31 whales that stranded, 22 were refloated and nine died", "In its 82 games the team won 47 and lost 35"."""
    kinds = kinds_of(run.items)
    first = run.items[0].entry
    if not kinds:
        return None
    near = [
        entry
        for entry in board.in_sentence(first.figure.order)
        if entry.start < first.start and entry.unit == first.unit and entry.figure.at >= 0 and not is_period(entry.head)
    ]
    if len(near) != 1:
        return None
    lead = near[0].figure.tokens_before(2)
    if len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].lemma in word_set("polls"):
        return link_items(near[0], run.items, lead[0].span, complete=kinds == "all")
    opens = near[0].figure.first == 1 and bool(near[0].head)  # "Of 150 letters, 95 ..."
    if not ((near[0].figure.definite and near[0].head) or is_size(near[0]) or opens):
        return None
    opening = first.figure.sentence.tokens[: near[0].figure.first]
    if not opening or opening[0].text.lower() not in ("of", "in", "from", "among") or any(token.text == "," for token in opening):
        return None
    if near[0].figure.tokens_before(1) != list(opening[:1]) and not is_size(near[0]):
        return None
    if not all(_may_be_of(item, near[0]) for item in run.items):
        return None
    return link_items(near[0], run.items, opening[0].span, complete=kinds == "all")


def _of_stated(board: Board, run: Run) -> Link | None:
    """As in "Inspectors rated 130 of them good, 61 fair and 31 poor", "won 14 of those 22 bouts, drew one and lost seven"."""
    kinds = kinds_of(run.items)
    first = run.items[0].entry
    if any(token.text.lower() in ELSEWHERE for item in run.items for token in item.tail):
        return None
    held = first.verb in word_set("polling") | word_set("receiving") | word_set("has in all") | {"hold", "claim"} and _have_holders(
        run.items
    )
    whole = whole_of_part(board, first) if kinds or held or _is_told_by_place(run.items) else None
    last = explicit_whole(board, run.items[-1].entry) if (kinds or held) and whole is None else None
    whole = last[0] if last is not None else whole  # "won 12 games, lost five and drew three of its 20"
    if whole is None or any(whole.id == item.entry.id for item in run.items) or any(item.own_noun for item in run.items[1:-1]):
        return None
    if run.items[-1].own_noun and last is None:
        return None
    if any((own := explicit_whole(board, item.entry)) is not None and own[0].id != whole.id for item in run.items[1:]):
        return None  # "60 of the 61 Republicans and seven of the 39 Democrats"
    if kinds and not held and not kinds_of([_without_whole(run.items[0], whole), *run.items[1:]]):
        return None
    return link_items(whole, run.items, first.figure.mention.span, complete=kinds == "all")


def _without_whole(item: Item, whole: Entry) -> Item:
    """An item without the words that say what its whole is: "880 of the 1,200 seats for the women's final had gone"."""
    behind = [token for token in item.tail if token.span.start >= whole.start]
    verb = next((token.span.start for token in behind if token.form in FINITE), None)
    if not behind:
        return item
    own = tuple(token for token in item.tail if token.span.start < whole.start or (verb is not None and token.span.start >= verb))
    return replace(item, tail=own)


def _is_told_by_place(items: Sequence[Item]) -> bool:
    """As in "Of that, $6 million is for the building, $2 million for plumbing and $1 million for lockers": one preposition for each."""
    prepositions = {next((t.text.lower() for t in item.tail[:3] if t.text.lower() in word_set("places parts")), "") for item in items}
    again = any(token.form == "t" for item in items for token in item.tail[:3])  # "90 of them in May and 70 in June": some may be both
    return len(prepositions) == 1 and "" not in prepositions and not again and not any(item.own_noun for item in items)


def _taken_up(board: Board, run: Run) -> Link | None:
    """As in "Rangers counted 84 elephants. Fifty-two were females and 32 were males": counts without a noun, of those just counted."""
    first = run.items[0].entry
    called = _are_called(run.items)
    kinds = kinds_of(run.items) or ("some" if called and not any(is_person(item.own_noun) for item in run.items) else "")
    if not (kinds or _have_holders(run.items)) or (any(item.own_noun for item in run.items) and not called) or first.unit:
        return None
    if first.figure.first > 1 and kinds and not _is_of_one_told(run.items):
        return None
    near = [
        entry
        for entry in board.in_sentence(first.figure.order - 1)
        if entry.figure.paragraph == first.figure.paragraph and not entry.unit and not is_period(entry.head) and entry.figure.at >= 0
    ]
    near = [entry for entry in near if entry.figure.slot in ("subject", "object")] or near
    if (
        len(near) != 1
        or near[0].figure.elliptic
        or (called and kinds != "all" and not all(_may_be_of(item, near[0]) for item in run.items))
        or (not kinds and near[0].head not in ("seat", "member", "vote", "share"))
    ):
        return None
    if not kinds and near[0].verb in word_set("polling") and near[0].figure.slot == "object":
        return None  # "Tait won 11,640 votes. Pembury received 10,453 and Oake 4,312": one of the row
    return link_items(near[0], run.items, first.figure.mention.span, complete=kinds == "all")


def _are_called(items: Sequence[Item]) -> bool:
    """As in "Twenty are sopranos, 12 altos and 16 basses": a bare count and what those are, and behind it counts with a noun alone."""
    first, *others = items
    told = first.tail[:1] and first.tail[0].lemma == "be" and first.tail[-1].form == "NNS" and not first.own_noun
    return bool(told) and all(other.own_noun and not other.lead and not other.entry.figure.definite for other in others)


def _is_of_one_told(items: Sequence[Item]) -> bool:
    """As in "He was found guilty of seven and not guilty of five": two counts of one pronoun, which the words set against each other."""
    subject = subject_of(items[0].entry)
    return subject is not None and subject.head in ("he", "she", "it", "they") and len(items) == LEAST and is_led_by_not(*items)


def _have_holders(items: Sequence[Item]) -> bool:
    """As in "The Greens hold 28, the Liberals 19 and the Center 13": each count with a holder of its own."""
    holders = items[0].entry.figure.slot == "object" and items[0].entry.figure.first <= _HOLDER
    verb = items[0].entry.verb
    # "Bell won 54 of the 98 votes, and Cole won 44": the verb may be told again.
    leads = [item.lead[:-1] if item.lead and item.lead[-1].lemma == verb else item.lead for item in items[1:]]
    return holders and all(lead and lead[-1].tag in ("NOUN", "PROPN") for lead in leads)


def _sum_after(board: Board, run: Run) -> Link | None:
    """As in "28 jobs at the mill and 45 at the cannery, 73 in all", "$30 in fines and $14 in fees, or $44 altogether".

    All that the sentence counts in that unit before the sum is in the run.
    """
    first, last = run.items[0].entry, run.items[-1].entry
    here = [entry for entry in board.in_sentence(last.figure.order) if entry.unit == last.unit and not is_period(entry.head)]
    after = [entry for entry in here if entry.start > last.start]
    if any(entry.start < first.start for entry in here):
        return None
    if not after and not run.items[-1].tail[-1:]:
        return None
    if not after:
        after = [entry for entry in board.in_sentence(last.figure.order + 1) if entry.unit == last.unit and _sums_up(entry)][:1]
    if not after:
        return None
    whole = after[0]
    cue = cue_near(whole.figure, "total")
    if cue is None or whole.part_cue is not None or not all(_is_summed(item, whole) for item in run.items):
        return None
    return link_items(whole, run.items, cue)


def _sums_up(entry: Entry) -> bool:
    """Whether a sentence opens with the sum of what was told before it: "Its debts, $126,000 in all, ..."."""
    before = entry.figure.sentence.tokens[: entry.figure.first]
    return 0 < len(before) <= 4 and before[-1].text == ","


def _is_summed(item: Item, whole: Entry) -> bool:
    noun = item.own_noun
    return (
        bool(whole.unit) or not noun or not whole.head or whole.figure.elliptic or same_nouns(noun, whole.head) or _may_be_of(item, whole)
    )
