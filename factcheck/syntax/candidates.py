"""What each word of a sentence may be, before its neighbours are looked at."""

from __future__ import annotations

from typing import Final

from factcheck.syntax.lexicon import Lexicon, lexicon
from factcheck.syntax.tokens import Words

Options = tuple[str, ...]
_CLITICS: Final[dict[str, Options]] = {
    "'s": ("POS", "BE"),
    "'re": ("BE",),
    "'m": ("BE",),
    "'ve": ("HV",),
    "'ll": ("MD",),
    "'d": ("MD", "HV"),
}
_MARKS: Final[dict[str, Options]] = {
    **{mark: (mark,) for mark in ",;:()\".'"},
    "?": (".",),
    "!": (".",),
    "…": (".",),
    "—": (":",),
    "–": (":",),
    "-": (":",),
    "--": (":",),
    "...": (":",),
    "[": ("(",),
    "]": (")",),
    "''": ('"',),
    "``": ('"',),
    "&": ("CC",),
    "%": ("SYM",),
}
_UNKNOWN: Final[Options] = ("SYM",)
_NAME: Final[Options] = ("NNP",)


def candidates_of(words: Words, fixed: list[str], *, titled: bool) -> list[Options]:
    """The tags that each token may have, the likeliest first.

    Args:
        words: the tokens.
        fixed: a tag where a mention already gives one, else "".
        titled: whether the sentence is a headline whose words are all capitalised.
    """
    known = lexicon()
    found: list[Options] = []
    begins = True
    for at, text in enumerate(words.texts):
        if fixed[at]:
            found.append((fixed[at],))
            begins = False
            continue
        head = text[0]
        if head.isalpha():
            if head.isupper() and text != "I":
                found.append(_capitalised(at, text, words, known, begins=begins, titled=titled))
            else:
                found.append((*known.tags(words.lows[at]), "NN") if words.lows[at] == "will" else known.tags(words.lows[at]))
            begins = False
        elif head.isdigit() or (head in "$€£¥" and len(text) > 1):
            found.append(_figure(text, words.lows[at], known))
            begins = False
        elif head == "'" and len(text) > 1:
            found.append(_CLITICS.get(words.lows[at], _UNKNOWN))
        elif text == "'" and at and words.ends[at - 1] == words.starts[at] and words.texts[at - 1][-1] == "s":
            found.append(("POS",))
        else:
            found.append(_MARKS.get(text, _UNKNOWN))
            begins = begins or text in '":(—–--'
    return found


def _figure(text: str, low: str, known: Lexicon) -> Options:
    if "-" in text and text[-1].isalpha():
        return known.tags(low)
    return ("OD",) if low.endswith(("st", "nd", "rd", "th")) else ("CD",)


_MONTH_OR_MAN: Final = frozenset(("may", "will"))


def _capitalised(at: int, text: str, words: Words, known: Lexicon, *, begins: bool, titled: bool) -> Options:
    """A capital marks a name, except where a sentence begins or every word of a headline has one."""
    low = words.lows[at]
    following = words.texts[at + 1] if at + 1 < len(words) else ""
    if not (begins or titled):
        return known.tags(low) if low in ("the", "a", "an") and not following[:1].isupper() else _NAME
    if known.is_closed(low):
        return (*known.tags(low), *_NAME) if low in _MONTH_OR_MAN else known.tags(low)
    if not known.is_known(low) or (len(text) > 1 and text[1].isupper()):
        return _NAME
    options = known.tags(low)
    if begins and not titled and following[:1].isupper() and not known.is_closed(words.lows[at + 1]) and options[0] not in ("JJ", "RB"):
        return _NAME
    return options
