"""phrases_beside: the noun phrases that say what office or part the bearer of a name has, and whether it is held now.

They stand before the name ("the master of the mint, Ada Voss"; "as mayor, Ada Voss"; "the mint's master is Ada Voss"), or after it: in
apposition (", 41, the harbor master"; ", director since 2016"), in a relative clause (", who took over as principal in 2018"), after a
participle (", appointed coach in July") or after the verb of the office itself (", who has coached Ostrey since July").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from factcheck.claims.nouns import is_person
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.mentions.actor_words import person_nouns, roles, tenures, titles
from factcheck.syntax.clause import Token

Held = Literal["now", "begun", "other"]


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """One noun phrase that tells an office or a part.

    Attributes:
        words: its words, without the determiner; of an office told by a verb, those of the body.
        determiner: "the", "its", "a", or "" where it has none.
        held: "now"; "begun", where the words tell that it was taken up; "other", where it is of another time.
        comma: whether a comma parts it from the name.
        noun: the noun of the office that a verb tells ("coach" for "who coaches Ostrey"); "" where the words have it.
        bare: whether it stands as no noun does without an article but one of an office that one alone holds: "director since 2016".
        seat: the name of the body that stands behind it: "manager at Goldman".
    """

    words: Sequence[Token]
    determiner: str
    held: Held
    comma: bool
    noun: str = ""
    bare: bool = False
    seat: Sequence[Token] = ()


_OWN: Final = frozenset(("its", "their", "his", "her", "our", "my", "whose"))
_LONGEST: Final = 9
_SEATS: Final = ("at", "for", "in", "with")
_ENDS: Final = frozenset((",", ".", ";", "—", ")", "who", "whose", "on", "since", "and", "said", "from", "until", "when", *_SEATS))


def phrases_before(tokens: Sequence[Token]) -> Iterator[RolePhrase]:
    """The noun phrases that end where a name starts, the longest first: "the master of the mint, ", "Mint master ", "The master is "."""
    if len(tokens) > 1 and tokens[-1].text == "the" and tokens[-2].text == ",":
        tokens = tokens[:-1]  # "the dean of Ely, the Very Rev. ..."
    comma = bool(tokens) and (tokens[-1].text in (",", "is") or (tokens[-1].text == "was" and _tells_of_one_alone(tokens)))
    told_as = bool(tokens) and tokens[-1].text == "as"
    end = len(tokens) - (comma or told_as)
    at = end
    starts: list[int] = []
    while at > 0 and end - at < _LONGEST and (_is_of_phrase(tokens[at - 1]) or _is_article_of(tokens, at - 1)):
        at -= 1
        if _is_article_of(tokens, at):
            starts.append(at + 1)
    for start in (at, *reversed(starts)):
        determiner = _determiner(tokens[start - 1]) if start > 0 else ""
        words = tokens[start:end]
        agent = tokens[start - 3] if determiner and start > 2 and _may_serve(tokens[start - 2]) else None
        if agent is not None and (is_person(noun := agent.lemma.lower()) or noun in roles() or noun in person_nouns()):
            return  # "a lawyer for the plaintiff, Mr. Drake": he is the lawyer
        identified = determiner == "the" and start > 1 and tokens[start - 2].lemma in _IDENTIFY
        if told_as and (not identified or (start > _TWO and tokens[start - 3].text in _WRONGLY)):
            continue  # not "named the plan as Dirk Noll asked"
        if words and words[0].text.lower() != "of":
            lead = [token.text.lower() for token in tokens[max(0, start - 3) : start]]
            yield RolePhrase(words, determiner, "other" if _other_time(lead) else "now", comma)


def _may_serve(token: Token) -> bool:
    """Whether a word joins one who serves to the one who is served: "counsel to the judge", "counsel assisting the judge"."""
    return token.text in ("for", "to") or token.text.lower() in ("assisting", "advising", "representing")


_TWO: Final = 2
_WRONGLY: Final = ("had", "first", "initially", "wrongly", "mistakenly", "falsely", "not")
_IDENTIFY: Final = ("identify", "name")


def _tells_of_one_alone(tokens: Sequence[Token]) -> bool:
    """Whether the words before "was" tell of one alone: "The only survivor was Ned Fox"."""
    last = tokens[-_LONGEST:]
    return any(token.text in ONLY and last[at + 1].tag in ("NOUN", "ADJ", "PROPN") for at, token in enumerate(last[:-1]))


ONLY: Final = ("only", "sole", "lone")


def phrase_behind(tokens: Sequence[Token]) -> RolePhrase | None:
    """The noun phrase that says who a name is: ", 41, the harbor master,", ", who was elected sheriff last fall", " is the dean"."""
    if not tokens:
        return None
    if tokens[0].text in ("is", "was"):
        return _phrase(tokens, 1, "now" if tokens[0].text == "is" else "other")
    if tokens[0].text != ",":
        return None
    at = 3 if len(tokens) > 3 and tokens[1].tag == "NUM" and tokens[2].text == "," else 1
    if _text(tokens, at) in ("now", "currently"):
        at += 1
    if _text(tokens, at) == "who":
        return _relative(tokens, at + 1)
    if _text(tokens, at) == "as":
        return _phrase(tokens, at + 1, "now", bare=True)
    if _lemma(tokens, at) in word_set("verbs of taking office") and tokens[at].form == "VBN":
        return _phrase(tokens, _after_verb(tokens, at + 1), "begun", bare=True)
    if _text(tokens, at) == "in" and _text(tokens, at + 1) in _OWN and [_text(tokens, at + 3), _text(tokens, at + 4)] == ["year", "as"]:
        return _phrase(tokens, at + 5, "now", bare=True)  # "in her third year as mayor"
    return _phrase(tokens, at, "now", bare=True)


def _relative(tokens: Sequence[Token], at: int) -> RolePhrase | None:
    """What a clause with "who" tells: "who has been mayor", "who became mayor", "who runs it as its director", "who coaches Ostrey"."""
    perfect = _text(tokens, at) in ("has", "had")
    held: Held = "other" if _text(tokens, at) in ("had", "was", "were") else "now"
    at += perfect
    if _text(tokens, at) in ("is", "was", "been"):
        if _lemma(tokens, at + 1) in word_set("verbs of taking office") and tokens[at + 1].form == "VBN":
            return _phrase(tokens, _after_verb(tokens, at + 2), "begun", bare=True)
        return _phrase(tokens, at + 1, held, bare=True)
    verb = tokens[at] if at < len(tokens) else None
    if verb is None:
        return None
    past = verb.text.lower().endswith("ed") and not perfect
    if verb.text in ("became", "took"):
        return _phrase(tokens, _after_verb(tokens, at + 1), "begun", bare=True)
    if verb.lemma == "serve" and _text(tokens, at + 1) == "as":
        return _phrase(tokens, at + 2, "other" if past else held, bare=True)
    noun = office_verbs().get(verb.lemma)
    if noun is not None:
        told = _phrase(tokens, at + 1, "other" if past else held)
        return None if told is None else replace(told, noun=noun)
    if verb.text.lower().endswith("s") and verb.tag == "VERB":
        # "who runs Quillan as its chief executive"
        for behind in range(at + 1, min(at + 6, len(tokens) - 1)):
            if tokens[behind].text == "as" and _determiner(tokens[behind + 1]) not in ("", "a", "an"):
                return _phrase(tokens, behind + 1, "now")
            if tokens[behind].tag == "PUNCT":
                break
    return None


def _after_verb(tokens: Sequence[Token], at: int) -> int:
    """Where the office starts that is taken up: after "over as", "as", "to", "to be"."""
    while _text(tokens, at) in ("over", "office", "in", "as", "to", "be"):
        at += 1
    return at


def _phrase(tokens: Sequence[Token], at: int, held: Held, *, bare: bool = False) -> RolePhrase | None:
    if at >= len(tokens):
        return None
    determiner = _determiner(tokens[at])
    at += bool(determiner)
    end = at + (held == "begun" and _text(tokens, at) in titles())  # "promoted to captain": read as a verb
    while end < len(tokens) and end - at < _LONGEST and (_is_of_phrase(tokens[end]) or _is_article_of(tokens, end)):
        end += 1
    if end < len(tokens) and tokens[end].form == "t" and tokens[end - 1].form == "POS":
        return None  # "this year's chairman", "2012's winner"
    words = tokens[at:end]
    times = 0
    while end + times < len(tokens) and (tokens[end + times].form == "t" or _text(tokens, end + times) in ("in", "since", "on")):
        times += 1
    if not words or (end < len(tokens) and not times and tokens[end].text.lower() not in _ENDS):
        return None
    if _has_ended(tokens, end) or (held == "begun" and not _is_past(tokens[end : end + times])):
        held = "other"
    seat = tokens[end + 1 : end + 3] if _text(tokens, end) in _SEATS else ()
    return RolePhrase(words, determiner, held, True, "", bare and not determiner, [token for token in seat if token.tag == "PROPN"])


def _has_ended(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words behind an office say that it is over: "until 2020", "from 2011 to 2015", "in the 1990s"."""
    behind = _text(tokens, at)
    if behind in ("until", "before", "during", "then") or (behind == "when" and at > 1):
        return True
    if behind == "at" and _text(tokens, at + 2) == "time":
        return True  # "at the time"
    then = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind == "from" and then is not None and (then.form == "t" or then.text[:1].isdigit())


