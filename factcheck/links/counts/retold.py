"""link_retold: a figure that a definite noun carries, and the earlier one that it takes up ("restated": value, value).

"The 12-year sentence" takes up "was sentenced to 12 years", "the 3.8 percent increase in fares" takes up "increase fares by 3.8 percent",
"the 22-story tower" takes up "a 22-story tower". The earlier figure has the same unit and the same noun, or was told by a verb of the
noun's family, and the words that say which one is meant stand in its sentence. Where several earlier figures could be meant, none is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import Final

from factcheck.claims.count import CountClaim
from factcheck.claims.nouns import amount_words, same_nouns
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.carried import Carried, read_carried
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.grown import was_changed
from factcheck.links.counts.owners import is_of_new_owner
from factcheck.links.counts.series_point import superlatives
from factcheck.links.counts.times_apart import years_told
from factcheck.links.counts.told_of_others import is_told_of_another
from factcheck.links.cues import content_words, digits_look_alike, is_kindred, sentence_words, share_words, tells_ago
from factcheck.links.link import Link
from factcheck.syntax.events import noun_event
from factcheck.values import Timex

_CLAUSE: Final = 8
_APART: Final = frozenset(("another", "otherwise"))  # "has 8 bytes, otherwise 4", "Another kind may hold more"
_OVER: Final = frozenset(("over", "within", "after"))
_LEAD: Final = 5
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "'s", "whose"))
_REACH: Final = 40
_FAR: Final = 30
_NEAR: Final = 3
_VAGUE_TIMES: Final = frozenset(("", "PRESENT_REF", "PAST_REF", "FUTURE_REF"))
_FACTOR: Final = 10
_MAGNITUDES: Final = frozenset((100, 1000, 10**6, 10**9))


@cache
def _families() -> dict[tuple[str, str], frozenset[str]]:
    """The words by which an earlier sentence may have told the figure of a noun, by what the figure is of and the noun."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for line in data_lines("carried_nouns.tsv"):
        kind, nouns, words = line.split("\t")
        for noun in nouns.split():
            found[kind, noun] = found.get((kind, noun), frozenset()) | frozenset(words.split())
    return found


def link_retold(board: Board) -> list[Link]:
    """Each figure that a definite noun carries, with the one that it takes up."""
    carried = read_carried(board)
    links: list[Link] = []
    for at, later in enumerate(carried):
        if _takes_up(later):
            earlier = _antecedent(carried[max(0, at - _REACH) : at], later, board)
            if earlier is not None and not _are_of_two_years(earlier, later) and not _are_two_kinds(earlier, later):
                ids = (("value", earlier.claim.id), ("value", later.claim.id))
                converted = (("measure", earlier.claim.id), ("conversion", later.claim.id))
                alike = _unit(earlier) == _unit(later) or "figure" in (earlier.unit, later.unit)
                told = ("restated", ids) if alike else ("conversion", converted)
                links.append(Link(*told, (_licence(later),), inferred=True))
        bounded = _bounded(carried[max(0, at - _REACH) : at], later)
        if bounded is not None:
            links.append(Link("same", (("value", bounded.claim.id), ("value", later.claim.id)), (_licence(later),), inferred=True))
    return links


def _unit(carried: Carried) -> str:
    """The unit that a figure is written in: "the 50-milligram dose" after "a dose of 0.5 grams"."""
    return carried.claim.count.unit if isinstance(carried.claim, CountClaim) else carried.unit


def _are_of_two_years(first: Carried, second: Carried) -> bool:
    """Whether the sentence of either figure is of a year that the other's is not of: "in 1985 ... she had a boat of 28 feet"."""
    ours, theirs = (years_told(one.sentence.tokens) for one in (first, second))
    return first.sentence is not second.sentence and ours != theirs and not ours & theirs


def _are_two_kinds(first: Carried, second: Carried) -> bool:
    """Whether the lengths are those by which several of a sort are called: "the two-year notes", "the five-year notes"."""
    return all(one.unit == "time" and one.before and _is_plural(one) for one in (first, second))


def _is_plural(one: Carried) -> bool:
    behind = (token for token in one.sentence.tokens if token.span.start >= one.start and token.lemma == one.noun)
    return next((token.form == "NNS" for token in behind), False)


def _bounded(before: Sequence[Carried], later: Carried) -> Carried | None:
    """The earlier bound on the same noun's figure: "revenue had topped $90 million ... Revenue came to $88.4 million"."""
    if not later.noun or later.before or not isinstance(later.claim, CountClaim) or later.claim.scope.status != "asserted":
        return None
    for other in reversed(before):
        near = 0 < later.order - other.order <= 2 and other.noun == later.noun and _unit(other) == _unit(later) and not other.before
        if not near or not isinstance(other.claim, CountClaim) or other.claim.scope.status != "asserted":
            continue
        if _is_bounded(other) == _is_bounded(later) or _is_per_head(other) or _is_per_head(later):
            return None
        words = {token.text.lower() for token in (*other.sentence.tokens, *later.sentence.tokens)}
        apart = (other.modifiers | later.modifiers) & word_set("another of its kind") or words & _APART
        apart = apart or words & word_set("of another period")
        return None if apart or later.determiner in ("a", "an", "another") else other
    return None


