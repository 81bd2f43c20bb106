"""What a figure is said to count, or to be an amount of, where its noun stands elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.pipeline import check, read


def claim_at(text: str, words: str) -> CountClaim | ShareClaim:
    at = text.index(words)
    claims = read(text, published=date(2025, 6, 12)).claims.values()
    return next(
        one for one in claims if isinstance(one, (CountClaim, ShareClaim)) and one.span is not None and one.span.start <= at < one.span.end
    )


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("Members sank the plan by nine votes to five.", "five", "votes"),
        ("The club applied for 12 permits and got three.", "three", "permits"),
        ("Not all of the 30 kilns cracked; nine held.", "nine", "kilns"),
        ("Half of the 40 homes lost power and 12 burned.", "12", "homes"),
        ("His pupils, 12 of whom sing, are on tour.", "12", "pupils"),
        ("The divers came up, but two of them had no air.", "two", "divers"),
        ("Six people left in May. Two of them came back.", "Two", "people"),
        ("Her boat is one of nine that sank.", "nine", "boat"),
        ("The chain grew from 12 to 40 shops.", "12", "shop"),
        ("The dead numbered nine.", "nine", "dead"),
        ("The missing, 12 in all, are feared drowned.", "12", "missing"),
        ("The wounded were taken to Ely, where two stayed.", "two", "wounded"),
        ("Two more boats sank, and four were towed in.", "four", "boats"),
        ("The number of nurses rose by 12 to 140.", "12", "nurses"),
        ("The number of nurses rose by 12 to 140.", "140", "nurses"),
        ("The toll was 17 on Friday.", "17", "toll"),
        ("Enrollment, at 840, is the lowest since 1990.", "840", "Enrollment"),
        ("A family of four was saved.", "four", "family"),
        ("The school grew from 12 pupils in 1990 to 40 in 2010.", "40", "pupils"),
        ("The new hires took the number of nurses to 140.", "140", "nurses"),
        ("Attendance, now 4,000, has doubled.", "4,000", "Attendance"),
    ],
)
def test_what_a_lone_count_counts(text: str, words: str, of: str) -> None:
    assert claim_at(text, words).of == of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police stopped 30 cars and arrested four.", "four"),
        ("The guild asked for eight guards. Police arrested three.", "three"),
        ("The club has 90 members, the oldest of them 88.", "88"),
        ("The hall was built for 300 pupils and has 500.", "500"),
        ("Twelve friends wanted her to stay on past 70.", "70"),
        ("The chief, now 40, has left.", "40"),
        ("Ada Roe, a mother of four, won the race.", "four"),
        ("The wounded were flown out, and police arrested three.", "three"),
    ],
)
def test_a_count_whose_noun_is_not_plain_has_none(text: str, words: str) -> None:
    assert claim_at(text, words).of == ""


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("The farm was bought for $2 million in 2010.", "$2 million", "farm"),
        ("The farm was bought in 2010 and sold for $3 million.", "$3 million", "farm"),
        ("Tests cost the club $40,000.", "$40,000", "Tests"),
        ("The council spent $3 million on roads.", "$3 million", "roads"),
        ("Average rent rose by $90 to $1,450, up from $1,200 in 2020.", "$90", "Average rent"),
        ("Average rent rose by $90 to $1,450, up from $1,200 in 2020.", "$1,450", "Average rent"),
        ("Average rent rose by $90 to $1,450, up from $1,200 in 2020.", "$1,200", "Average rent"),
        ("The price of a room in Ely averaged $45, down $6 from April.", "$6", "price"),
        ("She won $2 million in damages.", "$2 million", "damages"),
        ("The bill, $84, was split by six friends.", "$84", "bill"),
        ("A house worth an estimated $400,000 burned down.", "$400,000", "house"),
        ("The shop has hats at $40 and scarves at $15.", "$15", "scarves"),
        ("A fine of $300 was paid.", "$300", "fine"),
        ("The council cut its rents by 4 percent.", "4 percent", "its rents"),
        ("The hall was 80 percent finished.", "80 percent", "The hall"),
        ("With sales up 8 percent, the chain opened 12 stores.", "8 percent", "sales"),
        ("The club has 90 members, half of them retired.", "half", "90 members"),
    ],
)
def test_what_an_amount_is_of(text: str, words: str, of: str) -> None:
    assert claim_at(text, words).of == of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council spent $3 million on Monday.", "$3 million"),
        ("He lost $2 million in court.", "$2 million"),
        ("The family sued the city for $3 million.", "$3 million"),
        ("The troop raised another $900.", "$900"),
        ("Turnout fell to 28 percent.", "28 percent"),
    ],
)
def test_an_amount_whose_noun_is_not_plain_has_none(text: str, words: str) -> None:
    assert claim_at(text, words).of == ""


def test_all_but_some_of_a_number_are_the_rest() -> None:
    told = claim_at("All but two of the 40 hostages were freed.", "All but two")
    assert isinstance(told, CountClaim)
    assert (told.count.nominal, told.of, told.scope.status) == (38, "hostages", "asserted")
    left = claim_at("All but two of the villagers left.", "two")
    assert isinstance(left, CountClaim)
    assert (left.count.nominal, left.scope.status) == (2, "negated")


def test_a_part_of_the_injured_is_no_part_of_another() -> None:
    text = "The injured were taken to Ely General, where four died. Of the injured, 12 were children."
    assert check(text, published=date(2025, 6, 12)).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Two boys and two of the 40 left and",
        "Then came Ann Roe Jr.",
        "A room 340 miles (547 kilometers) away has a road of 130 miles. A road of 210 kilometers (130 miles) is long.",
    ],
)
def test_a_draft_that_breaks_off_or_repeats_itself_is_read(text: str) -> None:
    assert check(text, published=date(2025, 6, 12)).findings == ()
