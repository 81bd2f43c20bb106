"""read_ranges: the ends between which the figures of a series lie, and the limits that none of them passes.

A range is told by a verb ("prices ran from $40 to $900", "speeds fell between 41 and 67 mph", "they waited three to nine weeks"),
by a noun for what is measured ("depths of 12 to 45 feet", "ages 19 to 34") or by a dimension ("24 to 41 feet long"). A limit is told by a
negative ("none sold for less than $410,000", "nothing on the shelf is heavier than 30 pounds") or of every member ("each is at least 40
feet deep").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from factcheck.claims.measurement import MeasurementClaim
from factcheck.data.word_sets import word_set
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.levels import Level, is_margin
from factcheck.links.counts.series_point import MARKS, SPLITS, Part, Point, subject_of
from factcheck.syntax.clause import Token

_FAR: Final = 14
_UNSURE: Final = frozenset(("expect", "estimate", "likely", "probably", "perhaps", "maybe", "could", "might", "should", "will", "would"))


def range_of(level: Level, peers: Sequence[Level]) -> Point | None:
    """The end, or both ends, of a stated range that a figure is."""
    limit = _limit_of(level)
    if limit is not None:
        return limit
    figure = level.figure
    if figure is not None and figure.clause is not None and figure.clause.verb is not None and figure.clause.verb.negated:
        return None
    if figure is not None and figure.sentence.tokens[figure.first].text.lower().split()[0] in word_set("averages"):
        return None  # "ranged from $40 to $900 and averaged $310"
    if level.ranged:
        return _whole_range(level)
    return _end_of_two(level, peers) or _opening_price(level)


def _whole_range(level: Level) -> Point | None:
    """As in "between 24 and 41 feet long", "waits of 12 to 55 minutes", "weighed anywhere from six to 14 ounces"."""
    support = level.quantity.support
    if support.low is None or support.high is None or support.is_point or level.claim.scope.status not in ("asserted", "planned"):
        return None
    lead = _statement(level)
    # "Every seat will cost between $15 and $40" tells what all of them cost.
    unsure = _UNSURE - {"will"} if any(token.text.lower() in ("each", "every") for token in lead) else _UNSURE
    if any(
        {token.lemma, token.text.lower()} & unsure or (token.lemma == "may" and token.tag == "AUX") for token in lead[-_FAR:]
    ) or _is_bracket(level):
        return None
    if level.kind == "age" and isinstance(level.claim, MeasurementClaim):
        if any(token.lemma in change_words("T") for token in lead[-_FAR:]):
            return None  # "raises the retirement age from 63 to 64"
        return Point(level, "both", "age", lead[-1].span if lead else level.core)
    ranging = _ranging_word(lead)
    if ranging is not None:
        return Point(level, "both", _measured(level, lead, ranging), ranging.span)
    held = _holding_word(level, lead)
    if held is not None:
        return Point(level, "both", _subject_noun(level, held) or subject_of(level), held.span)
    after = level.after[0].text.lower() if level.after else ""
    words = [token.text.lower() for token in lead[-6:]]
    if after in word_set("dimension adjectives") or {"ages", "aged"} & set(words):
        return Point(level, "both", subject_of(level), level.core)
    noun = plural_before_of(lead)
    if noun is not None:
        return Point(level, "both", noun.lemma, noun.span)
    verb = _verb_of_series(lead)
    if verb is not None:
        return Point(level, "both", _subject_noun(level, verb) or subject_of(level), verb.span)
    whole = next((token for token in lead if token.text.lower() in ("each", "every")), None)
    return Point(level, "both", "", whole.span) if whole is not None and any(token.lemma == "be" for token in lead) else None


def _holding_word(level: Level, lead: Sequence[Token]) -> Token | None:
    """The verb by which something kept within a range: "the level stayed between", "the wind blew at 20 to 35 mph all day"."""
    verb = next((token for token in reversed(lead) if token.tag in ("VERB", "AUX")), None)
    if verb is None or verb.form == "MD":
        return None
    tail = [token for token in lead if token.index > verb.index]
    if any(token.text in MARKS or token.tag in ("NOUN", "PROPN") for token in tail):
        return None
    between = any(
        token.text.lower().split()[0] in ("between", "within") for token in (*tail, *level.sentence.tokens[verb.index + 1 : verb.index + 2])
    )
    after = [token.text.lower() for token in level.after[:5]]
    long = any(first in ("all", "throughout") or (first, second) == ("the", "whole") for first, second in pairwise((*after, "")))
    return verb if (between and verb.lemma in word_set("holding a level")) or (long and verb.lemma in word_set("showing a level")) else None


def _statement(level: Level) -> list[Token]:
    """The tokens before a figure back to a word that opens another statement."""
    tokens = level.before
    start = next((at + 1 for at in range(len(tokens) - 1, -1, -1) if tokens[at].text.lower() in SPLITS), 0)
    return tokens[start:]


def _is_bracket(level: Level) -> bool:
    """Whether a range is one of several classes: "35 percent weigh under 20 pounds, 50 percent weigh 20 to 40"."""
    return level.unit != "%" and any(token.text.lower().endswith(("percent", "%")) for token in level.before[-4:])


def _ranging_word(lead: Sequence[Token]) -> Token | None:
    """The last word like "ranged" before a figure, however it is tagged, with no mark that ends a statement after it."""
    far = lead[-_FAR:]
    for at, token in reversed(list(enumerate(far))):
        if token.lemma in word_set("ranging") or token.text.lower() in word_set("ranging forms"):
            return None if _is_changed(far[:at]) else token
        if token.text in (".", ";", ":", ","):
            return None
    return None


def _going_word(lead: Sequence[Token]) -> Token | None:
    """As in "bids went from $300 up to $950": what goes is the plural of what is measured."""
    # "Bids" that opens a sentence looks like a verb.
    subject = next((token for token in lead if token.tag == "NOUN" or (token.form == "VBZ" and not token.index)), None)
    if subject is None or subject.form not in ("NNS", "VBZ") or subject.lemma not in word_set("dimension nouns"):
        return None
    return next((token for token in reversed(lead[-10:]) if token.lemma == "go" and token.index > subject.index), None)


def _is_changed(before: Sequence[Token]) -> bool:
    """As in "cut its range from 320 items to 250": the range is the object of a verb, and the figures say what was done to it."""
    words = before[-2:]
    return (
        len(words) == 2
        and words[1].tag in ("DET", "PRON")
        and words[0].tag == "VERB"
        and words[0].lemma not in ("have", "be", "give", "show")
    )


def _subject_noun(level: Level, verb: Token) -> str:
    """The head of the subject of a verb; "" where the clauses do not tell it, or the subject is a pronoun."""
    clause = next((c for c in level.sentence.clauses if c.verb is not None and c.verb.tokens[0] <= verb.index <= c.verb.tokens[1]), None)
    chunk = level.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    return chunk.head if chunk is not None and level.sentence.tokens[chunk.tokens[1]].form in ("NNS", "NN") else ""


def _measured(level: Level, lead: Sequence[Token], ranging: Token) -> str:
    """What ranges: the noun after "ranging in", else the first noun of the sentence's subject ("bus fares in the region" are fares)."""
    for at, token in enumerate(lead):
        if token.index > ranging.index and token.text.lower() == "in" and at + 1 < len(lead):
            return lead[at + 1].lemma
    subject = _subject_noun(level, ranging)
    if subject in word_set("dimension nouns"):
        return subject
    before = [token for token in lead if token.index < ranging.index]
    near = [token.lemma for token in before[-_FAR:] if token.form == "NNS" and token.lemma in word_set("dimension nouns")]
    if near:
        return near[-1]
    while before and before[-1].tag in ("PRON", "ADV", "AUX"):
        before = before[:-1]
    if before and before[-1].lemma in word_set("dimension nouns"):
        return before[-1].lemma
    prepositions = [at for at, token in enumerate(before) if token.tag == "ADP"]
    opening = before[: prepositions[0]] if prepositions and prepositions[0] > 0 else before
    return next((token.lemma for token in reversed(opening) if token.tag in ("NOUN", "PROPN", "VERB")), "")