_THIS_WEEK: Final = ("day", "week", "month", "tonight", "now")


def _is_past(times: Sequence[Token]) -> bool:
    """Whether an office was taken up at a time that is past for good: "in 2018", "last fall", not "on Tuesday"."""
    told = [token.text.lower() for token in times if token.form == "t"]
    return any(text.endswith("ago") or not text.endswith(_THIS_WEEK) for text in told)


def _other_time(lead: Sequence[str]) -> bool:
    return any(tenures().get(word, "now") != "now" or word == "new" for word in lead)


@cache
def office_verbs() -> dict[str, str]:
    """The noun of the office that each verb tells: "coach" for "coach", "director" for "direct".

    >>> office_verbs()["direct"]
    'director'
    """
    return dict(line.split("\t") for line in data_lines("actors/office_verbs.tsv"))


def _determiner(token: Token) -> str:
    return token.text.lower() if token.tag == "DET" or token.text.lower() in _OWN else ""


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if at < len(tokens) else ""


def _lemma(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lemma if at < len(tokens) else ""


def _is_of_phrase(token: Token) -> bool:
    """Whether a word may stand in the noun phrase for an office: a noun, what describes it, or "of"."""
    return (
        (token.tag in ("NOUN", "PROPN", "ADJ") and token.form != "t") or token.form in ("POS", "VBG", "VBN") or token.text in ("of", *ONLY)
    )


def _is_article_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the article within "the master of the mint"."""
    return at > 0 and tokens[at].tag == "DET" and tokens[at - 1].text == "of"
