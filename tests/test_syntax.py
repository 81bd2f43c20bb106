"""Words, noun chunks, verb groups and clauses, and how fast and how well they are read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.counts.figures import read_figures
from factcheck.draft import Draft
from factcheck.mentions.find import find_mentions
from factcheck.scopes import split_scopes
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading
from factcheck.syntax.events import verb_event
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.read import read_clauses

LABELLED = [json.loads(line) for line in (Path(__file__).parent.parent / "fixtures" / "clauses.jsonl").read_text("utf-8").splitlines()]


def read(text: str) -> Reading:
    draft = Draft(text)
    return read_clauses(draft, split_scopes(draft), find_mentions(text))


def mention_at(reading: Reading, offset: int) -> int | None:
    return next((at for at, one in enumerate(reading.mentions) if one.span.start <= offset < one.span.end), None)


def head_of(reading: Reading, offset: int) -> str | None:
    """The noun that the number at an offset counts, "" where none is stated."""
    at = mention_at(reading, offset)
    if at is not None:
        chunk = reading.head_of(at)
        return chunk.head if chunk else ""
    sentence = reading.sentence_at(offset)
    assert sentence is not None
    holder: Chunk | None = next((one for one in sentence.chunks if one.span.start <= offset < one.span.end), None)
    while holder is not None and not holder.head and holder.of is not None:
        holder = sentence.chunks[holder.of]
    return holder.head if holder else None


def matching(reading: Reading, event: dict[str, Any]) -> list[tuple[SentenceReading, Clause]]:
    """The clauses of the labelled event with the labelled tense, polarity and modality."""
    types = {event["type"], verb_event(event["type"])}
    found = []
    for sentence in reading.sentences:
        for one in sentence.clauses:
            verb = one.verb
            if one.event not in types and (verb is None or verb.lemma not in types):
                continue
            stated = (verb.tense, verb.negated, verb.modality) if verb else ("", False, "asserted")
            if stated == (event["tense"], event["negated"], event["modality"]):
                found.append((sentence, one))
    return found


def takes_part(sentence: SentenceReading, clause: Clause, offset: int) -> bool:
    return any(sentence.chunks[at].span.start <= offset < sentence.chunks[at].span.end for at in clause.participants())


def score(*, held_out: bool) -> dict[str, float]:
    right = dict.fromkeys(("heads", "events", "participants"), 0)
    total = dict(right)
    for case in (one for one in LABELLED if one["held_out"] is held_out):
        reading = read(case["text"])
        at = 0
        for number, head in case["heads"]:
            found = re.compile(rf"(?<![\w,.]){re.escape(number)}(?![\w,]*\d)").search(case["text"], at)
            assert found is not None, case
            at = found.start() + 1
            total["heads"] += 1
            right["heads"] += head_of(reading, found.start()) == head
        clauses = matching(reading, case["event"])
        total["events"] += 1
        right["events"] += bool(clauses)
        if "holds" in case["event"]:
            offset = case["text"].index(case["event"]["holds"])
            mention = mention_at(reading, offset)
            own = reading.clauses_of(mention) if mention is not None else ()
            within = any(one in own or takes_part(sentence, one, offset) for sentence, one in clauses)
            total["participants"] += 1
            right["participants"] += within
    return {name: right[name] / total[name] for name in right}


# The half held out was written before the passes were tuned. Run once, before any of its errors was looked at, it had heads right in
# 97.2 percent (212 of 218), events with tense, polarity and modality in 94.0 (141 of 150), participants in 92.2 (118 of 128).
@pytest.mark.parametrize("held_out", [False, True])
def test_heads_and_events_of_labelled_sentences(held_out: bool) -> None:
    rates = score(held_out=held_out)
    assert rates["heads"] >= 0.95, rates
    assert rates["events"] >= 0.90, rates
    assert rates["participants"] >= 0.90, rates


def clauses(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Event, subject and objects of each clause, as written."""
    found = []
    for sentence in read(text).sentences:
        for one in sentence.clauses:
            spans = [[sentence.chunks[chunk].span.text_of(text) for chunk in chunks] for chunks in (one.subject, one.objects)]
            found.append((one.event, spans[0], spans[1]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine men and six women were injured.", [("injure", ["Nine men", "six women"], [])]),
        ("Troops shot three men and freed 12 captives.", [("shoot", ["Troops"], ["three men"]), ("release", ["Troops"], ["12 captives"])]),
        ("The men who robbed two banks fled.", [("rob", ["The men"], ["two banks"]), ("flee", ["The men"], [])]),
        ("Police said two girls had drowned.", [("say", ["Police"], []), ("die", ["two girls"], [])]),
        ("The mayor, a lawyer, resigned.", [("resign", ["The mayor"], [])]),
        ("Vold, 44, and two aides left.", [("leave", ["Vold", "two aides"], [])]),
        ("Killed were two cooks and a guard.", [("die", ["two cooks", "a guard"], [])]),
        ("Ten died in March and nine in April.", [("die", ["Ten"], []), ("die", ["nine"], [])]),
        ("The blast left 12 dead.", [("leave", ["The blast"], ["12"]), ("die", ["12"], [])]),
        ("4 dead, 9 hurt in mill fire", [("die", ["4"], []), ("injure", ["9"], [])]),
        ("The toll of the mill fire is unknown.", [("be", ["The toll"], [])]),
        ("The death toll rose to 31.", [("die", ["The death toll"], [])]),
        ("The firm laid off 120 welders.", [("dismiss", ["The firm"], ["120 welders"])]),
        ("The deal limits night shifts to four.", [("limit", ["The deal"], ["night shifts"])]),
        ("The contract raises pay by 14 percent.", [("raise", ["The contract"], ["pay"])]),
        ("The farm ships milk to 40 towns.", [("ship", ["The farm"], ["milk"])]),
        ("The bank loans to farmers rose.", [("rise", ["The bank loans"], [])]),
        ("Another 208 walk.", [("walk", ["Another 208"], [])]),
        ("Ann Roe, the nurse who saw it, wept.", [("see", ["the nurse"], ["it"]), ("weep", ["Ann Roe"], [])]),
        ("The car he drove was sold.", [("drive", ["he"], ["The car"]), ("sell", ["The car"], [])]),
        ("They sold the mill their father built.", [("sell", ["They"], ["the mill"]), ("build", ["their father"], ["the mill"])]),
        ("He told the club he would stay.", [("say", ["He"], ["the club"]), ("stay", ["he"], [])]),
        ("The cooks, most of whom are new, struck.", [("be", ["most"], []), ("strike", ["The cooks"], [])]),
        ("The town, whose mayor fled, fell silent.", [("flee", ["whose mayor"], []), ("fall", ["The town"], [])]),
        (
            "They saw 40 gulls, of which 12 died, and freed two.",
            [("see", ["They"], ["40 gulls"]), ("die", ["12"], []), ("release", ["They"], ["two"])],
        ),
        ("Vold, the pilot drowned in May, had sons.", [("die", ["the pilot"], []), ("have", ["Vold"], ["sons"])]),
        (
            "She ran home drenched, ate and slept.",
            [("run", ["She"], []), ("drench", ["She"], []), ("eat", ["She"], []), ("sleep", ["She"], [])],
        ),
        (
            "They fined the firm, and the clerk who ran it has left.",
            [("fine", ["They"], ["the firm"]), ("run", ["the clerk"], ["it"]), ("leave", ["the clerk"], [])],
        ),
        (
            "They held two men and a boy who lived there, and freed them.",
            [("hold", ["They"], ["two men", "a boy"]), ("live", ["a boy"], []), ("release", ["They"], ["them"])],
        ),
        (
            "Owners say the tax, adopted in May, will rise.",
            [("say", ["Owners"], []), ("adopt", ["the tax"], []), ("rise", ["the tax"], [])],
        ),
        ("It rained, and the Lenn, already high, rose.", [("rain", ["It"], []), ("rise", ["the Lenn"], [])]),
        ("The fire is 40 percent contained.", [("contain", ["The fire"], ["40 percent"])]),
        ("Had the vicar been told, he had fled.", [("say", ["the vicar"], []), ("flee", ["he"], [])]),
    ],
)
def test_who_did_what(text: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "tense", "voice", "negated", "modality", "perfect"),
    [
        ("Six boats sank.", "past", "active", False, "asserted", False),
        ("Six boats have been seized.", "present", "passive", False, "asserted", True),
        ("Six boats had not left.", "past", "active", True, "asserted", True),
        ("Six boats will be sold.", "future", "passive", False, "planned", False),
        ("Six boats are expected to arrive.", "present", "active", False, "planned", False),
        ("Six boats may sink.", "", "active", False, "possible", False),
        ("Six boats must leave.", "present", "active", False, "required", False),
        ("Six boats would have sunk.", "", "active", False, "hypothetical", True),
        ("Six boats failed to return.", "past", "active", True, "asserted", False),
        ("Six boats have yet to return.", "present", "active", True, "asserted", False),
        ("No boats sank.", "past", "active", True, "asserted", False),
        ("Six boats never returned.", "past", "active", True, "asserted", False),
    ],
)
def test_verb_groups(text: str, tense: str, voice: str, negated: bool, modality: str, perfect: bool) -> None:
    (only,) = [one for sentence in read(text).sentences for one in sentence.clauses]
    assert only.verb is not None
    verb = only.verb
    assert (verb.tense, verb.voice, verb.negated, verb.modality, verb.perfect) == (tense, voice, negated, modality, perfect)