def plural_before_of(lead: Sequence[Token]) -> Token | None:
    """The plural for what is measured right before a range: "depths of 12 to 45 feet", "sentences of two to nine years"."""
    near = lead[-5:]
    tokens = [token for token in near if token.text.lower() not in ("from", "between", "anywhere", "about", "roughly")]
    if not tokens:
        return None
    joined = len(tokens) > 1 and tokens[-1].text.lower() in ("of", "at")
    noun = tokens[-2] if joined else tokens[-1]
    if noun.form != "NNS":
        return None
    return noun if noun.lemma in word_set("dimension nouns") else None


def _verb_of_series(lead: Sequence[Token]) -> Token | None:
    """The verb of measuring with a plural subject that a range is the object of: "the ships lie between", "applicants waited"."""
    at = len(lead) - 1
    while at >= 0 and (
        lead[at].tag in ("ADP", "ADV", "PART") or lead[at].form in ("C", "t") or lead[at].text.lower() in ("anywhere", "somewhere")
    ):
        at -= 1
    if at < 1 or lead[at].lemma not in word_set("measuring") | word_set("sizing") | {"lie", "fall", "wait"}:
        return None
    subject = [token for token in lead[:at] if token.tag in ("NOUN", "PRON", "VERB", "PROPN")]
    plural = any(token.form == "NNS" or token.text.lower() in ("they", "them", "all") for token in subject)
    plural = plural or any(token.text.lower() in ("each", "every") for token in lead[:at])
    is_verb = lead[at].tag in ("VERB", "AUX") or lead[at].text.lower() in word_set("sizing")
    return lead[at] if plural and is_verb and lead[at].lemma not in ("be", "have") else None


