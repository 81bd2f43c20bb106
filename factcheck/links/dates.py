"""link_dates: how the claims on dates hang together.

Relations, and the roles in each:

- "weekday": date - a weekday beside the date, of one day.
- "day of month": date - a day of a month, whose year is known or does not matter.
- "holiday": date - a holiday that the date is said to be.
"""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.links.calendar import link_calendar
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading


def link_dates(claims: tuple[Claim, ...], reading: Reading) -> list[Link]:
    """The links that the wording licenses between claims on dates, in text order."""
    return link_calendar(claims, reading)
