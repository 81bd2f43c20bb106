"""One tag for each word of a sentence, by the words around it (after Brill's transformation rules).

The tags are the lexicon's, with C for a count or an amount, A for an age, t for a time expression and the marks as themselves.
"""

from __future__ import annotations

from typing import Final

from factcheck.syntax.lexicon import Lexicon, lexicon
from factcheck.syntax.tokens import Words

_NOUNS: Final = frozenset(("NN", "NNS", "NNP"))
_BEFORE_NOUN: Final = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "C", "CD", "OD", "POS", "PDT", "A"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD", "BE", "HV", "DO"))
_AUX: Final = frozenset(("BE", "HV"))
_SUBJECT: Final = frozenset(("i", "he", "she", "it", "we", "they", "you", "who", "which", "that"))
_STARTS_OBJECT: Final = frozenset(("DT", "PRP$", "PRP", "C", "CD", "PDT", "EX"))
_OPEN: Final = frozenset(("NN", "NNS", "VB", "JJ", "VBD", "VBN", "VBG", "VBZ"))


def tag_words(words: Words, fixed: list[str], *, titled: bool) -> list[str]:
    """The tag of each token.

    Args:
        words: the tokens.
        fixed: a tag where a mention already gives one, else "".
        titled: whether the sentence is a headline whose words are all capitalised.
    """
    known = lexicon()
    candidates = _candidates(words, fixed, known, titled)
    tags: list[str] = []
    for at in range(len(words)):
        options = candidates[at]
        tags.append(options[0] if len(options) == 1 else _choose(at, options, words, tags, candidates))
    _mend(words, tags, candidates)
    return tags


def _candidates(words: Words, fixed: list[str], known: Lexicon, titled: bool) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    begins = True
    for at, text in enumerate(words.texts):
        if fixed[at]:
            found.append((fixed[at],))
            begins = False
            continue
        head = text[0]
        low = words.lows[at]
        if head.isalpha():
            if head.isupper() and low != "i":
                found.append(_capitalised(at, text, low, words, known, begins=begins, titled=titled))
            else:
                found.append(known.tags(low))
            begins = False
        elif head.isdigit() or (head in "$€£¥" and len(text) > 1):
            found.append(("JJ",) if "-" in text and text[-1].isalpha() else ("OD",) if low.endswith(("st", "nd", "rd", "th")) else ("CD",))
            begins = False
        elif head == "'" and len(text) > 1:
            found.append(_clitic(low))
        else:
            found.append((text if text in ",;:()\"." else "." if text in "?!…" else ":" if text in "—–--..." else "'" if text == "'" else "SYM",))
            begins = begins or text in "\":(—–--"
    return found


def _clitic(low: str) -> tuple[str, ...]:
    if low == "'s":
        return ("POS", "BE")
    return {"'re": ("BE",), "'m": ("BE",), "'ve": ("HV",), "'ll": ("MD",), "'d": ("MD", "HV")}.get(low, ("SYM",))


def _capitalised(
    at: int, text: str, low: str, words: Words, known: Lexicon, *, begins: bool, titled: bool
) -> tuple[str, ...]:
    """A capital marks a name, except where a sentence begins or every word of a headline has one."""
    if (begins or titled) and known.is_closed(low):
        return known.tags(low)
    if not (begins or titled):
        return ("NNP",)
    if not known.is_known(low) or (len(text) > 1 and text[1].isupper()):
        return ("NNP",)
    following = words.texts[at + 1] if at + 1 < len(words) else ""
    if begins and not titled and following[:1].isupper() and not known.is_closed(words.lows[at + 1]) and "JJ" not in known.tags(low)[:1]:
        return ("NNP",)
    return known.tags(low)


