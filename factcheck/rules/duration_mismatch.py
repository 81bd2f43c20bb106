"""What is said to last so long must last so long from its first day to its last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.almanac import write_days
from factcheck.claims.claim import Claim
from factcheck.claims.count import OrdinalClaim
from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.dates.lengths import span_of
from factcheck.constraints import EPOCH, Constraint, Order, Origin
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.date_wording import explain_gap, explain_window
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.values import Timex

NAME = "duration-mismatch"
_ROOM, _ROUND = 180, 10  # days by which a round number of years, from so many on, may miss
_UNITS = {"day": 1, "week": 7, "month": 31, "year": 366}


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("duration"):
        duration, start, end = (linked.claims[link.ids(role)[0]] for role in ("duration", "start", "end"))
        assert isinstance(duration, DurationClaim)
        allowed = _allowed(duration.length, start, loose=link.inferred)
        if allowed is None:
            continue
        ids = {duration.id, start.id, end.id}
        origin = Origin(linked.in_order(ids), NAME, link.licence, link.inferred)
        yield Order(start.id, end.id, allowed, origin)
    yield from _so_far(linked)


def _allowed(length: Timex, start: Claim, *, loose: bool) -> Interval | None:
    """The days from the first day to the last of what lasts so long."""
    allowed = span_of(length, loose=loose)
    if (
        allowed is not None
        and isinstance(start, DateClaim)
        and start.when.granularity == "year"
        and allowed.low is not None
        and allowed.high is not None
        and allowed.high > 400
    ):
        # Years count as wholes: "from 1998 to 2004" is six years, or seven with both counted; "30 years" is often rounded.
        room = _ROOM if length.nominal is None or (length.nominal >= _ROUND and length.nominal % 5 == 0) else 0
        return Interval.of(allowed.low - room, allowed.high + room)
    return allowed


def _so_far(linked: LinkedClaims) -> Iterator[Constraint]:
    """What goes on began as long before publication as it is told to have lasted."""
    published = linked.draft.published if linked.draft else None
    for link in linked.related("so far") if published is not None else ():
        assert published is not None
        length, start = (linked.claims[link.ids(role)[0]] for role in ("length", "start"))
        if isinstance(length, OrdinalClaim):
            unit = _UNITS[link.ids("unit")[0]]
            allowed: Interval | None = Interval.of(max((length.ordinal - 2) * unit, 0), (length.ordinal + 1) * unit)
        else:
            assert isinstance(length, (DateClaim, DurationClaim))
            allowed = _allowed(length.when if isinstance(length, DateClaim) else length.length, start, loose=True)
        if allowed is not None:
            ids = linked.in_order({length.id, start.id})
            origin = Origin(ids, NAME, link.licence, link.inferred)
            yield Order(EPOCH, start.id, Interval.exactly(published.toordinal()) - allowed, origin)


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = [constraint for constraint in constraints if constraint.origin.rule == NAME and isinstance(constraint, Order)]
    if len(told) == 1 and told[0].earlier == EPOCH:
        return _explain_so_far(told[0], linked)
    return explain_gap(told[0], linked) if len(told) == 1 else None


def _explain_so_far(told: Order, linked: LinkedClaims) -> Explanation | None:
    start = linked.claims[told.later]
    length = next((name for name in told.origin.claims if name != told.later), "")
    published = linked.draft.published if linked.draft else None
    if not isinstance(start, DateClaim) or published is None:
        return None
    return explain_window(start, told.gap, f"[{length}] so far", f"published {write_days(Interval.exactly(published.toordinal()))}")


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a length of time that is not that from the first day to the last",
    rationale=(
        "A visit of five days, from March 3 to March 7, counts both ends; one from March 3 to March 8 counts one. Both are sound, "
        "anything else is a "
        "slip in the length or in an end. Weeks, months and years are taken as rounded. Left alone: lengths with a bound (“more than "
        "a week”), "
        "days counted within a stretch, and events of which several are told."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "The [[four-day]] fair, from [[June 3]] to [[June 12]], drew large crowds.",
            published=date(2022, 6, 14),
            explains="9 days",
        ),
        Bad("She led the college for [[nine years]], from [[2004]] to [[2018]].", explains="2004 to 2018"),
        Bad(
            "The [[30-day]] strike is over. The strike began on [[Aug. 2]], and the drivers went back to work on [[Sept. 20]].",
            published=date(2022, 9, 22),
            explains="49 days",
        ),
        Bad(
            "The [[ten-day]] festival, which starts on [[July 5]] and finishes on [[July 11]], will draw 40 choirs.",
            published=date(2022, 6, 30),
            explains="6 days",
        ),
        Bad(
            "Two sailors came ashore on [[June 28]] after a [[60-day]] voyage. They had left Penfold on [[May 20]].",
            published=date(2022, 6, 30),
            explains="39 days",
        ),
        Bad(
            "Nurses walked out on [[June 2]]. They returned on [[June 20]], ending a [[40-day]] strike.",
            published=date(2022, 6, 30),
            explains="18 days",
        ),
        Bad(
            "The bridge closed on [[April 3]] and reopened on [[April 24]], a closure of [[five weeks]].",
            published=date(2022, 6, 30),
            explains="21 days",
        ),
        Bad(
            "The conference will be held [[July 20]]-[[24]]. The [[three-day]] conference will draw 400 doctors.",
            published=date(2022, 6, 30),
            explains="4 days",
        ),
        Bad(
            "He spent [[11 years]] in exile. He fled in [[2001]] and came home in [[2008]].",
            published=date(2022, 6, 30),
            explains="2001 to 2008",
        ),
        Bad(
            "A [[45-day]] state of emergency was declared on [[April 3]]. It was lifted on [[April 20]].",
            published=date(2022, 6, 30),
            explains="17 days",
        ),
        Bad(
            "Two geologists spent [[31 days]] on the glacier. They set out from Orr on [[May 2]], and limped back into Orr on [[June 12]].",
            published=date(2022, 6, 30),
            explains="41 days",
        ),
        Good(
            "Two geologists spent 31 days on the glacier. They set out from Orr on May 2. The station closed on June 12.",
            why="what closed is another thing",
            published=date(2022, 6, 30),
        ),
        Good("The four-day fair, from June 3 to June 6, drew large crowds.", why="both ends are counted", published=date(2022, 6, 14)),
        Good("She led the college for 14 years, from 2004 to 2018.", why="the years fit"),
        Good(
            "The 30-day strike is over. An earlier strike began on Aug. 2, 1998, and the drivers went back to work on Sept. 20, 1998.",
            why="another strike",
            published=date(2022, 9, 22),
        ),
        Good("It rained on four days between June 3 and June 12.", why="days within a stretch", published=date(2022, 6, 14)),
        Good(
            "The ten-day festival, which starts on July 5 and finishes on July 14, will draw 40 choirs.",
            why="ten days with both ends",
            published=date(2022, 6, 30),
        ),
        Good(
            "The 12-day festival opens on July 2. The box office closes on July 20.",
            why="another thing closes",
            published=date(2022, 6, 30),
        ),
        Good(
            "The two-day conference ended on June 20. The exhibition, which opened on June 2, runs until July.",
            why="another thing opened",
            published=date(2022, 6, 30),
        ),
        Good(
            "He served from 1998 to 2006, a sentence of 12 years cut short by a pardon.",
            why="a sentence is not always served",
            published=date(2022, 6, 30),
        ),
        Good(
            "He was named in February to serve out the term of Joan Amory, who had stepped down on May 6 after 12 years.",
            why="the years are another's",
            published=date(2022, 6, 30),
        ),
        Good(
            "He spent 11 years in exile. He wrote a novel in 2001 and a play in 2008.",
            why="neither is an end of the exile",
            published=date(2022, 6, 30),
        ),
    ),
)
