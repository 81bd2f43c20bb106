"""Names, people and the facts on them: laws of the reading, and drafts with and without a slip."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from factcheck import check, check_claims
from factcheck.claims.actor import ActorClaim
from factcheck.claims.people.referents import find_people
from factcheck.draft import Draft
from factcheck.links.actors.spelling import fold, is_slip, sound
from factcheck.mentions.actor import find_acronyms, find_names
from factcheck.mentions.actor_words import compatible, exclude_each_other, roles, same_given_name, titles
from factcheck.pipeline import read
from factcheck.values import Name

DATA = Path(__file__).parent / "data"
PUBLISHED = date(2022, 5, 6)


def _blocks(name: str) -> list[str]:
    return [block.strip() for block in (DATA / name).read_text(encoding="utf-8").split("\n---\n")[1:]]


def _told(text: str) -> list[str]:
    return [finding.rule for finding in check(text, published=PUBLISHED).findings if finding.severity != "note"]


@pytest.mark.parametrize("block", _blocks("actor_pairs.txt"), ids=lambda block: block[:60].replace("\n", ": "))
def test_a_planted_slip_is_found_and_its_twin_is_sound(block: str) -> None:
    rule, text = block.split("\n", 1)
    slip = re.compile(r"\{\{(.*?)\|\|(.*?)\}\}", re.DOTALL)
    assert _told(slip.sub(r"\1", text)) == [rule]
    assert _told(slip.sub(r"\2", text)) == []


@pytest.mark.parametrize("text", _blocks("actor_silence.txt"), ids=lambda text: text[:60])
def test_sound_drafts_are_left_alone(text: str) -> None:
    assert _told(text) == []


_NAMES = st.text(st.sampled_from("AbcDé'’-. ,\nJr\"(5"), max_size=60)


@given(_NAMES)
def test_names_do_not_overlap_and_hold_their_words(text: str) -> None:
    mentions = find_names(text)
    assert all(first.span.end <= second.span.start for first, second in pairwise(mentions))
    for mention in mentions:
        assert isinstance(mention.value, Name)
        assert mention.span.contains(mention.core)
        assert mention.value.full.split()[0] in mention.span.text_of(text).replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lt. Gov. Sam Ruddick Jr. left.", ("Lt. Gov.", "Sam", "Ruddick", "Jr.")),
        ("The Pell Police Chief Ana De la Cruz spoke.", ("Police Chief", "Ana", "De la Cruz", "")),
        ('He met William "Bud" Harris.', ("", "William", "Harris", "")),
        ("Ludwig van der Berg sang.", ("", "Ludwig", "van der Berg", "")),
        ("A lawyer for D’Arcy O'Brien’s aunt called.", ("", "D’Arcy", "O'Brien", "")),
        ("On Friday Mayor-elect Jo Pell won.", ("Mayor-elect", "Jo", "Pell", "")),
    ],
)
def test_a_name_is_read_in_its_parts(text: str, parts: tuple[str, ...]) -> None:
    found = [m.value for m in find_names(text) if isinstance(m.value, Name) and m.value.given]
    assert [(name.title, name.given, name.family, name.suffix) for name in found] == [parts]


def test_a_name_broken_by_the_end_of_a_wrapped_line_is_one_name() -> None:
    text = (
        "The town has a new clock, and it was paid for by a widow whose name is Ada\n"
        "Voss, who never wore a watch and who said that the town was always late in\n"
        "every thing but its taxes, which it sent out on the first day of the month.\n"
    )
    assert "Ada Voss" in [m.value.full for m in find_names(text) if isinstance(m.value, Name)]


def test_an_acronym_is_tied_to_the_words_that_it_stands_for() -> None:
    text = "The Amalgamated Net and Rope Menders, or A.N.R.M., met the Hull Pilots (HP)."
    assert [(name.text_of(text), letters) for name, _, letters in find_acronyms(text)] == [
        ("Amalgamated Net and Rope Menders", "ANRM"),
        ("Hull Pilots", "HP"),
    ]


def _people(text: str) -> dict[str, int]:
    reading = read(Draft(text)).reading
    assert reading is not None
    return {person.name: len(person.uses) for person in find_people(reading).people}


def test_a_second_reference_is_the_person_introduced_before_it() -> None:
    assert _people("Ana Pell, 40, spoke. Pell sat. Bo Pell, 50, rose. Pell left.") == {"Ana Pell": 2, "Bo Pell": 1}


@pytest.mark.parametrize(
    "surname",
    ["Okafor", "Hale", "Rose", "Swift", "Strong", "Best", "Young", "White", "Black", "May", "Small", "Hill", "Park", "King", "Judge"],
)
def test_a_surname_is_one_whatever_word_it_is_besides(surname: str) -> None:
    told = (
        f"The board kept Dwight {surname} in prison on Wednesday.\n\n{surname} was 22 in 1995, when he stopped a van."
        f"\n\n{surname}, who is now {{}}, may apply again."
    )
    assert _told(told.format(61)) == ["age-mismatch"]
    assert _told(told.format(49)) == []


@pytest.mark.parametrize("text", ["In Chicago White residents left.", "On Sunday May fell.", "The White House was lit. Young people came."])
def test_a_word_that_may_be_a_surname_is_none_without_a_first_name(text: str) -> None:
    assert {mention.value.family for mention in find_names(text) if isinstance(mention.value, Name)} <= {"", "Chicago"}


def test_a_surname_shared_by_a_couple_is_both_of_theirs() -> None:
    assert _people("Judges Alan and Miriam Feld retired. Alan Feld spoke.") == {"Alan Feld": 2, "Miriam Feld": 1}


def test_suffixes_tell_father_and_son_apart() -> None:
    assert set(_people("Carl Weems Sr., 61, hired Carl Weems Jr., 33. Weems Jr. quit.")) == {"Carl Weems Sr.", "Carl Weems Jr."}


_WORD = st.text(st.sampled_from("abcdefhiklmnorsty"), min_size=1, max_size=9)


@given(_WORD, _WORD)
def test_a_slip_has_no_direction(first: str, second: str) -> None:
    assert is_slip(first, second) == is_slip(second, first)
    assert is_slip(first, second, given=True) == is_slip(second, first, given=True)


@given(_WORD)
def test_no_name_is_a_slip_of_itself_in_another_style(name: str) -> None:
    assert not is_slip(name, name.title())
    assert fold(name.upper()) == fold(name)
    assert sound(name) == sound(name.title())


@given(_WORD, _WORD)
def test_being_one_given_name_has_no_direction(first: str, second: str) -> None:
    assert same_given_name(first, second) == same_given_name(second, first)
    assert same_given_name(first, first)


def test_offices_exclude_one_another_both_ways_and_never_themselves() -> None:
    offices = list({office.name: office for office in roles().values()}.values())
    for first in offices:
        assert not exclude_each_other(first, first)
        assert all(exclude_each_other(first, second) == exclude_each_other(second, first) for second in offices)


def test_every_office_of_the_table_of_compatible_ones_is_an_office() -> None:
    known = {office.name for office in (*roles().values(), *titles().values())}
    assert {name for pair in compatible() for name in pair} <= known


def test_no_gender_is_inferred_from_a_name() -> None:
    text = "Mary Pell, 40, spoke. John Orr, 50, spoke. Pell wrote a book. Orr wrote two."
    genders = [claim for claim in read(text).claims.values() if isinstance(claim, ActorClaim) and claim.fact == "gender"]
    assert genders == []


def test_they_is_never_flagged() -> None:
    assert _told("Ms. Ina Poe said they were happy. Poe, who built the boat themself, said that they would sail.") == []


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ([("Ada Voss", "title", "mayor", ""), ("Ada Voss", "title", "sheriff", "")], "conflicting-title"),
        ([("Ada Voss", "title", "mayor", "Pell"), ("Bo Li", "title", "mayor", "Pell")], "office-held-twice"),
        ([("Ada Voss", "age", "40", ""), ("Ada Voss", "age", "45", "")], "conflicting-age"),
        ([("Ada Voss", "party", "Democratic", ""), ("Ada Voss", "party", "Republican", "")], "affiliation-mismatch"),
        ([("Pell", "place", "Ohio", ""), ("Pell", "place", "Indiana", "")], "place-mismatch"),
        ([("Ada Voss", "relation", "widow", "Bo Li"), ("Ada Voss", "relation", "sister", "Bo Li")], "relationship-mismatch"),
        ([("Ada Voss", "speaker", "No goose asked.", ""), ("Bo Li", "speaker", "no goose asked", "")], "attribution-mismatch"),
        ([("Hull", "result", "won", "Orr"), ("Orr", "result", "won", "Hull")], "affiliation-mismatch"),
    ],
)
def test_facts_typed_by_hand_are_compared(facts: list[tuple[str, str, str, str]], rule: str) -> None:
    claims = [ActorClaim.model_validate({"actor": a, "fact": f, "value": v, "of": o}) for a, f, v, o in facts]
    assert [finding.rule for finding in check_claims(claims).findings] == [rule]
    apart = [claim.model_copy(update={"scope": claim.scope.model_copy(update={"time": str(at)})}) for at, claim in enumerate(claims)]
    if rule != "conflicting-age":
        assert check_claims(apart).findings == ()


@pytest.mark.parametrize(
    "piece", ["A", "Mr. ", "Aa Bb ", "A. ", "Mayor ", "O’", '"', "Ann said “I” ", "John Smith, 4, ", "the ", "of the ", "X, "]
)
def test_names_take_time_in_proportion_to_length(piece: str) -> None:
    assert_linear(find_names, piece, 40_000)