def _takes_up(later: Carried) -> bool:
    """Whether a figure is carried by a definite noun, and not by one that is told apart from another of its kind."""
    if not later.noun or later.claim.scope.role not in ("body", "caption", "list"):
        return False
    if later.determiner not in _DEFINITE and not _is_of_a_time(later):
        return False
    if _is_bounded(later) or (later.unit.startswith("#") and not _is_compound(later)):
        return False
    if not later.before and later.determiner not in ("the", "this", "that") and not _is_of_a_time(later):
        return False
    behind = [token for token in later.sentence.tokens if token.span.start > later.start][:_LEAD]
    if any(first.text.lower() == "as" and second.tag == "VERB" for first, second in pairwise(behind)):
        return False  # "The $2.9 million award, as reduced by the judge"
    if later.claim.scope.status == "former" or (not later.before and later.claim.scope.status in ("hypothetical", "possible", "negated")):
        return False
    if any(token.text.lower() in ("that", "which") for token in later.tail[:1]) and later.noun in superlatives():
        return False  # "The largest that was rightly demanded was £1,915"
    return not (later.modifiers & word_set("another of its kind") or _is_per_head(later))


def _is_of_a_time(later: Carried) -> bool:
    """As in "Sales were $45.6 million in 2025": what has no article, and one figure at a time."""
    plain = later.determiner == "" and not later.before and not later.modifiers and _tells_only_time(later)
    return plain and later.noun in word_set("figures of a time") and later.claim.scope.time not in _VAGUE_TIMES


def _tells_only_time(carried: Carried) -> bool:
    """Whether what stands before and behind a figure says no more of it than what it is of and of what time."""
    lead = [token for token in carried.sentence.tokens if token.span.end <= carried.start and token.tag in ("NOUN", "PROPN")]
    if any(token.form != "t" and token.lemma != carried.noun for token in lead):
        return False  # "Among women, turnout was 47 percent"
    return all(token.form == "t" or token.text.lower() in ("in", "for", "during") for token in carried.tail)


def _is_bounded(carried: Carried) -> bool:
    """Whether a figure only says what something is above or below."""
    return isinstance(carried.claim, CountClaim) and carried.claim.count.bound in ("<", ">")


def _is_compound(carried: Carried) -> bool:
    """Whether a count is part of a modifier: "the 22-story tower"; other counts are taken up by their own noun."""
    assert carried.claim.span is not None
    return any(token.span.end > carried.start >= token.span.start and "-" in token.text for token in carried.sentence.tokens)


def _is_per_head(carried: Carried) -> bool:
    """As in "the award comes to $21,500 for each of them"."""
    return any(token.text.lower() in ("each", "every", "per", "apiece") for token in carried.tail[:4])


def _antecedent(before: Sequence[Carried], later: Carried, board: Board) -> Carried | None:
    """The one earlier figure that is meant; None where there is none, several that differ, or one of the same value."""
    if later.unit.startswith("#") and _is_told_bare(later, board):
        return None
    money = len(later.unit) == 3 and later.unit.isupper()
    if money and any(other.unit == later.unit and other.value.meets(later.value) for other in before):
        return None
    sentence = board.sentence(later.order)
    if sentence is not None and any(token.lemma in word_set("times compared") for token in sentence.tokens):
        return None  # "In the three previous springs the rate was 52 percent"
    licensed = list(_licensed(before, later, board))
    if not licensed or any(other.value.meets(later.value) for other in licensed):
        return None
    last = licensed[-1]
    if was_changed(board, later.noun, last.order, later.order, later.start):
        return None
    if later.unit != "%" and (later.noun in change_words("N")) != (last.noun in change_words("N")):
        return None  # "to 46 meters ... The rise of 4 meters"
    if is_told_of_another(last, later, board):
        return None
    return last if all(other.value.meets(last.value) for other in licensed) else None


def _is_of_the_new(later: Carried) -> bool:
    """Whether a figure is that of what is new: "the new fare of $14", not "the $12 fare" that has risen."""
    lead = [token.text.lower() for token in later.sentence.tokens if token.span.end <= later.start][-_LEAD:]
    return "new" in lead


def _is_told_bare(later: Carried, board: Board) -> bool:
    """As in "the second takes up 12 ... the 12-page report": the number of a modifier has been told without its noun."""
    return any(
        entry.claim.count.support.meets(later.value) and not entry.unit and (not entry.head or entry.figure.elliptic)
        for entry in board.earlier(later.start)
        if entry.claim.count.bound == "="
    )