def _end_of_two(level: Level, peers: Sequence[Level]) -> Point | None:
    """One end of "prices that ran from $40 to $900", where each is read for itself."""
    lead = _statement(level)
    near = list(takewhile(lambda token: token.form != "C", reversed(lead[-4:])))  # "from 71 to 104 mph in a 55 mph zone"
    preposition = next((t.text.lower() for t in near if t.text.lower() in ("from", "to", "between", "and", "at", "through")), "")
    if preposition not in ("from", "to", "between", "and"):
        return _end_of_kinds(level, lead)
    part: Part = "low" if preposition in ("from", "between") else "high"
    borrowed = _borrowed_unit(level, peers) if part == "high" else ""
    if preposition in ("from", "to") and _is_downward(level, preposition):
        ranging = _ranging_word(lead) or _going_word(lead)
        ends: dict[str, Part] = {"from": "high", "to": "low"}
        return Point(level, ends[preposition], _measured(level, lead, ranging), ranging.span, unit=borrowed) if ranging else None
    if level.unit != _unit_of_other_end(level, peers) and not borrowed:
        return None
    ranging = _ranging_word(lead) or _going_word(lead)
    if ranging is not None:
        return Point(level, part, _measured(level, lead, ranging), ranging.span, unit=borrowed)
    if borrowed:
        return None
    if preposition not in ("from", "to"):
        return _end_of_kinds(level, lead)
    if any(
        first.tag == "ADP" and second.form == "NNS" and second.lemma in word_set("dimension nouns") and third.text.lower() == "from"
        for first, second, third in zip(lead, lead[1:], lead[2:], strict=False)
    ):
        noun = plural_before_of(lead) if part == "low" else next(t for t in reversed(lead) if t.form == "NNS")
        return Point(level, part, noun.lemma, noun.span) if noun is not None else None  # "at prices from $310,000 to $455,000"
    opened = _opened_by_be(lead, level)
    if opened is not None:
        return Point(level, part, "age" if level.kind == "age" else subject_of(level), opened.span)
    moved = word_set("goes up") | word_set("goes down") | change_words("T").keys()
    if any(token.lemma in moved for token in lead[-_FAR:]):
        return _end_of_kinds(
            level, lead
        )  # "raises the retirement age from 63 to 64", "which it is trying to sell, fell from 92 million to 77 million"
    told = lead[-6:] if part == "low" else lead
    sized = next((t for t in reversed(told[-8:]) if {t.lemma, t.text.lower()} & word_set("sizing")), None)
    if sized is not None and part == "low":
        return Point(level, part, subject_of(level), sized.span)
    if sized is not None and any(t.text.lower() == "from" for t in lead[-8:]):
        return Point(level, part, subject_of(level), sized.span)
    return _end_of_kinds(level, lead)


def _opened_by_be(lead: Sequence[Token], level: Level) -> Token | None:
    """The verb of "the dogs are from two to seven years old", "the wells are from 90 feet to 120 feet deep"."""
    at = next((at for at in range(len(lead) - 1, max(-1, len(lead) - 5), -1) if lead[at].text.lower() == "from"), 0)
    verb = lead[at - 1] if at else None
    if verb is None or verb.form not in ("BE", "VB") or verb.lemma != "be" or any(token.text in MARKS for token in lead[at:]):
        return None
    sized = level.kind == "age" or any(token.text.lower() in word_set("dimension adjectives") for token in level.after[:4])
    return verb if sized else None


def _is_downward(level: Level, preposition: str) -> bool:
    """Whether the words say that the greater end comes first: "the scores ran from 88 down to 41", "from 88 all the way down to 41"."""
    words = [token.text.lower() for token in (level.after[:6] if preposition == "from" else level.before[-3:])]
    return any(pair == ("down", "to") for pair in pairwise(words))


def _end_of_kinds(level: Level, lead: Sequence[Token]) -> Point | None:
    """One end of "from a 640-pound runt to Oberg's 1,912-pound champion"."""
    hyphened = any("-" in token.text for token in level.sentence.tokens if token.span.overlaps(level.core))
    if not hyphened or level.kind not in ("mass", "length", "age", "money"):
        return None
    at = len(lead) - 1
    while at > 0 and lead[at].tag in ("DET", "PROPN", "PART", "ADJ"):
        at -= 1
    if at < 0 or lead[at].text.lower() not in ("from", "to"):
        return None
    if lead[at].text.lower() == "from":
        ahead = [token.text.lower() for token in level.after[:8]]
        return Point(level, "low", "", lead[at].span) if "to" in ahead else None
    opened = next((token for token in reversed(lead[:at]) if token.text.lower() == "from"), None)
    other = [token for token in lead[:at] if opened is not None and token.index > opened.index and "-" in token.text]
    return Point(level, "high", "", opened.span) if opened is not None and other and at - opened.index < 9 else None