@pytest.mark.parametrize(
    ("text", "number", "head", "modifiers"),
    [
        ("About 1,037 Afghan soldiers crossed.", "1,037", "soldier", ("afghan",)),
        ("The 40 or 50 sheep were lost.", "40", "sheep", ()),
        ("A five-race series ended.", "five", "race", ()),
        ("Twelve of the 40 inns closed.", "Twelve", "inn", ()),
        ("Of the 40 inns, 12 closed.", "12", "inn", ()),
        ("The other two fled.", "two", "", ("other",)),
        ("All three were fined.", "three", "", ()),
        ("The mill sold 214 graded oak planks.", "214", "plank", ("graded", "oak")),
        ("It took 15 Norwegians home.", "15", "norwegian", ()),
    ],
)
def test_what_a_count_counts(text: str, number: str, head: str, modifiers: tuple[str, ...]) -> None:
    reading = read(text)
    at = mention_at(reading, text.index(number))
    assert at is not None
    chunk = reading.head_of(at) or reading.chunk_of(at)
    assert chunk is not None
    assert (chunk.head, chunk.modifiers) == (head, modifiers)


@pytest.mark.parametrize(
    ("text", "number", "head", "modifiers"),
    [
        ("The town bought eight blue, four red and seven white boats.", "eight", "boat", ("blue",)),
        ("They keep 12 sheep and three dairy cows.", "12", "sheep", ()),
        ("There are 12 boys and 14 girls in the class of 26.", "26", "", ()),
        ("Nine men sang and 12 danced.", "12", "man", ()),
    ],
)
def test_whose_noun_a_count_takes(text: str, number: str, head: str, modifiers: tuple[str, ...]) -> None:
    figure = next(figure for figure in read_figures(read(text)) if figure.mention.core.start == text.index(number))
    assert (figure.head, figure.modifiers) == (head, modifiers)


