"""kin_phrases: the noun phrases of a sentence that a word of kinship heads, and who stands beside them.

"His nephew, a teacher named Ross Lane", "Ross Lane, 41, a nephew of the mayor", "the mayor's nephew Ross Lane", "two sons, Al and Bo":
each is one walk over the words, to the left for the owner and to both sides for the relative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Token

_LONG: Final = 5  # words between an owner and the kinship, or in "a teacher named"
_MANY: Final = 12  # names of one list
_CLOSE: Final = frozenset((",", ".", ";", ")", "—", "–", ":", "?", "!"))  # what ends an apposition
_OPEN: Final = frozenset((",", "(", "—", "–"))


@dataclass(frozen=True, slots=True)
class KinPhrase:
    """A noun phrase of kinship; all numbers are of words in the sentence.

    Attributes:
        word: the word of kinship as the table has it; several: whether it tells of more than one.
        start: its first word, with the owner; head: the word of kinship; end: the first word behind it, and behind its "of" phrase.
        determiner: the first word in small letters, if it is one.
        owner: the first and last word of the owner: a name, "the mayor", "his", "whose"; None where none is told.
        both: whether two words of kinship are joined: "brother and sister".
    """

    word: str
    several: bool
    start: int
    head: int
    end: int
    determiner: str
    owner: tuple[int, int] | None
    both: bool = False


def kin_phrases(tokens: Sequence[Token], *, owners: bool = False) -> Iterator[KinPhrase]:
    """The noun phrases of kinship, in text order; with `owners` those that own something, too: "his sister's house".

    Kinship that is denied, past, played or only likened ("his former wife", "like a brother") is left out.
    """
    at = 0
    while at < len(tokens):
        phrase = _phrase(tokens, at, owners=owners)
        if phrase is not None:
            yield phrase
        at += 3 if phrase is not None and phrase.both else 1


_PAIRS: Final = {"couple": "couple", "newlyweds": "spouse"}


def kin_word(token: Token) -> str:
    """The word of kinship that a word is, singular; "" where it is none."""
    if token.text in _PAIRS:
        return _PAIRS[token.text]
    if token.tag not in ("NOUN", "ADJ") or not token.text[:1].islower():
        return ""
    word = token.lemma if token.lemma in kinship() else token.text.replace("s-in-law", "-in-law")
    return word if word in kinship() else ""


def is_name(token: Token) -> bool:
    """Whether a word is a name, or a noun that stands with a capital ("Morgan's mother")."""
    return token.tag == "PROPN" or (token.tag == "NOUN" and token.text[:1].isupper())


def _phrase(tokens: Sequence[Token], at: int, *, owners: bool = False) -> KinPhrase | None:
    team = _team(tokens, at)
    if team is not None:
        return team
    word = kin_word(tokens[at])
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if not word or (after is not None and (after.tag == "NOUN" or (after.form == "POS" and not owners))):
        return None  # "brother officers", "his sister's house"
    if word == "couple" and after is not None and after.text == "of":
        return None
    first = at
    while first and at - first < _LONG and (tokens[first - 1].tag in ("ADJ", "NUM") or tokens[first - 1].form in ("A", "NN", "VBG")):
        first -= 1
    led = [token.text for token in tokens[max(0, first - 2) : at]]
    if any(text.lower() in word_set("kin no longer or not in earnest") for text in led if text != "As"):
        return None
    before = tokens[first - 1] if first else None
    determiner, owner, start = "", None, first
    if before is not None and before.form == "POS":
        owner = (_owner_start(tokens, first - 2), first - 2)
        start = owner[0]
    elif before is not None and (before.form == "PRP$" or before.tag == "DET" or before.text.lower() == "her"):
        determiner, start = before.text.lower(), first - 1
        owner = (start, start) if before.form == "PRP$" or determiner == "her" else None
    elif before is not None and before.text == "and" and first > 1 and is_name(tokens[first - 2]) and after is not None and is_name(after):
        owner = (first - 2, first - 2)  # "Mr. Hale and wife Ann"
    both = after is not None and after.text == "and" and at + 2 < len(tokens) and not determiner and bool(kin_word(tokens[at + 2]))
    if both:
        return KinPhrase(_joined(word, kin_word(tokens[at + 2])), True, start, at, at + 3, determiner, None, both=True)
    end, of = _of(tokens, at)
    if of is not None and owner is None:
        owner = of
    several = tokens[at].text in _PAIRS or tokens[at].text.lower().replace("s-in-law", "-in-law") != word
    if word == "couple" and any(token.text == "married" for token in tokens[first:at]):
        word = "spouse"
    return KinPhrase(word, several, start, at, end, determiner, owner)


def _joined(first: str, second: str) -> str:
    """What two are to one another who are "husband and wife" or "brother and sister"."""
    kinds = {kinship()[first], kinship()[second]}
    if kinds == {"parent", "child"}:
        return "parent and child"
    return "spouse" if kinds == {"spouse"} else "sibling" if kinds == {"sibling"} else ""


def _team(tokens: Sequence[Token], at: int) -> KinPhrase | None:
    """A phrase as "the father-and-son team" or "a husband-and-wife duo"."""
    words = tokens[at].text.lower().replace("-and-", "-").split("-") if "-" in tokens[at].text else []
    if len(words) != 2 or not all(word in kinship() for word in words):
        return None
    end = at + 1
    while end < len(tokens) and end - at < _LONG and tokens[end].tag == "NOUN" and not is_name(tokens[end]):
        end += 1
    start = at - 1 if at and tokens[at - 1].tag == "DET" else at
    return KinPhrase(_joined(*words), True, start, at, end, tokens[start].text.lower() if start < at else "", None, both=True)


def _owner_start(tokens: Sequence[Token], last: int) -> int:
    """Where the owner before a possessive starts: "Peter and Nan", "the injured man"."""
    if last < 0:
        return 0
    if is_name(tokens[last]):
        joined = last >= 2 and tokens[last - 1].text == "and" and is_name(tokens[last - 2])
        return last - 2 if joined else last
    at = last
    while at and last - at < _LONG and (tokens[at].tag in ("NOUN", "ADJ") or tokens[at].form in ("A", "VBN")):
        at -= 1
    return at if tokens[at].tag == "DET" else at + 1


def _of(tokens: Sequence[Token], at: int) -> tuple[int, tuple[int, int] | None]:
    """The word behind "of ..." after a word of kinship, and the owner that it tells: not "of 40 years", "of two"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "of":
        return at + 1, None
    first = last = at + 2
    if tokens[first].tag == "NUM" or tokens[first].form in ("t", "C", "A", "CD"):
        return (first + 1 if tokens[first].form == "t" else first + 2), None
    if is_name(tokens[first]):
        if last + 2 < len(tokens) and tokens[last + 1].text == "and" and is_name(tokens[last + 2]):
            last += 2
    elif tokens[first].tag == "DET":
        while last + 1 < len(tokens) and (tokens[last + 1].tag in ("NOUN", "ADJ") or tokens[last + 1].form in ("VBN", "A")):
            last += 1
    else:
        return at + 1, None
    if last + 1 < len(tokens) and tokens[last + 1].form == "POS":
        return at + 1, (first, first)  # "a son of Hale's daughter"
    return last + 1, (first, last)