def _licensed(before: Sequence[Carried], later: Carried, board: Board) -> Iterator[Carried]:
    # What is given, served or imposed, and to whom by name, is said of any: "the 12-year sentence that she gave Ames".
    said = content_words(token for token in later.tail if token.tag != "PROPN")
    described = later.modifiers | (said - {later.noun} - _family_of(later))
    money = len(later.unit) == 3 and later.unit.isupper()
    for other in before:
        if not _is_one_unit(other.unit, later.unit) or (_unit(other) != _unit(later) and not _is_of_one_size(other, later)):
            continue
        if not 0 < later.order - other.order <= _FAR:
            continue
        if other.claim.scope.status in ("former", "hypothetical", "possible", "negated") or _is_bounded(other):
            continue
        if other.modifiers & word_set("another of its kind") or other.told & word_set("one of several"):
            continue
        if later.noun in word_set("set for each of many") and not described and not _is_one_paragraph(other, later):
            continue  # "The default is 60 minutes": of the setting that the paragraph is about
        timed = _is_of_a_time(later)
        if timed and (
            other.claim.scope.time != later.claim.scope.time or other.noun != later.noun or other.modifiers or not _tells_only_time(other)
        ):
            continue
        if (money and not _is_near(other, later)) or (other.moved and not timed and not _is_of_the_new(later)):
            continue
        if not _is_one_dimension(other, later) or not (_is_family(other, later) or _is_shifted(other, later)):
            continue
        if _is_of_its_own_time(other, later) or is_of_new_owner(other, later, board):
            continue
        if _is_described(other, later, described, board) and not _is_set_elsewhere(other, later, board):
            yield other


def _is_one_paragraph(other: Carried, later: Carried) -> bool:
    return other.sentence.sentence.paragraph == later.sentence.sentence.paragraph


def _is_of_its_own_time(other: Carried, later: Carried) -> bool:
    """Whether a time that the earlier sentence does not tell says which one the later is of: "the siege of 1902"."""
    if _is_of_its_own_group(other, later):
        return True
    ours, theirs = (_lengths_told(one) for one in (other, later))
    if ours and theirs and not ours & theirs:
        return True  # "by 62 percent over six months ... Over a full year the reduction was 41 percent"
    dated = later.tail[1:2] if later.tail[:1] and later.tail[0].tag == "ADP" else ()
    told = {part for token in other.sentence.tokens for part in token.text.lower().split()}
    return any(token.form == "t" and not set(token.text.lower().split()) <= told for token in dated)


def _is_of_its_own_group(other: Carried, later: Carried) -> bool:
    """Whether the sentence of the later opens with a group that the other's does not name: "Among graduates, the rate was 3.9 percent"."""
    tokens = [token for token in later.sentence.tokens if token.span.end <= later.start]
    if not tokens or tokens[0].text.lower() not in ("among", "for"):
        return False
    group = {token.lemma for token in takewhile(lambda token: token.text != ",", tokens[1:]) if token.tag in ("NOUN", "PROPN")}
    known = {token.lemma for token in other.sentence.tokens}
    return bool(group) and not group <= known


def _lengths_told(carried: Carried) -> frozenset[str]:
    """The lengths of time over which the sentence of a figure tells it: "over six months", "within a year"."""
    found = set()
    for first, second in pairwise((None, *carried.sentence.tokens)):
        if second is None or second.form != "t":
            continue
        lead, _, length = second.text.lower().partition(" ")
        if lead in _OVER:
            found.add(length)
        elif first is not None and first.text.lower() in _OVER:
            found.add(second.text.lower())
    return frozenset(found)


def _is_set_elsewhere(other: Carried, later: Carried, board: Board) -> bool:
    """Whether a verb tells the later one for a place or a year that the earlier sentence does not name.

    As in "the month's total of 318 mm ... At Shap the total is 402 mm", "in 2022 the cost had been $3.2 million".
    """
    if later.before:
        return False
    place, known = later.claim.scope.place, sentence_words(other.sentence)
    lead = [token.text.lower() for token in later.sentence.tokens if token.span.end <= later.start][-_CLAUSE:]
    if "where" in lead and "," not in lead[lead.index("where") :]:
        return True  # "The other 1,196 were in the suburbs, where the median was $447,000"
    if place and not share_words(set(place.split()), known):
        return True
    opening = later.sentence.tokens[:4]
    if opening and opening[0].text.lower() in ("on", "in", "at") and any(t.tag == "PROPN" and t.lemma not in known for t in opening):
        return True  # "On Otter Lane, the rise was nine feet"
    years = [
        value.year
        for at in later.sentence.mentions
        if board.reading.mentions[at].span.end <= later.start
        and isinstance(value := board.reading.mentions[at].value, Timex)
        and value.granularity == "year"
    ]
    told = {part for token in other.sentence.tokens for part in token.text.split()}
    if tells_ago(token for token in later.sentence.tokens if token.span.end <= later.start) and "ago" not in told:
        return True
    return any(str(year) not in told for year in years if year is not None)