@pytest.mark.parametrize(
    ("text", "event", "source"),
    [
        ("Two men died, police said.", "die", "police"),
        ("Police said two men died.", "die", "Police"),
        ("Two men died, according to the coroner.", "die", "the coroner"),
        ('"Two men died," Lund said.', "die", "Lund"),
        ("Two men died.", "die", None),
        ("Two men died. Police said nothing of it.", "die", None),
    ],
)
def test_whose_word_it_is(text: str, event: str, source: str | None) -> None:
    (only,) = [one for sentence in read(text).sentences for one in sentence.clauses if one.event == event]
    assert (only.source.text_of(text) if only.source else None) == source


def test_a_group_takes_part_through_its_members_and_a_whole_does_not() -> None:
    group, whole = read("A group of 12 pupils left."), read("Two of the 12 pupils left.")
    assert [one.event for one in group.clauses_of(0)] == ["leave"]
    at = next(index for index, one in enumerate(whole.mentions) if one.span.text_of(whole.text) == "12")
    assert whole.clauses_of(at) == ()


def test_times_belong_to_the_clause_that_they_stand_in() -> None:
    reading = read("On Friday, two men died and nine were hurt Saturday.")
    times = [[reading.mentions[at].span.text_of(reading.text) for at in one.times] for one in reading.sentences[0].clauses]
    assert [[time.removeprefix("On ") for time in some] for some in times] == [["Friday"], ["Saturday"]]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("wolves", "NNS", "wolf"), ("shot", "VBN", "shoot"), ("flies", "VBZ", "fly"), ("acquitted", "VBD", "acquit"), ("pies", "NNS", "pie")],
)
def test_lemmas(word: str, tag: str, lemma: str) -> None:
    assert tag in lexicon().tags(word)
    assert lexicon().lemma(word, tag) == lemma


PIECES = "the a 12 two , . ; : ( ) \" ' - of men were killed and said who that to in 5% $3 Lund's Friday — no if dead"
TEXTS = st.lists(st.sampled_from([*PIECES.split(" "), "\n", "\n\n"]), max_size=60).map(" ".join)


@given(st.one_of(TEXTS, st.text(max_size=80)))
def test_any_text_is_read_and_every_index_holds(text: str) -> None:
    reading = read(text)
    for sentence in reading.sentences:
        end = sentence.sentence.span.start
        for token in sentence.tokens:
            assert end <= token.span.start < token.span.end <= sentence.sentence.span.end
            end = token.span.end
        for chunk in sentence.chunks:
            assert 0 <= chunk.tokens[0] <= chunk.tokens[1] < len(sentence.tokens)
            assert chunk.of is None or chunk.of < len(sentence.chunks)
            assert chunk.mention is None or chunk.mention in sentence.mentions
        for one in sentence.clauses:
            assert all(0 <= chunk < len(sentence.chunks) for chunk in one.participants())
            assert all(mention in sentence.mentions for mention in one.times)


# Each is the beginning of something that a pass reads, over and over, never brought to its end.
PREFIXES = [
    "two men died. ", "of the ", "and ", ", ", '"', "'a ", "who ", "killed ", "( ", "a.b.", "A. ", "...", "-", "x", "said ", "Mr. ",
    "\n", "\n\n", "12 ", '"said ', "to be ", "be ", "not ", "because ", "men, ", "shot dead ", "1-", "x'", "\u2019s ", "According to ",
    "By A", "- ", "PHOTO ", "A, B ", "$", "very red and ", "the ", "had not ", "is expected to ", "two of 12 of ", "A. B ", "said, ",
]  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_time_grows_with_length(prefix: str) -> None:
    assert_linear(read, prefix, 32_000)