def named_behind(tokens: Sequence[Token], kin: KinPhrase) -> list[int]:
    """The names that a phrase is told of and that stand behind it: "his sister, Ada", "two sons, Al and Bo"; the words' numbers."""
    at = kin.end
    if at >= len(tokens):
        return []
    if kin.both and tokens[at].text == "of":
        return list(_listed(tokens, at + 1))
    if is_name(tokens[at]):
        return list(_listed(tokens, at)) if kin.several else [] if kin.end > kin.head + 1 else [at]
    if tokens[at].text == "named" and at + 1 < len(tokens) and is_name(tokens[at + 1]):
        return [at + 1]
    if tokens[at].text not in (",", ":", "—", "–") or at + 1 >= len(tokens):
        return []
    if at > kin.head + 1 and kin.owner is not None and kin.owner[1] > kin.head and tokens[kin.owner[1]].tag == "NOUN":
        return []  # "the brother of the captain, Ivo Dole": the name is the captain's
    if kin.several or kin.both:
        return list(_listed(tokens, at + 1))
    name = _described_name(tokens, at + 1)
    fronted = kin.start == 1 and tokens[0].text == "As"  # "As the mayor's nephew, Lane said"
    if name is None or not (fronted or _ends(tokens, name + 1, bare=name == at + 1)):
        return []
    return [name]


