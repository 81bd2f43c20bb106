"""link_comparatives: figures that a comparative sets in order ("greater": greater, lesser).

Licences: a comparative between two figures of one sentence ("drew 4,100 visitors, more than the 4,600 it drew in April"; "the Hart bridge,
at 900 feet, is longer than the Mill bridge, at 1,200"); a cue of rising, falling, beating or missing with the noun phrase that the second
figure ends ("31 points, topping her old mark of 34"); the one of two that is chosen as the cheaper or the larger, and the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.change_apart import is_exchange_rate
from factcheck.links.counts.levels import Level, is_choice, is_margin, rate_of, read_levels
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading, Token, VerbGroup

_FILLERS: Final = frozenset(("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "ADV"))
_BASE: Final = 3  # "60 of its"
_MOST: Final = 9
_COMMAS: Final = frozenset((",", "—", "–", "--"))
_SOFTENED: Final = 3
_NEXT: Final = 3
_UNSURE: Final = frozenset(("not", "n't", "no", "once", "formerly", "would", "may", "might", "could", "if", "nearly", "almost", "will"))
_AWAY: Final = frozenset(("above", "below", "under", "over", "short", "shy", "ahead", "behind", "higher", "lower"))


@cache
def _comparatives() -> dict[str, tuple[tuple[str, str], ...]]:
    """The comparatives, with the side ("more" or "less") and what they compare ("any", "length", ...)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in data_lines("comparatives.tsv"):
        side, kind, words = line.split("\t")
        for word in words.split():
            found[word] = (*found.get(word, ()), (side, kind))
    return found


@cache
def _cues() -> dict[tuple[str, ...], str]:
    """The words that open the phrase of a second figure, and which of both is the greater."""
    rows = (line.split("\t") for line in data_lines("comparison_openers.tsv"))
    return {tuple(words.split()): side for side, phrases in rows for words in phrases.split("|")}