def _choose(at: int, options: tuple[str, ...], words: Words, tags: list[str], candidates: list[tuple[str, ...]]) -> str:
    low = words.lows[at]
    before = tags[-1] if tags else ""
    after = candidates[at + 1] if at + 1 < len(candidates) else (".",)
    special = _SPECIAL.get(low)
    if special is not None:
        return special(at, options, words, tags, candidates)
    if before == "RB" and len(tags) > 1:
        earlier = tags[-2]
        if earlier in ("MD", "DO", "TO", "BE", "HV") or tags[-2] in _BEFORE_NOUN:
            before = earlier
    if before in ("MD", "TO", "DO") and "VB" in options:
        return "VB"
    if before in ("MD", "DO") and "VBP" in options:
        return "VB"
    if before in _AUX:
        return _after_auxiliary(options, words.lows[at - 1], after)
    if before in _BEFORE_NOUN:
        return _within_phrase(options, after)
    if before == "IN":
        return _after_preposition(options, after)
    if tags and words.lows[at - 1] in _SUBJECT and before in ("PRP", "WP", "WDT"):
        for tag in ("VBD", "VBZ", "VB", "VBN"):
            if tag in options:
                return "VBP" if tag == "VB" else "VBD" if tag == "VBN" else tag
    if before in _NOUNS or before == "PRP":
        return _after_noun(at, options, before, after, tags)
    if not tags or before in ('"', ":", ",", "CC", "."):
        return _opening(options, after, before, tags)
    return options[0]


def _after_auxiliary(options: tuple[str, ...], auxiliary: str, after: tuple[str, ...]) -> str:
    if "VBN" in options:
        return "VBN"
    if "VBG" in options:
        return "VBG"
    if "JJ" in options and after[0] not in ("NN", "NNS"):
        return "JJ"
    return options[0] if options[0] not in ("VB", "VBZ") else next((tag for tag in options if tag in _NOUNS), options[0])


def _within_phrase(options: tuple[str, ...], after: tuple[str, ...]) -> str:
    """After a determiner, a count or an adjective: a noun, or a modifier where a noun follows."""
    noun_next = after[0] in ("NN", "NNS", "NNP", "JJ") or "NNS" in after
    if noun_next:
        for tag in options:
            if tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS"):
                return tag
    for tag in ("NN", "NNS", "JJ", "VBN", "VBG"):
        if tag in options:
            if tag in ("JJ", "VBN", "VBG") and "NN" in options:
                return "NN"
            return tag
    return "NN" if options[0] == "VB" else "NNS" if options[0] == "VBZ" else options[0]


def _after_preposition(options: tuple[str, ...], after: tuple[str, ...]) -> str:
    if "VBG" in options and (after[0] in _STARTS_OBJECT or after[0] == "NNP"):
        return "VBG"
    for tag in options:
        if tag in ("NN", "NNS", "JJ", "VBG", "JJR", "JJS"):
            return tag
    return options[0]


def _after_noun(at: int, options: tuple[str, ...], before: str, after: tuple[str, ...], tags: list[str]) -> str:
    first = options[0]
    if first in ("VBD", "VBN") and "VBD" in options:
        return "VBD" if after[0] != "IN" or "by" not in after else "VBN"
    if "VBD" in options and after[0] in (*_STARTS_OBJECT, "TO", "IN", "NNP", "PRP$"):
        return "VBD"
    if first in ("NN", "NNS") and len(options) > 1:
        verb = "VBZ" if "VBZ" in options else "VB" if "VB" in options else ""
        finite = any(tag in _FINITE for tag in tags)
        if verb == "VBZ" and before in ("NN", "NNP") and not finite and after[0] in (*_STARTS_OBJECT, "TO", "NNP", "t"):
            return "VBZ"
        if verb == "VB" and before == "NNS" and not finite and after[0] in (*_STARTS_OBJECT, "TO"):
            return "VBP"
    if first == "VB":
        return "VBP" if before in ("NNS", "PRP", "NNP") or "NN" not in options else "NN" if before == "NN" else "VBP"
    return first