def _described_name(tokens: Sequence[Token], at: int) -> int | None:
    """The name that stands at a place, or ends the noun phrase that starts there: "a teacher named Ross Lane"."""
    first = at
    while at < len(tokens) and at - first < _LONG:
        token = tokens[at]
        if is_name(token):
            return at
        if token.tag not in ("DET", "ADJ", "NOUN") and token.form not in ("A",) and token.text != "named":
            return None
        if token.tag == "DET" and at > first:
            return None
        at += 1
    return None


def _ends(tokens: Sequence[Token], at: int, *, bare: bool) -> bool:
    """Whether an apposition may end before a word: a verb there would have the name for its subject ("his brother, Lane said")."""
    if at >= len(tokens) or tokens[at].text in _CLOSE:
        return True
    return bare and tokens[at].tag not in ("VERB", "AUX", "ADV", "PART") and tokens[at].form != "POS"


def _listed(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The names of a list, with an age or a town behind each: "Sue Pell of Orr, 41, and Kay Lind"."""
    for _ in range(_MANY):
        if at >= len(tokens) or not is_name(tokens[at]) or (at + 1 < len(tokens) and tokens[at + 1].form == "POS"):
            return
        yield at
        at += 1
        if at + 1 < len(tokens) and tokens[at].text in ("of", "in", "from") and is_name(tokens[at + 1]):
            at += 2
        if at + 1 < len(tokens) and tokens[at].text in (",", "(") and (tokens[at + 1].form == "A" or tokens[at + 1].tag == "NUM"):
            at += 3 if tokens[at].text == "(" else 2
        joined = at
        while at < len(tokens) and tokens[at].text in (",", ";", "and") and at - joined < 2:
            at += 1
        if at == joined:
            return


def names_before(tokens: Sequence[Token], kin: KinPhrase) -> list[int]:
    """The names, or the noun for one person, to which a phrase stands in apposition: "Ada Voss, 41, Bo's sister,"; the words' numbers."""
    at = kin.start - 1
    if at < 1 or not (kin.end >= len(tokens) or tokens[kin.end].text in _CLOSE or _goes_on(tokens, kin)):
        return []
    if tokens[at].text == "and":
        # "Ada Voss, a geologist and Bo's sister"
        while at and kin.start - at < _LONG and tokens[at].text != ",":
            at -= 1
        if tokens[at + 1].tag != "DET" or any(token.tag not in ("DET", "ADJ", "NOUN") for token in tokens[at + 1 : kin.start - 1]):
            return []
    while at and tokens[at].text.lower() in ("himself", "herself", "also", "then", "now", "once"):
        at -= 1
    if tokens[at].text not in _OPEN:
        return []
    at -= 1
    if at >= 2 and (tokens[at].form == "A" or tokens[at].tag == "NUM") and tokens[at - 1].text == ",":
        at -= 2
    if tokens[at].tag == "NOUN" and not kin.several:
        return [at] if _owner_start(tokens, at) < at and tokens[_owner_start(tokens, at)].text.lower() == "the" else []
    if not is_name(tokens[at]):
        return []
    if kin.several:
        return [at - 2, at] if at >= 2 and tokens[at - 1].text == "and" and is_name(tokens[at - 2]) else []
    return [at]


def _goes_on(tokens: Sequence[Token], kin: KinPhrase) -> bool:
    """Whether the words behind an apposition go on with it, or with its sentence: "his sister, who", "the nephew he taught", "and told"."""
    after = tokens[kin.end]
    if after.text == "and":  # not "his sister and a dog"
        return kin.end + 1 < len(tokens) and tokens[kin.end + 1].tag in ("VERB", "AUX")
    return after.text in ("who", "whom", "whose") or (kin.determiner in ("a", "the") and after.text in ("he", "she", "they"))
