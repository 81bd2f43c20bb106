"""Signs near a count that keep it from being a part of what was counted before: of one among them, of others, of another time."""

from __future__ import annotations

from typing import Final

from factcheck.claims.nouns import is_person, same_nouns
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.change_words import change_words

_OF_THAT: Final = 3
_NEAR: Final = 2
_EVER_BEFORE: Final = frozenset(("previous", "past", "former", "earlier"))
_TIME_REACH: Final = 8
_LENGTHS: Final = ("years", "months", "weeks", "days", "hours", "minutes", "nights", "seasons")


def is_restricted(entry: Entry, pointer: Span) -> bool:
    """Whether a relative clause says which of them are pointed to: "12 of the families that settled"."""
    after = next((token for token in entry.figure.sentence.tokens if token.span.start >= pointer.end), None)
    return after is not None and after.text.lower() in ("who", "that", "which")


def names_others(board: Board, entry: Entry, pointer: Span) -> bool:
    """Whether "those" and its own phrase tell of others than a part just told: "six of the May cases and nine of those from June"."""
    last = next(iter(board.before(entry, 0)), None)
    after = next((token for token in entry.figure.sentence.tokens if token.span.start >= pointer.end), None)
    led = after is not None and after.tag == "ADP" and pointer.text_of(board.text).lower().endswith("those")
    return led and last is not None and board.text.startswith(" of ", last.figure.mention.span.end)


def participle_behind(entry: Entry, pointer: Span) -> str:
    """The verb of a participle that says which of them are meant: "of those received"; "" where none does."""
    after = next((token for token in entry.figure.sentence.tokens if token.span.start >= pointer.end), None)
    return after.lemma if after is not None and after.form in ("VBN", "VBD") else ""


def is_of_noun_before(entry: Entry) -> bool:
    """Whether "60 of them" counts those whom the plural noun that opens its sentence, set off by a comma, has just named."""
    tokens = entry.figure.sentence.tokens
    return 1 < entry.figure.first <= 1 + _OF_THAT and tokens[0].form == "NNS" and tokens[1].text == ","


def is_of_all_before(entry: Entry, whole: Entry) -> bool:
    """As in "In 2006 there were two winners. Only eight of the previous winners": all that ever were, and not those just told."""
    chunk = entry.figure.chunk
    pointed = entry.figure.sentence.chunks[chunk.of] if chunk is not None and chunk.of is not None else None
    return pointed is not None and bool(set(pointed.modifiers) & _EVER_BEFORE - set(whole.figure.modifiers))


def is_distance(entry: Entry) -> bool:
    """Whether a count says how many more or less there are, of whom there are no parts: "900 fewer pupils", "a rise of 90 pupils"."""
    after = next((token.text.lower() for token in entry.figure.tokens_after()), "")
    lead = [token.lemma for token in entry.figure.tokens_before(2)]
    changed = lead in ([",", "up"], [",", "down"]) or (lead[1:] == ["of"] and lead[0] in change_words("N"))
    return changed or bool({"fewer", "less"} & {*entry.figure.modifiers, entry.head, after})


def is_of_length(found: Entry, entry: Entry) -> bool:
    """As in "spent 62 hours outside on three flights, nine of them this year": more than the flights, so that the hours are meant."""
    most = found.claim.count.support.high
    if most is None or found.figure.order != entry.figure.order or entry.claim.count.nominal <= most:
        return False
    before = [token for token in entry.figure.sentence.tokens if token.span.end <= found.start]
    return any(token.form == "t" and token.text.lower().endswith(_LENGTHS) for token in before)


def follows_a_time(entry: Entry) -> bool:
    """As in "cooked for 22 years, 17 of them in Lyon": the pronoun takes up the years."""
    tokens = entry.figure.sentence.tokens[max(0, entry.figure.first - _TIME_REACH) : entry.figure.first]
    at = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].form == "t"), len(tokens))
    between = tokens[at + 1 :]
    beside = any(token.text == "," for token in between) and not any(token.tag == "VERB" or token.form == "C" for token in between)
    return beside and tokens[at].text.lower().endswith(_LENGTHS)


def follows_uncounted(board: Board, entry: Entry) -> bool:
    """Whether somebody who is not counted is told right before: "Roe, his wife and three children", "John Roe and three passengers"."""
    sentence, chunk, clause = entry.figure.sentence, entry.figure.chunk, entry.figure.clause
    counted = [other.figure.chunk for other in board.in_sentence(entry.figure.order)]
    subjects = [sentence.chunks[one] for one in clause.subject] if clause is not None and entry.figure.slot == "subject" else []
    if chunk in subjects and any(one.mention is None and one not in counted for one in subjects):
        return True
    at = chunk.tokens[0] if chunk is not None else 0
    joints = [token.text.lower() for token in sentence.tokens[max(0, at - 2) : at]]
    if joints[-1:] not in (["and"], [","]):
        return False
    at -= 2 if joints == [",", "and"] else 1
    before = next((other for other in sentence.chunks if other.tokens[1] == at - 1 and other.mention is None), None)
    if before is None or before in counted:
        return False
    return is_person(before.head) or sentence.tokens[before.tokens[1]].tag == "PROPN"


def is_of_one(entry: Entry, cue: Span) -> bool:
    """As in "the youngest of them 81": a number said of one among them counts none of them."""
    before = [token for token in entry.figure.sentence.tokens if token.span.end <= cue.start][-1:]
    return any(token.form in ("JJS", "RBS") or token.lemma in ("eldest", "elder") for token in before)


def are_of_other_times(board: Board, whole: Entry, entry: Entry) -> bool:
    """As in "272 fires last year ... In 2022 there were 320 of those fires": of that kind, and none of them."""
    first, second = board.time(whole), board.time(entry)
    if first is None or second is None or first.days is None or second.days is None:
        return False
    return not first.days.meets(second.days)


def may_point_elsewhere(board: Board, entry: Entry) -> bool:
    """As in "keepers lost 38 percent, says their association, which surveyed 412 of them": a plural of another clause is near."""
    sentence = entry.figure.sentence
    last = next(iter(board.before(entry, 0)), None)
    if last is not None and last.unit and not entry.unit and not last.unit.isupper():
        return True  # "weighed 92 pounds and has lost four of them": of the measure
    for clause in sentence.clauses:
        if clause is entry.figure.clause or clause.verb is None or entry.figure.clause is None or clause.verb.span.start > entry.start:
            continue
        # "The port, which handles cars, moved 870,000 of them": what a clause set in between does it to.
        for at in (*(clause.subject if entry.figure.clause.relative else ()), *(clause.objects if clause.relative else ())):
            head = sentence.tokens[sentence.chunks[at].tokens[1]]
            known = any(same_nouns(head.lemma, other.head) for other in board.before(entry, _NEAR))
            if sentence.chunks[at].mention is None and head.form == "NNS" and not known and head.span.end <= entry.start:
                return True
    return _follows_a_plural(board, entry)


def _follows_a_plural(board: Board, entry: Entry) -> bool:
    """As in "Since then women in labor have been driven to Ansel. Eleven of them": the sentence before has others for its subject."""
    before = board.sentence(entry.figure.order - 1) if entry.figure.core_at == 0 else None
    clause = before.clauses[0] if before is not None and before.clauses else None
    if before is None or clause is None or clause.event == "say" or not clause.subject:
        return False
    chunk = before.chunks[clause.subject[-1]]
    head = before.tokens[chunk.tokens[1]]
    known = any(same_nouns(head.lemma, other.head) for other in board.before(entry, _NEAR))
    return chunk.mention is None and head.form == "NNS" and not known