def link_comparatives(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The orders that the comparatives of a draft state between its figures."""
    levels = [level for level in read_levels(claims, board) if not level.ranged and not is_margin(level)]
    return [*_within(levels), *_of_two(levels), *_moved(levels), *_named(levels, board), *_behind_colon(levels)]


def side_of(word: str, kind: str) -> str:
    """Whether a comparative says more or less of a figure of that kind; "" where it does not fit it."""
    return next((side for side, what in _comparatives().get(word, ()) if what in ("any", kind)), "")


def _within(levels: Sequence[Level]) -> Iterator[Link]:
    """Two figures of one sentence with a comparative between them."""
    for at, first in enumerate(levels):
        for second in levels[at + 1 : at + 4]:
            if second.sentence is not first.sentence:
                break
            if second.unit != first.unit and not ({first.unit, second.unit} == {"", "year"} and _are_bare(first, second)):
                continue
            if _noun_of(first) and _noun_of(second) and _noun_of(first) != _noun_of(second):
                break  # "sales of $8.4 million and profits of $232,000, up from sales of $5.9 million"
            found = _comparable(first, second) and _between(first, second)
            if found:
                greater, lesser = (first, second) if found[0] == "more" else (second, first)
                yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (found[1],))
            break


def _noun_of(level: Level) -> str:
    """The noun whose value a figure is by an "of" right before it: "profits of $232,000"."""
    lead = level.before[-2:]
    return lead[0].lemma if len(lead) > 1 and lead[0].tag == "NOUN" and lead[1].text.lower() == "of" else ""


def _moved(levels: Sequence[Level]) -> Iterator[Link]:
    """As in "fell to $38 million from $40 million", "rose from 31 percent to 36 percent": the old figure and the new one."""
    for first, second in pairwise(levels):
        if first.sentence is not second.sentence or first.unit != second.unit or rate_of(first) != rate_of(second):
            continue
        if is_exchange_rate(first.sentence.tokens):
            continue
        between = [token for token in first.after if token.span.end <= second.core.start]
        words = [token.text.lower() for token in _without_times(between) if token.tag != "DET"]
        lead = [token for token in first.before if token.text != ","][-4:]
        if not lead or words not in (["from"], ["to"]) or lead[-1].text.lower() != ("to" if words == ["from"] else "from"):
            continue
        verb = next((token for token in reversed(lead[:-1]) if token.tag == "VERB"), None)
        if len(lead) > 2 and lead[-2].text.lower() in ("up", "down") and lead[-3].lemma == "be":
            verb = lead[-2]  # "was down to 48 from 60"; not "$2, down from $3 to $4": a range
        if verb is None or {"<", ">", "~"} & {first.quantity.bound, second.quantity.bound} or first.claim.scope.quoted:
            continue
        particle = next((token.text.lower() for token in lead if token.index == verb.index + 1), "")
        if particle in ("up", "down") and verb.lemma in ("edge", "inch", "go", "tick", "creep", "come", "move"):
            verb = next(token for token in lead if token.index == verb.index + 1)  # "edged down to 4.6 percent from 4.9"
        rises = verb.lemma in word_set("goes up") or verb.text.lower() == "up"  # "was up to 60 from 48"
        falls = verb.lemma in word_set("goes down") or verb.text.lower() == "down"
        if rises or falls:
            new, old = (first, second) if words == ["from"] else (second, first)
            greater, lesser = (new, old) if rises else (old, new)
            yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (verb.span,))


def _behind_colon(levels: Sequence[Level]) -> Iterator[Link]:
    """As in "Rents are higher than last year: $1,215, compared with $1,115", "Fires are down: 124 this year, against 152"."""
    for new, old in pairwise(levels):
        if new.sentence is not old.sentence or new.unit != old.unit or rate_of(new) != rate_of(old) or not _comparable(new, old):
            continue
        lead = new.before
        colon = next((at for at in range(len(lead) - 1, -1, -1) if lead[at].text == ":"), -1)
        between = [token.text.lower() for token in _without_times([t for t in new.after if t.span.end <= old.core.start])]
        dated = [t for t in new.after if t.form == "t" and t.span.end <= old.core.start and not t.text.lower().startswith("this ")]
        if dated or not (not old.after or old.after[0].tag in ("PUNCT", "NOUN")):
            continue  # "$12 in May, compared with $15 for the best seats"
        joint = [word for word in between if word not in (",", "this", "last", "the", "$") and word not in _nouns_of(new)]
        if colon < 0 or len(lead) - colon > _SOFTENED or joint not in (["compared", "with"], ["compared", "to"], ["against"], ["versus"]):
            continue
        if any(token.form in ("C", "A") for token in lead[:colon]) or {token.text.lower() for token in lead[:colon]} & _UNSURE:
            continue
        found = _direction_told(lead[:colon], new.kind)
        if found is not None:
            greater, lesser = (new, old) if found[0] == "more" else (old, new)
            yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (found[1].span,))


def _nouns_of(level: Level) -> set[str]:
    """The words of the noun that a figure counts."""
    return {token.text.lower() for token in level.after[:1] if token.tag == "NOUN"}


def _direction_told(tokens: Sequence[Token], kind: str) -> tuple[str, Token] | None:
    """The only word before a colon that says more or less than before: "higher than last year", "down", "Fewer people voted than last"."""
    than = any(token.text.lower() == "than" for token in tokens)
    found: list[tuple[str, Token]] = []
    for token in tokens:
        low = token.text.lower()
        after_be = token.index > 0 and any(t.form == "BE" for t in tokens[max(0, token.index - 2) : token.index])
        if low in ("up", "down") and after_be:
            found.append(("more" if low == "up" else "less", token))
        elif than and side_of(low, kind) and low not in ("older", "younger", "faster", "slower", "better", "worse"):
            found.append((side_of(low, kind), token))
    return found[0] if len(found) == 1 else None


def _without_times(tokens: Sequence[Token]) -> list[Token]:
    """Words without the times among them: "to" of "(from 210) in May to (260)"."""
    found: list[Token] = []
    for token in tokens:
        if token.form == "t":
            if found and found[-1].text.lower() in ("in", "on", "at", "during", "for", "of"):
                found.pop()
        else:
            found.append(token)
    return found


def _are_bare(first: Level, second: Level) -> bool:
    """Whether two numbers may both be ages: "Moss, 71, is older than her brother, Al, 68"."""
    return all(level.figure is None or level.figure.head == "" for level in (first, second))


def _comparable(first: Level, second: Level) -> bool:
    if first.claim.scope.quoted != second.claim.scope.quoted or first.claim.scope.status in ("former", "hypothetical", "negated"):
        return False
    if {"<", ">", "~"} & {first.quantity.bound, second.quantity.bound} or rate_of(first) != rate_of(second):
        return False
    if first.figure is not None and is_choice(first.figure):
        return False
    heads = [level.figure.head if level.figure is not None else "" for level in (first, second)]
    return bool(first.unit) or heads[0] == heads[1] or not heads[1]


def _between(first: Level, second: Level) -> tuple[str, Span] | None:
    """Which side the words between two figures make the greater, and the words that do."""
    if _is_base(first):
        return None
    between = [token for token in first.after if token.span.end <= second.core.start]
    opener = _opener(first, between)
    if opener is not None:
        return opener
    than = next((at for at, token in reversed(list(enumerate(between))) if token.text.lower() == "than"), -1)
    if than < 1 or len(between) > 2 * _MOST or _is_other_statement(between, than):
        return None
    words = [token.text.lower() for token in between]
    kind = "age" if second.unit != first.unit else first.kind
    back = next((at for at in range(than - 1, max(-1, than - 4), -1) if side_of(words[at], kind)), -1)
    if back < 0 or words[max(0, back - 1)] in ("no", "not", "any", "never") or "not" in words[:back]:
        return None
    if words[:2] == [",", "or"] and any(token.form in ("C", "A") for token in between[2:back]):
        return None  # "were $7 billion, or 10 percent, higher than the estimate of $68 billion": how far two lie apart
    return side_of(words[back], kind), Span(between[back].span.start, between[than].span.end)


def _is_base(level: Level) -> bool:
    """Whether a figure is what another is some of: "plans to close 60 of its 1,100 stores, fewer than the 75"."""
    lead = level.before[-_BASE:]
    of = [token.text.lower() for token in lead[1:]]
    return len(lead) == _BASE and lead[0].form == "C" and of[0] == "of" and of[1] in ("the", "its", "their", "his", "her")


def _is_other_statement(between: Sequence[Token], than: int) -> bool:
    """Whether the words around "than" are not one comparison: another statement, or a verb that takes the second figure elsewhere."""
    before, after = between[:than], between[than + 1 :]
    if not _stays_beside(after) or (after and after[0].text.lower() in ("in", "on", "at", "during")):
        return True  # "in nine days, 2,100 more than in the 10 days of last year"
    if any(token.text in (";", ":") or token.text.lower() in ("and", "but", "while", "when", "if") for token in between):
        return True
    verbs = [token for token in before if token.tag in ("VERB", "AUX")]
    if any(token.lemma not in ("be", "remain", "stay", "look") for token in verbs):
        return True
    return any(token.tag in ("VERB", "AUX") and token.lemma not in word_set("measuring") for token in after)


def _stays_beside(after: Sequence[Token]) -> bool:
    """Whether a figure behind a comma is that of what "than" names: ", at 1,200", ", which weighs 20"; not ", in a town of 900"."""
    at = next((at for at, token in enumerate(after) if token.text in _COMMAS), None)
    if at is None or at + 1 >= len(after):
        return True
    return after[at + 1].tag not in ("ADP", "ADV") or after[at + 1].text.lower() in ("at", "with", "of")


def _opener(first: Level, between: Sequence[Token]) -> tuple[str, Span] | None:
    """As in ", topping her old mark of 34", "down from last year's 198": a cue, and the noun phrase that ends in the second figure."""
    tokens = list(between)
    if first.figure is not None:
        tokens = [token for token in tokens if token.index >= first.figure.beyond]
    tokens = _behind_time(tokens)
    plain = not any(token.text in _COMMAS for token in tokens[:_SOFTENED])
    led = bool(tokens) and tokens[0].text in _COMMAS
    while tokens and (tokens[0].text in _COMMAS or tokens[0].tag == "ADV" or tokens[0].text.lower() in ("which", "is", "was")):
        tokens = tokens[1:]
    words = tuple(token.text.lower() for token in tokens)
    for length in (3, 2, 1):
        side = _cues().get(words[:length])
        if side is None or len(words) < length or (first.kind == "time" and words[0] not in ("up", "down", "ahead", "behind")):
            continue
        if set(words[:length]) & _AWAY and (plain or (words[0] in ("over", "under") and not led)):
            return None  # "is 62 points above the 7,659": how far two lie apart; "fell by 45 over the summer, to 380"
        if words[length - 1] == "than" and tokens[length:] and tokens[length].tag == "ADP":
            return None  # "higher than in March, though lower than the 36 percent of May"
        if first.kind == "time" and words[0] in ("ahead", "behind"):
            side = "less" if side == "more" else "more"
        rest = [token for token in tokens[length:] if not _is_same_deed(token, first)]
        if rest and rest[-1].text.lower() == "by":
            return None  # "yield $134 million, missing the target by $26 million"
        if len(rest) <= _MOST and all(token.tag in _FILLERS or token.form == "PRP$" or token.text == "$" for token in rest):
            return side, Span(tokens[0].span.start, tokens[length - 1].span.end)
    return None


def _behind_time(tokens: list[Token]) -> list[Token]:
    """The words behind the time of a figure: ", up from" of "(40 fires) in May, up from"."""
    lead = 1 if tokens and tokens[0].text.lower() in ("in", "on", "during", "for") else 0
    return tokens[lead + 1 :] if len(tokens) > lead and tokens[lead].form == "t" else tokens


def _is_same_deed(token: Token, first: Level) -> bool:
    """Whether a word of "ahead of Ann Lee, who finished in" only says that the other did the same."""
    if token.text.lower() in (",", "who", "which", "with", "in"):
        return True
    verbs = [other.lemma for other in first.before if other.tag == "VERB"]
    return token.tag == "VERB" and verbs[-1:] == [token.lemma]


def _named(levels: Sequence[Level], board: Board) -> Iterator[Link]:
    """As in "Hart is larger than Orr. Hart has 12,000 people, and Orr 15,000.": two things or times, and the figures that stand by them."""
    placed: dict[int, list[Level]] = {}
    for level in levels:
        placed.setdefault(level.order, []).append(level)
    for sentence in board.reading.sentences:
        found = _compared(sentence, board)
        if found is None:
            continue
        word, names = found
        counted = _counted_by(word, sentence)
        near = [level for step in (-1, 0, 1, 2) for level in placed.get(sentence.sentence.index + step, ())]
        near = [level for level in near if _side_for(word, level) and (not counted or _counts(level, counted, sentence))]
        own, other = (_figures_of(name, near, names) for name in names)
        if len(own) != 1 or len(other) != 1 or own[0].unit != other[0].unit or not _comparable(own[0], other[0]):
            continue
        greater, lesser = (own[0], other[0]) if _side_for(word, own[0]) == "more" else (other[0], own[0])
        yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (word.span,), inferred=True)


def _side_for(word: Token, level: Level) -> str:
    """What a comparative says of a figure; so many stories are as tall as feet."""
    head = level.figure.head if level.figure is not None else ""
    told = next((token.text.lower() for token in level.after[:1] if token.text.lower() in word_set("dimension adjectives")), "")
    if told and told[:3] != word.text.lower()[:3] and not {told[:3], word.text.lower()[:3]} <= {"tal", "hig"}:
        return ""  # "is deeper than the pond ... The pond is 40 feet wide"
    return side_of(word.text.lower(), "length" if head in ("story", "storey", "floor") else level.kind)


def _compared(sentence: SentenceReading, board: Board) -> tuple[Token, tuple[str, str]] | None:
    """The comparative of a sentence and the two that it compares: "is taller than the church", "warmer on Monday than on Sunday"."""
    tokens = sentence.tokens
    than = next((token.index for token in tokens if token.text.lower() == "than"), 0)
    verb = next((c.verb for c in reversed(sentence.clauses) if c.verb is not None and c.verb.tokens[1] < than and not c.verb.negated), None)
    if than < 2 or verb is None or {token.text.lower() for token in tokens[:than]} & _UNSURE:
        return None
    word = next(
        (token for token in tokens[verb.tokens[1] + 1 : than] if token.form in ("JJR", "RBR") or token.text in ("more", "fewer")), None
    )
    if word is None or than - word.index > _NEXT or than + 1 >= len(tokens):
        return None
    counted = _counted_by(word, sentence)
    if (verb.lemma == "be") == bool(counted) or (counted and any(t.form == "t" for t in tokens)):
        return None
    between, behind = tokens[word.index + 1 + bool(counted) : than], tokens[than + 1 : than + 3]
    if between and between[-1].form == "t" and len(between) == 2 and behind[0].text.lower() == between[0].text.lower():
        return word, (_name(between[-1]), _name(behind[-1]))
    first, second = _subject_of(sentence, verb, board), next((c for c in sentence.chunks if c.tokens[0] == than + 1), None)
    if between or not first or second is None or second.mention is not None or not (second.definite or tokens[than + 1].tag == "PROPN"):
        return None
    names = first, _name(tokens[second.tokens[1]])
    return (word, names) if names[0] != names[1] and not set(second.modifiers) & {"other"} else None


def _counted_by(word: Token, sentence: SentenceReading) -> str:
    """What there is more of: "pupil" of "has more pupils than Orr"; "" where the comparative stands alone."""
    following = sentence.tokens[word.index + 1 : word.index + 3]
    more = word.text.lower() in ("more", "fewer") and len(following) > 1 and following[1].text.lower() == "than"
    return following[0].lemma if more and following[0].form == "NNS" else ""


def _counts(level: Level, noun: str, sentence: SentenceReading) -> bool:
    """Whether a figure counts that noun, or goes on with a figure that does, by the verb of a comparison."""
    head = level.figure.head if level.figure is not None else ""
    verbs = {token.lemma for token in sentence.tokens if token.tag in ("VERB", "AUX")}
    clause = level.figure.clause if level.figure is not None else None
    same = clause is None or clause.verb is None or verbs == {clause.verb.lemma}
    timed = any(token.form == "t" for token in level.sentence.tokens)
    return not level.unit and not timed and same and (head == noun or (level.figure is not None and level.figure.elliptic) or not head)


def _subject_of(sentence: SentenceReading, verb: VerbGroup, board: Board) -> str:
    """The name of the subject of a verb; that of the sentence before for "it"."""
    clause = next(c for c in sentence.clauses if c.verb is verb)
    chunk = sentence.chunks[clause.subject[0]] if clause.subject and not clause.relative else None
    if chunk is not None and chunk.head in ("it", "he", "she"):
        before = board.sentence(sentence.sentence.index - 1)
        main = before.clauses[0] if before is not None and before.clauses else None
        sentence, chunk = before or sentence, before.chunks[main.subject[0]] if before is not None and main and main.subject else None
    known = chunk is not None and chunk.mention is None and (chunk.definite or sentence.tokens[chunk.tokens[1]].tag == "PROPN")
    return _name(sentence.tokens[chunk.tokens[1]]) if chunk is not None and known else ""


def _name(token: Token) -> str:
    """The last word of a name or a time, without the ending of a genitive."""
    return token.lemma.lower().split()[-1].removesuffix("'s").removesuffix("’s")


def _figures_of(name: str, near: Sequence[Level], names: tuple[str, str]) -> list[Level]:
    """The figures whose last name before them is that one, or right behind them: "24 degrees on Tuesday"."""
    found = []
    for level in near:
        behind = [_name(token) for token in level.after[:2] if level.after[0].tag == "ADP"]
        named = [_name(token) for token in level.before if _name(token) in names]
        if (behind[-1:] if set(behind) & set(names) else named[-1:]) == [name]:
            found.append(level)
    return found


def _of_two(levels: Sequence[Level]) -> Iterator[Link]:
    """As in "took the lighter one, which weighs 19 pounds. The saddle that it rejected was 14 pounds"."""
    for at, chosen in enumerate(levels):
        found = _chosen_as(chosen)
        if found is None:
            continue
        for other in levels[at + 1 : at + 4]:
            if other.unit != chosen.unit or not 0 <= other.order - chosen.order <= 1 or rate_of(other) != rate_of(chosen):
                continue
            if _is_the_other(other, chosen):
                greater, lesser = (chosen, other) if found[0] == "more" else (other, chosen)
                yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (found[1],), inferred=True)
            break


def _chosen_as(level: Level) -> tuple[str, Span] | None:
    """The comparative of a definite one of two right before a figure: "the cheaper one, at $48 million"; "the older of the two is 61"."""
    tokens = level.before[-14:]
    for at in range(len(tokens) - 1, 0, -1):
        word = tokens[at].text.lower()
        if tokens[at].form in ("C", "A") and at < len(tokens) - 1 and tokens[at].text.lower() != "two":
            return None
        side = side_of(word, level.kind) or (side_of(word, "age") if not level.unit else "")
        if side and tokens[at - 1].text.lower() in ("the", "its", "their"):
            following = [token.text.lower() for token in tokens[at + 1 : at + 4]]
            one = following[:1] in (["one"], ["option"], ["plan"], ["proposal"], ["bid"], ["design"], ["route"])
            if one or following in (["of", "the", "two"], ["of", "its", "two"], ["of", "their", "two"]):
                return side, Span(tokens[at - 1].span.start, tokens[at].span.end)
    return None


def _is_the_other(other: Level, chosen: Level) -> bool:
    """Whether a figure is that of the other of two: "the other", "the one it rejected", "the older", in the next statement."""
    tokens = [token for token in other.before if token.span.start >= chosen.core.end]
    words = [token.text.lower() for token in tokens]
    if set(words) & word_set("the other of two"):
        return True
    verbs = [[token.lemma for token in level.before if token.tag == "VERB"][-1:] for level in (chosen, other)]
    opening = other.sentence.tokens[0].text.lower()
    return other.order > chosen.order and verbs[0] == verbs[1] != [] and opening in ("the", "its")


__all__ = ["link_comparatives", "side_of"]
