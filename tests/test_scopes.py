"""How a draft divides: paragraphs and their roles, sentences, quotations and their speakers."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import Draft, Region, Span
from factcheck.scopes import Scopes, split_scopes

FIXTURES = Path(__file__).parent.parent / "fixtures"

STORY = """\
Ferry fire injures 14 off Orsund

By Petra Vold

ORSUND, Norway (AP) — Fourteen people were hurt when a fire broke out aboard a ferry at 6:40 a.m. Tuesday, the coast guard said.

The ferry, the M.S. Havlys, had left Port No. 3 with 212 people aboard. "We smelled smoke," said Lt. Arne Dahl, 44, who was aboard. \
"It was over in 20 minutes."

Mr. Dahl praised the crew of 17. "They did not panic.

"They had drilled for this on Sept. 9," he added.

Causes of fires at sea

- Engines: 31 percent
- Cargo: 22 percent

Photo: The Havlys at its pier on Tuesday.
"""


def sentences(text: str, *roles: str) -> list[str]:
    scopes = split_scopes(Draft(text))
    return [" ".join(one.span.text_of(text).split()) for one in scopes.sentences if not roles or one.role in roles]


def speakers(text: str) -> list[str | None]:
    return [one.speaker.text_of(text) if one.speaker else None for one in split_scopes(Draft(text)).quotations]


def test_the_parts_of_a_story_have_their_roles() -> None:
    scopes = split_scopes(Draft(STORY))
    roles = [(one.role, one.span.text_of(STORY)) for one in scopes.sentences]
    assert roles[0] == ("headline", "Ferry fire injures 14 off Orsund")
    assert roles[1] == ("byline", "By Petra Vold")
    assert roles[2] == ("dateline", "ORSUND, Norway (AP) —")
    assert roles[3][0] == "body"
    assert roles[3][1].startswith("Fourteen people")
    assert ("heading", "Causes of fires at sea") in roles
    assert [text for role, text in roles if role == "list"] == ["- Engines: 31 percent", "- Cargo: 22 percent"]
    assert [text for role, text in roles if role == "caption"] == ["Photo: The Havlys at its pier on Tuesday."]


def test_a_quotation_runs_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    texts = [one.span.text_of(STORY) for one in split_scopes(Draft(STORY)).quotations]
    assert texts[2] == '"They did not panic.\n\n"They had drilled for this on Sept. 9,"'
    assert speakers(STORY) == ["Lt. Arne Dahl", "Lt. Arne Dahl", "he"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. and Mrs. Lund of St. Olav left. They won.", ["Mr. and Mrs. Lund of St. Olav left.", "They won."]),
        ("It opens at 5 p.m. Officials will speak.", ["It opens at 5 p.m.", "Officials will speak."]),
        ("It opens at 5 p.m. Friday. No one came.", ["It opens at 5 p.m. Friday.", "No one came."]),
        ("He lives in the U.S. The U.S. Senate voted.", ["He lives in the U.S.", "The U.S. Senate voted."]),
        ("Kray Inc. Chief Executive Ola Berg left.", ["Kray Inc. Chief Executive Ola Berg left."]),
        ("They met Sept. 4 and again in Oct. The talks failed.", ["They met Sept. 4 and again in Oct.", "The talks failed."]),
        ("It was No. 3 on the list. J. R. Vance wrote it.", ["It was No. 3 on the list.", "J. R. Vance wrote it."]),
        ("Shares rose 3.5 percent. Then they fell.", ["Shares rose 3.5 percent.", "Then they fell."]),
        ('"Go!" he said. "Why?" No answer came.', ['"Go!" he said.', '"Why?"', "No answer came."]),
        ('She said, "We won." Nobody else did.', ['She said, "We won."', "Nobody else did."]),
        ("Fire killed two.The third lived.", ["Fire killed two.", "The third lived."]),
        ("Who? Me? 12 of us? Yes.", ["Who?", "Me?", "12 of us?", "Yes."]),
        ("The vote was 6-3. (Two left.) A second vote follows.", ["The vote was 6-3.", "(Two left.)", "A second vote follows."]),
        ("Dr. Ada Quist, Ph.D., spoke. So did Sen. Oyelaran.", ["Dr. Ada Quist, Ph.D., spoke.", "So did Sen. Oyelaran."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We lost 12," Lund said.', ["Lund"]),
        ('"We lost 12," said Lund, who runs the mill.', ["Lund"]),
        ('"We lost 12," the chief of police told reporters Monday. "It hurts."', ["the chief of police", "the chief of police"]),
        ('Police Chief Ana Reyes, 51, said: "Nine are safe."', ["Police Chief Ana Reyes"]),
        ('The mine is "a death trap waiting," according to the union.', ["the union"]),
        ('Residents call it the "Monster" and stay away.', [None]),
        ("'We lost 12,' said Lund in an interview. 'It hurts.'", ["Lund", "Lund"]),
    ],
)
def test_the_speaker_stands_beside_the_quotation(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'The shelf is 6\'2" long and 12" wide.',
        "The players' room and the coaches' room were locked.",
        "In the '90s, rock 'n' roll was king of the dancers' halls.",
        "It's the city's 9th year; they're ready.",
    ],
)
def test_inches_and_apostrophes_quote_nothing(text: str) -> None:
    assert split_scopes(Draft(text)).quotations == ()


def test_a_word_or_two_in_quotes_is_no_statement() -> None:
    (only,) = split_scopes(Draft('The so-called "ghost fleet" had 12 ships.')).quotations
    assert only.scare
    assert only.speaker is None


def test_one_paragraph_a_line_is_not_taken_for_wrapped_lines() -> None:
    text = "Three shot in Marlow\nMARLOW -\nThree men were shot Friday.\nPolice have no suspects.\n"
    scopes = split_scopes(Draft(text))
    assert [(one.role, one.paragraph) for one in scopes.sentences] == [("headline", 0), ("dateline", 1), ("body", 2), ("body", 3)]


def test_markup_says_what_the_layout_cannot() -> None:
    text = "Four die in Marlow.\n\nA short line\n\nFour men died."
    draft = Draft(text, regions=(Region(Span(0, 19), "headline"), Region(Span(21, 33), "caption")))
    assert [one.role for one in split_scopes(draft).sentences] == ["headline", "caption", "body"]


def test_lookups_find_what_holds_an_offset() -> None:
    text = 'Six left. "We stay," Lund said.'
    scopes = split_scopes(Draft(text))
    assert scopes.sentence_at(text.index("stay")) == scopes.sentences[1]
    assert scopes.quotation_at(text.index("stay")) == scopes.quotations[0]
    assert scopes.quotation_at(text.index("Lund")) is None
    assert scopes.sentence_at(9) is None


PIECES = """The Mr. Lund said Sept. 9 "we lost it," police found 12 men. at 5 p.m. U.S. Two left! Why? the No. 4 (all six) $3.1 Inc. 'it'
won."""
PROSE = st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=60).map(" ".join)


# A block of two lines alone does not tell whether it was wrapped; the rest of the draft does.
LEAD = "The harbor board voted on a plan to dredge the outer channel " * 8 + "and then went home."


def shape(scopes: Scopes, text: str) -> list[str]:
    return [" ".join(one.span.text_of(text).split()) for one in scopes.sentences]


@given(PROSE)
def test_every_word_stands_in_exactly_one_sentence(text: str) -> None:
    scopes = split_scopes(Draft(text))
    end = 0
    for one in scopes.sentences:
        assert not text[end : one.span.start].strip()
        assert one.span.start >= end
        end = one.span.end
    assert not text[end:].strip()


@given(PROSE)
def test_curly_marks_divide_as_straight_ones_do(text: str) -> None:
    curly = text.replace('"', "“").replace("'", "’")
    one, other = split_scopes(Draft(text)), split_scopes(Draft(curly))
    assert one == other


@given(st.lists(PROSE, min_size=1, max_size=3), st.integers(50, 90))
def test_wrapped_lines_and_windows_line_ends_change_no_sentence(paragraphs: list[str], width: int) -> None:
    plain = "\n\n".join([LEAD, *(f"On this day {one} and that was all." for one in paragraphs)])
    wrapped = "\n\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in plain.split("\n\n"))
    expected = shape(split_scopes(Draft(plain)), plain)
    assert shape(split_scopes(Draft(wrapped)), wrapped) == expected
    windows = wrapped.replace("\n", "\r\n")
    assert shape(split_scopes(Draft(windows)), windows) == expected


def test_a_run_without_marks_is_cut_so_that_no_sentence_is_endless() -> None:
    text = "word " * 5000
    assert max(len(one.span) for one in split_scopes(Draft(text)).sentences) <= 2000


def hard_paragraphs() -> list[list[str]]:
    lines = [line for line in (FIXTURES / "sentences.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    return [block.split("\n") for block in "\n".join(lines).strip().split("\n\n")]


@pytest.mark.parametrize("expected", hard_paragraphs(), ids=lambda expected: expected[0][:30])
def test_hard_paragraphs_are_divided(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_mark_after_a_figure_closes_an_open_quotation() -> None:
    text = '"We lost 12" was all that Lund said of the 6\'2" man.'
    assert [one.span.text_of(text) for one in split_scopes(Draft(text)).quotations] == ['"We lost 12"']


def test_a_lost_opening_mark_does_not_turn_the_rest_inside_out() -> None:
    text = 'We lost 12," said Lund. "It hurts," he added. Nobody spoke.'
    scopes = split_scopes(Draft(text))
    assert [one.span.text_of(text) for one in scopes.quotations] == ['We lost 12,"', '"It hurts,"']
    assert scopes.quotation_at(text.index("Nobody")) is None
