"""ages_of_topic: an age told of "he" or "she" that may be that of the one whom a draft is about.

Where grammar leaves open for whom the pronoun stands, the age is that one's if it fits the other ages that the draft tells of this
person, or misses them as a slip does: by a digit, or by a year or two. An age that is quite another is another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.claims.age import AgeClaim
from factcheck.claims.ages_described import is_slip
from factcheck.claims.births import births_of, guessed_births
from factcheck.claims.cast import GUESS
from factcheck.claims.life_times import days_in
from factcheck.draft import Span
from factcheck.syntax.clause import Reading


def fitting(reading: Reading, now: list[AgeClaim], told: Iterable[AgeClaim]) -> Iterator[AgeClaim]:
    """The ages `told`, without those guesses that neither fit what the draft tells of the person nor miss it as a slip does."""
    claims = list(told)
    sure = [claim for claim in (*now, *claims) if not claim.person.startswith(GUESS)]
    for claim in claims:
        person = claim.person.removeprefix(GUESS)
        if person == claim.person:
            yield claim
            continue
        year = _year(reading, claim)
        births = {**births_of(reading), **guessed_births(reading)}
        born = {day for start, who in births.items() if who == person and (day := _year_at(reading, start)) is not None}
        born |= {then - one.age for one in sure if one.person == person and (then := _year(reading, one)) is not None}
        # Somebody else of whom the draft tells may be meant.
        others = [then - one.age for one in sure if one.person != person and (then := _year(reading, one)) is not None]
        if year is None or not born or any(abs(year - claim.age - other) <= 1 for other in others):
            continue
        if all(_may_be_slip(claim.age, year, first) for first in born):
            yield claim.model_copy(update={"person": person})


def births_fitting(reading: Reading, ages: list[AgeClaim]) -> dict[int, str]:
    """The births that may be those of the one whom a draft is about, where they fit this person's ages, or miss them as a slip does."""
    found: dict[int, str] = {}
    for start, person in guessed_births(reading).items():
        born = _year_at(reading, start)
        told = [(claim.age, year) for claim in ages if claim.person == person and (year := _year(reading, claim)) is not None]
        if born is not None and told and all(_may_be_slip(age, year, born) for age, year in told):
            found[start] = person
    return found


def _may_be_slip(age: int, year: int, born: int) -> bool:
    """Whether an age in a year fits a year of birth, or one digit of either, or a year or two, makes it miss."""
    if is_slip(age, year - born):
        return True
    written = str(year - age), str(year - age - 1)
    digits = str(born)
    return any(sum(one != other for one, other in zip(digits, which, strict=False)) <= 1 for which in written)


def _year_at(reading: Reading, start: int) -> int | None:
    days = days_in(reading, Span(start, start + 1))
    return days[0].value.year if days else None


def _year(reading: Reading, claim: AgeClaim) -> int | None:
    """The year in which somebody is so old."""
    published = reading.draft.published
    if claim.when is not None or claim.event:
        return None if claim.when is None else claim.when.year
    return None if published is None else published.year
