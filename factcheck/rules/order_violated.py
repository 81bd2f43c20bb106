"""What comes first must not be dated after what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.almanac import write_days
from factcheck.constraints import Constraint, Order, Origin
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.date_wording import days_of, write_gap
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "order-violated"


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("order"):
        earlier, later = link.ids("earlier")[0], link.ids("later")[0]
        ids = linked.in_order((earlier, later))
        yield Order(earlier, later, Interval.at_least(0), Origin(ids, NAME, link.licence, link.inferred))


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = [constraint for constraint in constraints if constraint.origin.rule == NAME and isinstance(constraint, Order)]
    if len(told) != 1 or linked.draft is None:
        return None
    order = told[0]
    earlier, later = days_of(linked, order.earlier), days_of(linked, order.later)
    apart = write_gap(earlier - later)
    words = [f"“{' '.join(span.text_of(linked.draft.text).split())}”" for span in order.origin.licence]
    if len(words) == 2:
        message = f"{words[1]} on [{order.later}] comes before {words[0]} on [{order.earlier}]"
    else:
        message = f"[{order.earlier}] cannot come {words[0] if words else 'before'} [{order.later}]"
        if words and words[0].strip("“”").startswith("had"):
            message = f"[{order.earlier}], told in the past perfect ({words[0]}), comes after [{order.later}]"
        elif words and words[0].strip("“”") in ("after", "following"):
            message = f"[{order.later}] is not {words[0]} [{order.earlier}]"
    step = f"{write_days(later)} is {apart} before {write_days(earlier)}"
    fix = f"[{order.later}]: {write_days(earlier)} or later; or [{order.earlier}]: {write_days(later)} or before"
    return Explanation(message, (step,), (fix,))


RULE = Rule(
    name=NAME,
    family="dates",
    summary="an effect dated before its cause",
    rationale=(
        "Some orders the world fixes: a crime, an arrest, a verdict, a sentence; a founding and a closing; a birth and a death. "
        "Others the words say: "
        "“after”, “before”. Happenings are compared where a person, or words such as “in the shooting”, make them parts of one "
        "story; where "
        "several of a kind are told, the nearest in time. Left alone: other cases, earlier convictions, plans, and what stands in "
        "quotations."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "A clerk was stabbed on [[Aug. 12]] at a gas station. Owen Pratt, 31, was arrested on [[Aug. 10]] in the stabbing.",
            published=date(2021, 8, 19),
            explains="Aug. 10, 2021 is 2 days before Aug. 12, 2021",
        ),
        Bad(
            "Lena Sorg, 55, was found guilty on [[Nov. 17, 2022]]. A judge sentenced Sorg on [[Oct. 28, 2022]].",
            explains="20 days before",
        ),
        Bad("The council met on [[June 3]] after the [[June 9]] recall.", published=date(2021, 6, 15), explains="6 days before"),
        Bad(
            "The ordinance, adopted in [[2018]] and repealed in [[2015]], drew 300 tickets.",
            published=date(2022, 6, 30),
            explains="2015 is",
        ),
        Bad(
            "Ida Orr, a singer, died on [[June 4]] at her home. She was 71.\n\nHer last concert was on [[June 9]] at the Lyric.",
            published=date(2022, 6, 30),
            explains="5 days before",
        ),
        Bad(
            "The lab found lead in the water on [[May 9]]. In response, the district shut the fountains on [[May 2]].",
            published=date(2022, 6, 30),
            explains="7 days before",
        ),
        Bad(
            "After the council approved the plan on [[May 9]], the mayor signed it on [[May 3]].",
            published=date(2022, 6, 30),
            explains="6 days before",
        ),
        Bad(
            "The strike, which began on [[May 2]], ended on [[April 28]] after talks.",
            published=date(2022, 6, 30),
            explains="4 days before",
        ),
        Bad(
            "The museum, which opened in [[1988]], was founded in [[1994]] by two teachers.",
            published=date(2022, 6, 30),
            explains="1988 is",
        ),
        Bad(
            "The patient was discharged on [[May 3]]. She had been admitted on [[May 8]] with a fever.",
            published=date(2022, 6, 30),
            explains="5 days before",
        ),
        Bad(
            "The author's first novel was published in [[2004]]. Her second came out in [[2001]].",
            published=date(2022, 6, 30),
            explains="2001 is",
        ),
        Bad(
            "Ida Vance became chief executive in [[2019]]. Before that, from [[2020]] to 2022, she ran the Asian arm.",
            published=date(2022, 6, 30),
            explains="2020",
        ),
        Bad(
            "The tug broke loose on [[June 9]] with two men aboard. Divers raised it on [[June 2]], and it lies at Orr.",
            published=date(2022, 6, 30),
            explains="7 days before",
        ),
        Bad(
            "Ida Orr was hired as the town's clerk in [[2014]]. She resigned in [[2011]] after an audit.",
            published=date(2022, 6, 30),
            explains="2011 is",
        ),
        Good(
            "The tug broke loose on June 9 with two men aboard. Divers had raised another tug on June 2.",
            why="another tug",
            published=date(2022, 6, 30),
        ),
        Good(
            "A clerk was stabbed on Aug. 12 at a gas station. Owen Pratt, 31, was arrested on Aug. 16 in the stabbing.",
            why="the arrest came after",
            published=date(2021, 8, 19),
        ),
        Good(
            "A clerk was stabbed on Aug. 12. On July 30, Owen Pratt, 31, was arrested in an unrelated robbery.",
            why="another case",
            published=date(2021, 8, 19),
        ),
        Good(
            "Lena Sorg was found guilty on Nov. 17, 2022. In January 2015 Sorg was sentenced to probation in another matter.",
            why="another case, years before",
        ),
        Good("The council met on June 9 after the June 3 recall.", why="in that order", published=date(2021, 6, 15)),
        Good(
            "Ida Orr, a singer, died on June 4 at her home. She was 71. Her daughter, Ann, sang at the Lyric on June 9.",
            why="her daughter sang",
            published=date(2022, 6, 30),
        ),
        Good(
            "Ida Orr, a singer, died on June 4 at her home. She was 71. Her last album was released on June 9.",
            why="what others do after a death",
            published=date(2022, 6, 30),
        ),
        Good(
            "Orr bought the mill in 2016 and sold the farm in 2014.",
            why="what was sold is another thing",
            published=date(2022, 6, 30),
        ),
        Good(
            "Tom Peel, who knew Ida Orr, spoke at the church on June 9. Orr died on June 4.",
            why="the one who knew her spoke",
            published=date(2022, 6, 30),
        ),
        Good(
            "The plan, rejected in 2019, was proposed again in 2021.",
            why="proposed again",
            published=date(2022, 6, 30),
        ),
        Good(
            "The patient was discharged on May 8. She had been admitted on May 3 with a fever.",
            why="admitted before",
            published=date(2022, 6, 30),
        ),
        Good(
            "His first wife died in 2004. His second film came out in 2001.",
            why="a film is no wife",
            published=date(2022, 6, 30),
        ),
    ),
)