def _unit_of_other_end(level: Level, peers: Sequence[Level]) -> str:
    """The unit of the figure on the other side of "to" or "and"; "?" where there is none of it."""
    here = [peer for peer in peers if peer.sentence is level.sentence]
    place = next((at for at, peer in enumerate(here) if peer.core == level.core), -1)
    for step in (1, -1):
        if 0 <= place + step < len(here) and here[place + step].unit == level.unit:
            return level.unit
    return "?"


def _borrowed_unit(level: Level, peers: Sequence[Level]) -> str:
    """The unit that the upper end shares with the lower: "ran from 3 parts per billion at the school to 14 at the dairy"."""
    if level.unit or level.figure is None or (level.figure.head and not level.figure.elliptic):
        return ""
    before = [peer for peer in peers if peer.sentence is level.sentence and peer.core.end <= level.core.start]
    if not before or not before[-1].unit or level.before[-1:] == [] or level.before[-1].text.lower() != "to":
        return ""
    return before[-1].unit if any(token.text.lower() == "from" for token in before[-1].before[-2:]) else ""


def _opening_price(level: Level) -> Point | None:
    """As in "start at" before the least of a series of amounts; "up to" before the greatest, in a sentence that says where they start."""
    lead = level.before
    if level.kind != "money" or level.figure is None:
        return None
    start = next((token for token in lead if token.lemma in ("start", "begin") or token.text.lower() in ("starts", "begins")), None)
    if start is None:
        return None
    if [token.text.lower() for token in lead[-2:]] == [start.text.lower(), "at"]:
        return Point(level, "low", subject_of(level), start.span)
    if [token.text.lower() for token in lead[-3:-1]] in (["top", "out"], ["tops", "out"], ["topped", "out"], ["go", "up"]):
        return Point(level, "high", subject_of(level), start.span)
    qualifier = level.sentence.tokens[level.figure.first]
    top = qualifier.text.lower().startswith(("up to", "as much as", "as high as"))
    return Point(level, "high", subject_of(level), start.span) if top else None


def _limit_of(level: Level) -> Point | None:
    """What no figure of a series passes: "none sold for less than $410,000"; "every one of them is at least 40 feet deep"."""
    bound = level.quantity.bound
    if bound not in ("<", ">") or is_margin(level) or level.ranged:
        return None
    support = level.quantity.support
    if support.low is not None and support.high is not None and support.low > 0:
        return None
    lead = _clause_lead(level)
    if any(token.form == "MD" and token.text.lower() not in ("would", "will") for token in (*lead, *level.after[:2])):
        return None  # "no driver older than 90 may drive": a rule, and nothing that is
    negative = next((t for t in reversed(lead) if _denies(t, lead)), None)
    whole = next((t for t in reversed(lead) if t.text.lower() in word_set("limiting wholes")), None)
    if negative is not None and not level.quantity.inclusive:
        return Point(level, "floor" if bound == "<" else "ceiling", _limited(lead, negative), negative.span)
    if negative is None and whole is not None and level.claim.scope.status == "asserted":
        return Point(level, "floor" if bound == ">" else "ceiling", _limited(lead, whole), whole.span)
    return None


def _denies(token: Token, lead: Sequence[Token]) -> bool:
    """Whether a word denies of all: "none", "no", "not one"."""
    if token.text.lower() in word_set("limiting negatives"):
        return True
    following = [other.text.lower() for other in lead if token.index < other.index <= token.index + 2]
    return token.text.lower() == "not" and following in (["one", "of"], ["a", "single"], ["one"])


def _clause_lead(level: Level) -> list[Token]:
    """The tokens before a bounded figure and its qualifier, back to a word or a mark that opens another statement."""
    tokens = level.before
    if level.figure is not None:
        tokens = [token for token in tokens if token.index < level.figure.first]
    start = next((at + 1 for at in range(len(tokens) - 1, -1, -1) if tokens[at].text.lower() in SPLITS or tokens[at].text == ":"), 0)
    return tokens[start:]


def _limited(lead: Sequence[Token], opener: Token) -> str:
    """The noun of the members of a series that a limit holds for: "none of the four companies", "every worker"."""
    for token in lead:
        if token.index > opener.index:
            if token.text in MARKS or token.tag in ("VERB", "AUX"):
                return ""
            if token.tag in ("NOUN", "PROPN"):
                return token.lemma
    return ""