def _is_near(other: Carried, later: Carried) -> bool:
    """Whether two amounts are of one size, or have the same digits: a slip makes no $5,000 of $51.5 million."""
    if not isinstance(other.claim, CountClaim) or not isinstance(later.claim, CountClaim):
        return True
    low, high = sorted((other.claim.count.nominal, later.claim.count.nominal))
    return high <= _FACTOR * low or digits_look_alike(low, high) or (low > 0 and high / low in _MAGNITUDES)


def _is_one_unit(first: str, second: str) -> bool:
    """Whether two figures measure the same; "a six-figure sum" may be one of any currency."""
    if "figure" in (first, second):
        return all(unit == "figure" or (len(unit) == 3 and unit.isupper()) for unit in (first, second))
    return first == second


def _is_of_one_size(other: Carried, later: Carried) -> bool:
    """Whether neither of two measures in different units is more than ten times the other: no width beside a length."""
    if "figure" in (other.unit, later.unit):
        return True
    low, high = sorted(one.value.low or one.value.high or 0 for one in (other, later))
    return high <= _FACTOR * low


def _is_family(other: Carried, later: Carried) -> bool:
    """Whether the earlier figure is carried by the same noun, or told by a verb of its family."""
    family = _family_of(later)
    if other.noun:
        return other.noun == later.noun or same_nouns(other.noun, later.noun) or other.noun in family - amount_words(later.noun)
    event = noun_event(later.noun)
    return bool(family & other.told) or any(is_kindred(later.noun, word) or (event and word == event) for word in other.told)


def _family_of(carried: Carried) -> frozenset[str]:
    """The words by which the figure of a noun may have been told before."""
    kind = carried.unit if carried.unit in ("time", "%") else "time" if carried.unit.startswith("#") else "any"
    family = _families().get((kind, carried.noun), frozenset()) | _families().get(("any", carried.noun), frozenset())
    return family | amount_words(carried.noun) if kind == "any" else family


def _is_shifted(other: Carried, later: Carried) -> bool:
    """Whether two figures have the same digits, and only another magnitude: "640,000 tons ... the 640-million-ton crop"."""
    if not isinstance(other.claim, CountClaim) or not isinstance(later.claim, CountClaim) or later.unit.startswith("#"):
        return False
    if _unit(other) != _unit(later):
        return False
    own, earlier = later.claim.count.nominal, other.claim.count.nominal
    return later.before and own != earlier and digits_look_alike(own, earlier) and max(own, earlier) >= 100 * min(own, earlier)


def _is_one_dimension(other: Carried, later: Carried) -> bool:
    """Whether both may be the same measure of a thing: what stands before its noun is its length or its height."""
    named = {other.dimension, later.dimension} - {""}
    return len(named) < 2 and (not named or other.dimension == later.dimension or named <= {"long", "tall"})


def _is_described(other: Carried, later: Carried, described: set[str] | frozenset[str], board: Board) -> bool:
    """Whether what is said of the later one holds of the earlier, as far as the draft tells."""
    known = sentence_words(other.sentence)
    if not described:
        return later.order - other.order <= _FAR if later.unit != "%" else later.order - other.order <= _NEAR
    shared = share_words(set(described), known)
    if (
        later.tail
        and not later.dimension
        and later.tail[0].text.lower() in ("for", "on", "in", "with", "to", "from", "at")
        and _names_more(later, known)
    ):
        return False
    of = bool(later.tail) and later.tail[0].text.lower() == "of"
    if of and (len(later.tail) == 1 or any(token.tag == "PROPN" and token.lemma not in known for token in later.tail[1:4])):
        return False  # "the price of 'Ferry Lane'": another's
    if later.modifiers - share_words(set(later.modifiers), known):
        return False
    if shared:
        return True
    return later.unit != "%" and all(board.is_said_before(word, later.order) for word in described)


def _names_more(later: Carried, known: set[str]) -> bool:
    """Whether the phrase behind a figure's noun names what the earlier sentence does not: "the 21 percent rise in rents"."""
    named = {token.lemma for token in later.tail[1:4] if token.tag in ("NOUN", "PROPN") and token.form != "t"}
    return bool(named) and not share_words(named, known)


def _licence(later: Carried) -> Span:
    tokens = later.sentence.tokens
    end = later.claim.span.end if later.claim.span is not None else later.start
    noun = next((t for t in tokens if t.span.start >= end and t.lemma == later.noun), None)
    return Span(later.start, noun.span.end if noun is not None and later.before else end)
