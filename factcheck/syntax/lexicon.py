"""Words and what they may be: closed classes, a lexicon of open classes, irregular forms, and suffixes for the rest.

Tags are those of the Penn Treebank, with OD for ordinals and BE, HV, DO for the forms of be, have and do. The open classes come
from E. Brill's tagger lexicon (1993, MIT licence) and from the word forms of LemmInflect (MIT licence), joined and cut to words
that newspapers use.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.data import data_lines

Analysis = tuple[str, ...]
_LETTER: Final = {"N": "NN", "V": "VB", "J": "JJ", "R": "RB"}
_VOWELS: Final = frozenset("aeiou")
_SUFFIXES: Final[tuple[tuple[str, Analysis], ...]] = (
    ("ly", ("RB",)),
    ("tion", ("NN",)),
    ("sion", ("NN",)),
    ("ment", ("NN",)),
    ("ness", ("NN",)),
    ("ship", ("NN",)),
    ("ism", ("NN",)),
    ("ist", ("NN",)),
    ("ity", ("NN",)),
    ("ance", ("NN",)),
    ("ence", ("NN",)),
    ("hood", ("NN",)),
    ("ous", ("JJ",)),
    ("ful", ("JJ",)),
    ("less", ("JJ",)),
    ("able", ("JJ",)),
    ("ible", ("JJ",)),
    ("ive", ("JJ",)),
    ("ical", ("JJ",)),
    ("ic", ("JJ",)),
    ("ish", ("JJ",)),
    ("est", ("JJ", "NN")),
    ("ward", ("RB",)),
    ("wards", ("RB",)),
    ("ize", ("VB",)),
    ("ise", ("VB", "NN")),
    ("ing", ("VBG", "NN")),
    ("ed", ("VBD", "VBN")),
)


class Lexicon:
    """The word lists, loaded; `tags` and `lemma` answer for any lower-case word."""

    def __init__(self) -> None:
        self._closed: dict[str, Analysis] = {}
        for line in data_lines("closed_class.tsv"):
            tags, words = line.split("\t")
            analysis = tuple(tags.split())
            for word in words.split():
                self._closed.setdefault(word, analysis)
        self._base: dict[str, str] = {}
        for line in data_lines("lexicon.tsv"):
            classes, words = line.split("\t")
            self._base.update(dict.fromkeys(words.split(), classes))
        self._forms: dict[str, str] = dict(line.split("\t") for line in data_lines("forms.tsv"))
        self._tags: dict[str, Analysis] = dict(self._closed)

    def tags(self, word: str) -> Analysis:
        """The tags that a lower-case word may have, the likeliest first.

        >>> lexicon().tags("arrests")
        ('NNS', 'VBZ')
        """
        known = self._tags.get(word)
        if known is None:
            known = self._tags[word] = self._analyse(word)
        return known

    def is_known(self, word: str) -> bool:
        """Whether the lists hold the word or the form that it regularly inflects."""
        return word in self._closed or word in self._base or word in self._forms or self._derive(word) is not None

    def is_closed(self, word: str) -> bool:
        """Whether the word is of a closed class (a determiner, a preposition, a pronoun, ...)."""
        return word in self._closed

    def classes(self, word: str) -> str:
        """The open classes of a base form: letters of N, V, J, R in order; lower-case letters are rare uses. "" if there are none."""
        return self._base.get(word, "")

    def lemma(self, word: str, tag: str) -> str:
        """Singular of a noun, infinitive of a verb; any other word is its own lemma.

        >>> lexicon().lemma("children", "NNS"), lexicon().lemma("fled", "VBD"), lexicon().lemma("nursing", "NN")
        ('child', 'flee', 'nursing')
        """
        return _lemma(word, tag)

    def _analyse(self, word: str) -> Analysis:
        form = self._forms.get(word)
        if form is not None:
            return _with_twins(word, tuple(part.split(":", 1)[0] for part in form.split(" ")))
        classes = self._base.get(word)
        if classes is not None:
            strong = tuple(_LETTER[letter] for letter in classes if letter.isupper())
            return strong or (_LETTER[classes[0].upper()],)
        derived = self._derive(word)
        if derived is not None:
            return derived[1]
        if "-" in word:
            return self._hyphenated(word)
        if word.endswith(("children", "women", "persons")) or (word.endswith("men") and len(word) > _MEN):
            return ("NNS",)
        if not word.isascii() or len(word) < 3:
            return ("NN",)
        for suffix, tags in _SUFFIXES:
            if word.endswith(suffix) and len(word) >= len(suffix) + 2:
                return tags
        return ("NNS",) if word.endswith("s") and not word.endswith(("ss", "us", "is")) else ("NN",)

    def _hyphenated(self, word: str) -> Analysis:
        last = word.rsplit("-", 1)[1]
        if not last:
            return ("JJ",)
        tags = self.tags(last)
        if tags[0] == "NNS":
            return ("NNS",)
        if last in _PARTICLES and word.count("-") == 1 and "V" in self._base.get(word.split("-")[0], "").upper():
            return ("NN", "JJ")  # "a cook-off", "the walk-on"
        if tags == ("NN",) and last.endswith(("tion", "sion", "ment")):
            return ("NN", "JJ")  # "under cross-examination"
        if tags[0] == "VBG" and word.count("-") == 1 and "N" in self._base.get(word.split("-")[0], "").upper():
            return ("JJ", "NN")  # "a record-breaking run", "years of music-making"
        if tags[0] in ("VBD", "VBN", "JJ", "VBG", "CD", "IN", "RB") or word.split("-", 1)[0].isdigit():
            return ("JJ",)
        return ("JJ", "NN")

    def _derive(self, word: str) -> tuple[str, Analysis] | None:
        """The base that a regular form comes from, and the tags of the form."""
        for base, kind in _stems(word):
            classes = self._base.get(base)
            if classes is None:
                continue
            if kind == "s":
                found = tuple("NNS" if letter in "Nn" else "VBZ" for letter in classes if letter in "NVnv")
                strong = tuple("NNS" if letter == "N" else "VBZ" for letter in classes if letter in "NV")
                if found:
                    return base, strong if strong and found[0] == strong[0] == "NNS" else found
            elif kind == "er":
                if classes[0] in "Jj":
                    return base, ("JJR",)
            elif kind == "est":
                if classes[0] in "Jj":
                    return base, ("JJS",)
            elif "V" in classes or "v" in classes:
                return base, (("VBD", "VBN") if kind == "ed" else ("VBG", "NN"))
        return None

    def base_of(self, word: str, letter: str) -> str | None:
        """The base form of an inflected word: `letter` N for nouns, V for verbs."""
        form = self._forms.get(word)
        if form is not None:
            for part in form.split(" "):
                tag, _, lemma = part.partition(":")
                if tag[0] == letter or (letter == "J" and tag[0] == "J"):
                    return lemma or word
        for base, _ in _stems(word):
            if letter in self._base.get(base, "").upper():
                return base
        return None


_MEN: Final = 5  # letters of what may be a noun in the singular: "omen", "semen"
_PARTICLES: Final = frozenset(("off", "up", "down", "out", "in", "on", "over", "back", "by"))


def _with_twins(word: str, tags: Analysis) -> Analysis:
    """A regular past form is always the participle too."""
    if word.endswith("ed") and ("VBD" in tags) != ("VBN" in tags):
        return tuple(twin for tag in tags for twin in (("VBD", "VBN") if tag in ("VBD", "VBN") else (tag,)))
    return tags


def _stems(word: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        found.append((word[:-1], "s"))
        if word.endswith("es"):
            found.append((word[:-2], "s"))
            if word.endswith("ies"):
                found.append((word[:-3] + "y", "s"))
        return found
    for suffix in ("ed", "ing", "est", "er"):
        if word.endswith(suffix) and len(word) >= len(suffix) + 2:
            stem = word[: -len(suffix)]
            found.append((stem + "e", suffix))
            found.append((stem, suffix))
            if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                found.append((stem[:-1], suffix))
            if suffix != "ing" and stem.endswith("i"):
                found.append((stem[:-1] + "y", suffix))
            return found
    return found


@cache
def _lemma(word: str, tag: str) -> str:
    words = lexicon()
    if tag in ("NNS", "NN", "NNPS"):
        if tag == "NN":
            return word
        base = words.base_of(word, "N")
        if base is not None:
            return base
        head, dash, last = word.rpartition("-")
        if dash:
            return f"{head}-{_lemma(last, tag)}"
        if word.endswith("children"):
            return word[:-3]
        if word.endswith("men"):
            return word[:-3] + "man"
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "sses", "xes", "zes")):
            return word[:-2]
        return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    if tag in ("VBD", "VBN", "VBZ", "VBG"):
        base = words.base_of(word, "V")
        if base is not None:
            return base
        return _unknown_base(word)
    return _AUXILIARY.get(word, word) if tag in ("BE", "HV", "DO", "MD") else word


def _unknown_base(word: str) -> str:
    """The infinitive of a past form or -ing form of a verb that the lists do not hold."""
    for suffix in ("ed", "ing"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > 2:
            if stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
                return stem[:-1]
            for prefix in _PREFIXES:
                known = lexicon().base_of(word.removeprefix(prefix), "V") if word.startswith(prefix) else None
                if known is not None:
                    return prefix + known  # "refurnished" is of "refurnish"
            return stem + "e" if stem.endswith(_SILENT_E) else stem
    return word[:-1] if word.endswith("s") else word


_PREFIXES: Final = ("re", "over", "under", "out", "un", "mis", "dis", "de", "co-", "re-", "pre", "fore", "inter")
_SILENT_E: Final = ("at", "iz", "is", "v", "c", "u", "dg", "rg", "ag", "ut", "ur")
_AUXILIARY: Final = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "be", "been", "being", "'re", "'m", "ai", "'s"), "be"),
    **dict.fromkeys(("have", "has", "had", "having", "'ve"), "have"),
    **dict.fromkeys(("do", "does", "did", "done", "doing"), "do"),
    "wo": "will",
    "'ll": "will",
    "ca": "can",
    "sha": "shall",
    "'d": "would",
    "cannot": "can",
}


@cache
def lexicon() -> Lexicon:
    """The word lists, loaded once."""
    return Lexicon()
