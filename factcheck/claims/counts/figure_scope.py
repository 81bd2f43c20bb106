"""status_of, time_of, days_of, clause_event: in which state of things and at what time the number of a figure holds."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Status
from factcheck.claims.counts.count_words import count_words
from factcheck.claims.counts.elliptic import excepts
from factcheck.claims.counts.figure import Figure
from factcheck.data import data_lines
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Clause, Reading
from factcheck.values import Timex

_FORMER_BEFORE: Final = frozenset(("than", "versus", "vs", "vs."))
_FORMER_PAIRS: Final = frozenset((("compared", "with"), ("compared", "to"), ("instead", "of"), ("not", "the"), ("rather", "than")))
_MODALITIES: Final[dict[str, Status]] = {
    "asserted": "asserted",
    "planned": "planned",
    "hypothetical": "hypothetical",
    "possible": "possible",
    "required": "planned",
}


def status_of(figure: Figure) -> Status:
    """Asserted, negated, planned, former, hypothetical or possible: by its verb, and by the words that compare it with the past."""
    near = [token.text.lower() for token in figure.tokens_before(2)]
    if near and (near[-1] in _FORMER_BEFORE or tuple(near) in _FORMER_PAIRS or (near[-1] == "from" and _is_change(figure))):
        return "former"
    verb = figure.clause.verb if figure.clause else None
    words = {token.lemma for token in figure.tokens_before(2)}
    needs = verb is not None and verb.modality == "required" and figure.slot == "subject"  # "41 of its trucks need repairs": they are there
    if verb is not None and not figure.definite and not needs:
        words.add("" if verb.voice == "passive" and verb.lemma == "seat" else verb.lemma)  # "A jury of 12 was seated"
        words |= {figure.sentence.chunks[at].head for at in figure.clause.subject} if figure.clause and figure.slot != "subject" else set()
    if figure.quantity.unit.isupper():
        words.discard("seat")  # "The best seats are priced at $55"
    if words & _caps():
        return "hypothetical"
    if excepts(figure.sentence, figure.first):
        return "negated"
    if verb is None:
        return "asserted"
    if verb.negated:
        return "negated"
    return "asserted" if needs else _MODALITIES[verb.modality]


def _is_change(figure: Figure) -> bool:
    """Whether "from" before a number names the old value: "rose to 31 from 27", "down from 341"; not "families from the 29 houses"."""
    lead = figure.tokens_before(6)
    if any(token.lemma in count_words("change") or token.text.lower() in count_words("change") for token in lead):
        return True
    following = list(figure.tokens_after())[:2]
    return len(following) == 2 and following[0].text.lower() == "to" and following[1].form == "C"


@cache
def _caps() -> frozenset[str]:
    return frozenset(word for line in data_lines("count_caps.txt") for word in line.split())


def time_of(figure: Figure, reading: Reading) -> Timex | None:
    """The time that its clause states, or, where it states none, the time that opens the sentence ("In 2022 ...").

    None when its clause states several and none stands right after the number.
    """
    times = [reading.mentions[at] for at in (figure.clause.times if figure.clause else ())]
    dated = [mention for mention in times if isinstance(mention.value, Timex) and mention.value.days is not None]
    if not dated:
        dated = [
            mention for mention in _opening_times(figure, reading) if isinstance(mention.value, Timex) and mention.value.days is not None
        ]
    if len(dated) > 1:
        end = next(
            (token.span.start for token in figure.tokens_after() if token.text in (",", ";", ":")), figure.sentence.sentence.span.end
        )
        dated = [mention for mention in dated if figure.mention.span.end <= mention.span.start < end]
    value = dated[0].value if len(dated) == 1 else None
    return value if isinstance(value, Timex) else None


def _opening_times(figure: Figure, reading: Reading) -> list[Mention]:
    tokens = figure.sentence.tokens[:3]
    if not tokens:
        return []
    return [
        reading.mentions[at] for at in figure.sentence.mentions if any(t.span.start == reading.mentions[at].span.start for t in tokens)
    ][:1]


def days_of(figure: Figure, reading: Reading) -> Interval | None:
    """The days that its clause allows: of one time, or from the first to the last of two ("between 2022 and 2024"); None if unbounded."""
    times = [reading.mentions[at] for at in (figure.clause.times if figure.clause else ())]
    after = [mention for mention in times if mention.span.start >= figure.mention.span.end]
    for first, last in pairwise(after):
        opening = reading.text[max(0, first.span.start - 9) : first.span.start].lower().split()[-1:]
        between = reading.text[first.span.end : last.span.start].strip().lower()
        if between == "and" or (opening in (["between"], ["from"]) and between in ("to", "through", "until")):
            ends = [mention.value.days for mention in (first, last) if isinstance(mention.value, Timex) and mention.value.days is not None]
            if len(ends) == 2:
                return ends[0].hull(ends[1])
    time = time_of(figure, reading)
    return time.days if time is not None else None


def clause_event(clause: Clause) -> str:
    """The event of a clause; whoever moves across something crosses it ("made it across the border", "fled across the river")."""
    if (
        clause.verb is not None
        and clause.verb.lemma in count_words("motion")
        and any(preposition == "across" for preposition, _ in clause.obliques)
    ):
        return "cross"
    return clause.event