def _opening(options: tuple[str, ...], after: tuple[str, ...], before: str, tags: list[str]) -> str:
    if before == "CC" and len(tags) > 1:
        pair = tags[-2]
        if pair in options:
            return pair
        if pair in ("VBP", "VB") and "VB" in options:
            return pair
        if pair in _NOUNS:
            for tag in options:
                if tag in ("NN", "NNS"):
                    return tag
            finite = next((tag for tag in options if tag in ("VBD", "VBZ")), "")
            if finite and any(tag in _FINITE for tag in tags):
                return finite
    if options[0] in ("VBN", "VBD") and "VBD" in options:
        return "VBD" if before in ("CC", ",") and any(tag in ("VBD", "BE") for tag in tags) else "VBN"
    if not tags and "JJ" in options and after[0] in ("NN", "NNS", "NNP"):
        return "JJ"
    return options[0]


def _that(at: int, options: tuple[str, ...], words: Words, tags: list[str], candidates: list[tuple[str, ...]]) -> str:
    before = tags[-1] if tags else ""
    after = candidates[at + 1] if at + 1 < len(candidates) else (".",)
    if before in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG") :
        return "DT" if after[0] in ("NN", ".", ",") and not (before in ("VBD", "VBZ") and after[0] == "NN") else "IN"
    if before in _NOUNS or before in ("C", "CD", "PRP"):
        return "WDT" if after[0] in ("VBD", "VBZ", "VBN", "MD", "BE", "HV", "DO", "VB", "RB", "PRP", "DT", "NNP") else "IN"
    if after[0] in ("NN", "JJ", "C", "CD", "OD"):
        return "DT"
    if after[0] in ("BE", "MD", "HV", "VBD", "VBZ", "DO"):
        return "WDT" if before == "," else "DT"
    return "IN"


def _her(at: int, options: tuple[str, ...], words: Words, tags: list[str], candidates: list[tuple[str, ...]]) -> str:
    after = candidates[at + 1] if at + 1 < len(candidates) else (".",)
    return "PRP$" if after[0] in ("NN", "NNS", "JJ", "C", "CD", "OD", "NNP", "VBG", "VBN", "A", "VB", "JJS") else "PRP"


def _possessive(at: int, options: tuple[str, ...], words: Words, tags: list[str], candidates: list[tuple[str, ...]]) -> str:
    before = tags[-1] if tags else ""
    after = candidates[at + 1] if at + 1 < len(candidates) else (".",)
    if before in ("PRP", "EX", "WP", "WDT", "WRB") or words.lows[at - 1] in ("that", "here", "what"):
        return "BE"
    return "BE" if after[0] in ("DT", "VBG", "RB", "IN", "PRP") else "POS"


def _direction(at: int, options: tuple[str, ...], words: Words, tags: list[str], candidates: list[tuple[str, ...]]) -> str:
    """Words that are prepositions before a noun and adverbs elsewhere."""
    after = candidates[at + 1] if at + 1 < len(candidates) else (".",)
    if after[0] in (",", ".", ";", ":", "CC", "IN", "TO", ")", '"', "t") and words.lows[at] not in ("before", "after"):
        return "RB"
    return "IN"


def _there(at: int, options: tuple[str, ...], words: Words, tags: list[str], candidates: list[tuple[str, ...]]) -> str:
    after = candidates[at + 1] if at + 1 < len(candidates) else (".",)
    return "EX" if after[0] in ("BE", "MD", "HV", "POS") else "RB"


_SPECIAL: Final = {
    "that": _that,
    "her": _her,
    "'s": _possessive,
    "there": _there,
    **dict.fromkeys(
        (
            "after before above below under over across behind around near along inside outside off up down out past aboard alongside "
            "opposite underneath beneath nearby"
        ).split(),
        _direction,
    ),
}


def _mend(words: Words, tags: list[str], candidates: list[tuple[str, ...]]) -> None:
    """Second pass, with the tags on both sides known."""
    for at, tag in enumerate(tags):
        if tag == "VB" and (at == 0 or tags[at - 1] not in ("TO", "MD", "DO", "CC", "RB", ",")) and at:
            before = tags[at - 1]
            if before in ("NNS", "PRP", "NNP"):
                tags[at] = "VBP"
