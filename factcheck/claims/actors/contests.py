"""read_results: who won which contest against whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.draft import Span
from factcheck.mentions.actor_words import contest_verbs, openers
from factcheck.syntax.clause import Reading

_SIDE = r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|de)){0,3}"
_BEFORE = re.compile(rf"(?<![\w’'.])(?P<side>{_SIDE})(?:, [^,.;]{{2,40}},)?(?: \w+ly)?$")
_LOST = re.compile(rf" (?:lost|fell)(?:,? \d+-\d+,?)? to (?:the )?(?P<other>{_SIDE})")


@cache
def _beat() -> re.Pattern[str]:
    verbs = "|".join(contest_verbs())
    beating = "beating|defeating|edging|routing|topping|downing|upsetting|outlasting|sweeping|stunning|trouncing|blanking|eliminating"
    won = rf"(?:won|took|claimed|clinched|captured|secured) [^.,;“”]{{1,40}}?,? by (?:{beating})"
    return re.compile(rf" (?:{won}|{verbs}) (?:the )?(?:[a-z]\w+ )?(?P<other>{_SIDE})")


_SCORE = re.compile(r"\b\d{1,3}(?:-| to )\d{1,3}\b|\b\d[\d,]*(?: |-)(?:votes?|points?|runs?|goals?|lengths?|seconds?)\b")
_STAKE = re.compile(
    r"\b(?:championship|title|cup|final|pennant|crown|trophy|election|seat|primary|runoff|nomination"
    r"|gold|medal|tournament|series|playoff|match|game|bout|race|debate|contest)\b",
    re.IGNORECASE,
)
_PRIZE = r"title|championship|cup|crown|pennant|trophy|gold|medal|nomination|seat|series|tournament"


@dataclass(frozen=True, slots=True)
class _Result:
    winner: str
    loser: str
    span: Span
    scores: frozenset[str]
    stakes: frozenset[str]


def winner_of(reading: Reading) -> str:
    """The side that won the one contest of a draft; "" where it tells of none, or of several."""
    results = list(_results(reading))
    return results[0].winner if len({frozenset((one.winner, one.loser)) for one in results}) == 1 else ""


def read_results(reading: Reading) -> Iterator[ActorClaim]:
    """The results of contests between two named sides, and later words that make a winner of either ("For Hull, the title was the first").

    Later words are compared with a result only where they give its score or margin, or speak of the prize that it was won for with "the".
    """
    results = list(_results(reading))
    pairs = {frozenset((r.winner, r.loser)) for r in results}
    retold = list(_retold_results(reading, results))
    if retold:
        yield from retold
        return
    if len(pairs) != 1:
        return
    first = results[0]
    yield _claim(reading, first.winner, first.loser, first.span)
    for other in results[1:]:
        if other.winner == first.loser and first.scores & other.scores:
            yield _claim(reading, other.winner, other.loser, other.span)
            return
    for side, against in ((first.loser, first.winner), (first.winner, first.loser)):
        for span in _won_by(reading.text, side, against, first):
            yield _claim(reading, side, against, span)
            break


def _results(reading: Reading) -> Iterator[_Result]:
    text = reading.text
    for pattern in (_beat(), _LOST):
        for found in pattern.finditer(text):
            start = max(0, found.start() - 90)
            before = _BEFORE.search(text[start : found.start()])
            sentence = reading.scopes.sentence_at(found.start())
            if before is None or sentence is None or sentence.role in ("headline", "heading"):
                continue
            match = pattern.match(text, found.start(), sentence.span.end)  # not "Derby. The loss"
            if match is None:
                continue
            if reading.scopes.quotation_at(match.start()):
                continue
            near, far = _side(before.group("side")), _side(match.group("other"))
            winner, loser = (far, near) if pattern is _LOST else (near, far)
            if not winner or not loser or winner == loser or text[match.end() : match.end() + 8].startswith((" in 19", " in 20")):
                continue
            rest = sentence.span.text_of(text)
            scores = frozenset(_normal(score.group()) for score in _SCORE.finditer(rest))
            stakes = frozenset(stake.group().lower() for stake in _STAKE.finditer(rest))
            yield _Result(
                winner,
                loser,
                Span(max(start + before.start(), sentence.span.start), match.start("other") + len(match["other"].removesuffix("."))),
                scores,
                stakes,
            )


_NEAR = 2  # sentences behind a result in which the game is the one of which it tells
_ANOTHER = re.compile(
    r"\b(?:last|previous|previously|earlier|ago|another|rematch|once|before|until|if|would|could|can|may|might|should|next"
    r"|other|future|past|both|series|leg|opener|season[’']s|revenge|avenged?|split|never|not|no|without|despite"
    r"|after losing|instead|(?:second|third|first|fourth|\w+th) (?:game|match|meeting|leg|time|set|round|fight|bout))\b|\b(?:19|20)\d\d\b"
)
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)"
_WINS = r"(?:win|victory|triumph)"
_ENDS = (
    r"(?=[.,;]| (?!over|against|in|at|on|for|to|of|by|and|or|was the|streaks?\b|parade|lap|party|speech|margin|column|total|rate|bid|tour)"
    r"[a-z])"
)
_BY = r"by (?:(?!in |among )[\w,-]+ ){0,3}[\w-]+(?=[.;]|, )|the (?:game|match|race|election|fight|bout|seat|vote)\b"


@cache
def _retellings(won: str, lost: str) -> re.Pattern[str]:
    """The words that make `won` the winner of the game just told, and `lost` its loser; both are patterns of names."""
    told = (
        rf"\b(?:{won})[’']s? (?:[\w-]+ )?{_WINS}{_ENDS}",
        rf"\b(?:{won})[’']s? (?:[\w-]+ )?{_WINS} over (?:the )?(?:{lost})\b",
        rf"\b(?:{won})\b[^.;:“”\"]{{0,90}}? (?:with|after|thanks to) (?:the|his|her|its|their) (?:\w+ )?{_WINS}"
        rf"(?:[.,]| over (?:the )?(?:{lost})\b)",
        rf"\b(?:{won}) (?:(?:have|has) (?:now )?)?won (?:{_BY})",
        rf"\b(?:{won}) (?:have|has) (?:now )?won {_NUMBER} (?:in a row|straight|consecutive(?: games)?)(?=[.,;])",
        rf"\b(?:{won}), (?:the winners?|who won|which won)[,.]",
        rf"\b[Tt]he winners?, (?:the )?(?:{won})[,.]",
        rf"\b(?:{lost})[’']s? (?:[\w-]+ )?(?:loss|defeat){_ENDS}",
        rf"\b(?:{lost})(?:, (?:the losers?|who lost|which lost)[,.])",
        rf"\b[Tt]he (?:loss|defeat) (?:was|is) (?:the )?(?:{lost})[’']s?(?!\w)",
        rf"\b[Tt]he (?:{_WINS}) (?:was|is) (?:the )?(?:{won})[’']s?(?!\w)",
    )
    return re.compile("|".join(told))


def _retold_results(reading: Reading, results: list[_Result]) -> Iterator[ActorClaim]:
    """The results that the sentences behind them turn round: "The Bears beat the Lions. The Lions' win put them first".

    A sentence that names another side, another day or another game is left alone.
    """
    winners = {frozenset((r.winner, r.loser)): set[str]() for r in results}
    for result in results:
        winners[frozenset((result.winner, result.loser))].add(result.winner)
    starts = {sentence.index for r in results if (sentence := reading.scopes.sentence_at(r.span.start)) is not None}
    for result in results:
        sentence = reading.scopes.sentence_at(result.span.start)
        if sentence is None or len(winners[frozenset((result.winner, result.loser))]) > 1:
            continue
        for behind in reading.scopes.sentences[sentence.index + 1 : sentence.index + 1 + _NEAR]:
            if behind.index in starts or behind.role != sentence.role or behind.paragraph > sentence.paragraph + 1:
                break
            match = _turned_round(reading, result, behind.span, sentence.span)
            if match is not None:
                yield _claim(reading, result.winner, result.loser, result.span)
                yield _claim(reading, result.loser, result.winner, match)
                return


def _turned_round(reading: Reading, result: _Result, span: Span, told: Span) -> Span | None:
    """The words of a sentence that give the game of a result to its loser."""
    won, lost = (
        "|".join(re.escape(form) for form in _aliases(one, other))
        for one, other in ((result.loser, result.winner), (result.winner, result.loser))
    )
    match = _retellings(won, lost).search(reading.text, span.start, span.end) if won and lost else None
    if match is None or reading.scopes.quotation_at(match.start()) is not None:
        return None
    words = span.text_of(reading.text)
    days = {day.group() for day in _DAY.finditer(words)}
    if _ANOTHER.search(words) or not days <= {day.group() for day in _DAY.finditer(told.text_of(reading.text))}:
        return None
    known = {word for name in (result.winner, result.loser) for word in name.split()}
    others = re.findall(r"\b(?:over|against|past|to|beat) (?:the )?([A-Z][\w’'-]*)", words)
    return Span(*match.span()) if all(other.removesuffix("’s").removesuffix("'s") in known for other in others) else None


_TWO = 2


def _side(written: str) -> str:
    words = written.removesuffix(".").split()
    if len(words) == _TWO and words[0] == "The":
        return words[1]  # "The Senators", a team
    while words and words[0].lower() in openers():
        words = words[1:]
    while words and words[-1] in ("of", "de"):
        words = words[:-1]
    return " ".join(words)


def _normal(score: str) -> str:
    return re.sub(r"[- ](?:to )?", "-", score.replace(",", "")).rstrip("s")


def _won_by(text: str, side: str, against: str, result: _Result) -> Iterator[Span]:
    """Words after a result that make `side` the winner."""
    names = "|".join(re.escape(name) for name in _aliases(side, against))
    prizes = _PRIZE
    if result.stakes & set(_PRIZE.split("|")):
        for pattern in (
            rf"\bFor (?:the )?(?:{names}), (?:the|it was (?:the|a|its|their)(?: \w+)?) (?:{prizes})\b",
            rf"\b[Tt]he (?:{prizes}) (?:was|is|gave|brought) (?:the )?(?:{names})(?:[’']s?)?\b",
            rf"\b(?:{names})[’']s? (?:first|second|third|fourth|fifth) (?:{prizes}) (?:since\b|in (?:\w+ )?(?:years|decades))",
            rf"\b(?:{names}),? (?:which|who) (?:now )?(?:won|claimed|took|captured) the (?:{prizes})\b(?! (?:in \d|last\b|for\b))",
        ):
            for match in re.compile(pattern).finditer(text, result.span.end):
                yield Span(*match.span())
    if _play_again(text, names, result):
        return
    for match in re.compile(rf"\b(?:{names})[’']s? (?P<score>\d[\d,]*(?:-| to )\w+) (?:win|victory|triumph)\b").finditer(
        text, result.span.end
    ):
        if _normal(match.group("score")) in result.scores:
            yield Span(*match.span())
    for match in re.compile(rf"\b(?:{names}) (?:won|prevailed)(?: \w+)?,? (?:by )?(?P<score>\d[\d,]*(?:-| to | )\w+)").finditer(
        text, result.span.end
    ):
        if _normal(match.group("score")) in result.scores:
            yield Span(*match.span())


_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _play_again(text: str, names: str, result: _Result) -> bool:
    """Whether a side is said to have won on another day than the result's: there were two contests."""
    day = _DAY.search(text, result.span.end, result.span.end + 60)
    for match in re.compile(rf"\b(?:{names}) (?:won|prevailed)\b[^.]{{0,40}}").finditer(text):
        other = _DAY.search(match.group())
        if other is not None and (day is None or other.group() != day.group()):
            return True
    return False


def _aliases(side: str, against: str) -> list[str]:
    """The forms that one side may be called by: its whole name, its last word, and what stands before that."""
    words = side.split()
    forms = {side, words[-1], " ".join(words[:-1])} - {""}
    return sorted((form for form in forms if form not in against.split() and form != against), key=len, reverse=True)


def _claim(reading: Reading, winner: str, loser: str, span: Span) -> ActorClaim:
    sentence = reading.scopes.sentence_at(span.start)
    return told_of(winner, "result", "won", span, sentence.role if sentence is not None else "body", of=loser)
