"""One tag for each word of a sentence, by the words around it (after Brill's transformation rules).

The tags are the lexicon's, with C for a count or an amount, A for an age, t for a time expression and the marks as themselves.
A first pass goes from left to right with the tags already given and the options of the next word; a second one looks at what a
clause needs: one finite verb.
"""

from __future__ import annotations

from typing import Final

from factcheck.syntax.candidates import candidates_of
from factcheck.syntax.frames import is_clausal, is_intransitive, is_transitive
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tokens import Words

Options = tuple[str, ...]
NOUNS: Final = frozenset(("NN", "NNS", "NNP"))
FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD", "BE", "HV", "DO"))
_BEFORE_NOUN: Final = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "C", "CD", "OD", "POS", "PDT", "A"))
_AUX: Final = frozenset(("BE", "HV"))
_SUBJECTS: Final = frozenset(("i", "he", "she", "it", "we", "they", "you", "who", "which", "that"))
_STARTS_OBJECT: Final = frozenset(("DT", "PRP$", "PRP", "C", "CD", "PDT", "EX", "NNP", "A"))
_NOT_AFTER_SUBJECT: Final = frozenset((*NOUNS, "JJ", "JJR", "JJS", "POS"))
_CLOSERS: Final = frozenset((".", ",", ";", ":", ")", '"', "CC", "t", "IN", "TO", "RB", "WRB", "WDT", "WP"))
_BREAKS: Final = frozenset((",", ";", ":", "(", ")", '"', "WP", "WDT", "WRB"))
_END: Final[Options] = (".",)
_PLURAL_NEEDED: Final = frozenset(("NNS", "PRP", "C", "CD"))


def tag_words(words: Words, fixed: list[str], *, titled: bool = False) -> list[str]:
    """The tag of each token.

    Args:
        words: the tokens.
        fixed: a tag where a mention already gives one, else "".
        titled: whether the sentence is a headline whose words are all capitalised.
    """
    tagger = _Tagger(words, candidates_of(words, fixed, titled=titled))
    return tagger.run()


class _Tagger:
    def __init__(self, words: Words, candidates: list[Options]) -> None:
        self.lows = words.lows
        self.candidates = candidates
        self.tags: list[str] = []
        self.finite = False
        self.relative = False

    def run(self) -> list[str]:
        tags = self.tags
        for at, options in enumerate(self.candidates):
            tag = options[0] if len(options) == 1 else self._choose(at, options)
            tags.append(tag)
            if tag in FINITE:
                self.finite = self.finite or self.lows[at] not in _NONFINITE
            elif tag == "VB" and self.relative:
                self.finite = True
            elif tag in _BREAKS or tag == "CC":
                self.finite = False
                self.relative = tag in ("WP", "WDT")
        self._settle()
        return tags

    def _after(self, at: int) -> Options:
        return self.candidates[at + 1] if at + 1 < len(self.candidates) else _END

    def _choose(self, at: int, options: Options) -> str:
        low = self.lows[at]
        special = _SPECIAL.get(low)
        if special is not None:
            return special(self, at, options)
        tags = self.tags
        before = tags[-1] if tags else ""
        back = at - 1
        if before == "RB" and len(tags) > 1 and (tags[-2] in ("MD", "DO", "TO", "BE", "HV", "PRP") or tags[-2] in _BEFORE_NOUN or tags[-2] in NOUNS):
            before = tags[-2]
            back = at - 2
        after = self._after(at)
        if "VBG" in options and after[0] in _STARTS_OBJECT and before not in ("DT", "PRP$", "POS", "JJ") and not (options[0] == "NN" and after[0] == "NNP"):
            return "VBG"
        if before in ("MD", "DO", "TO"):
            return self._after_modal(options, before, after)
        if before in _AUX:
            return _after_auxiliary(options, after, before == "HV")
        if before in _BEFORE_NOUN:
            return self._within_phrase(at, options, before, after)
        if before == "IN":
            return _after_preposition(options, after)
        if back >= 0 and self.lows[back] in _SUBJECTS and before in ("PRP", "WP", "WDT"):
            for tag in ("VBD", "VBZ", "VBP", "VB", "VBN"):
                if tag in options:
                    return "VBP" if tag == "VB" else "VBD" if tag == "VBN" else tag
        if before in NOUNS or before == "PRP":
            return self._after_noun(at, options, before, after)
        if before in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG"):
            return self._after_verb(at, options, after)
        if before == "EX" and "VBD" in options:
            return "VBD"
        return self._opening(at, options, before, after)

    def _after_modal(self, options: Options, before: str, after: Options) -> str:
        if "VB" in options or "VBP" in options:
            return "VB"
        if before == "DO":
            return _after_auxiliary(options, after, True)
        return _after_preposition(options, after) if before == "TO" else options[0]

    def _within_phrase(self, at: int, options: Options, before: str, after: Options) -> str:
        """After a determiner, a count or an adjective: a noun, or a modifier where a noun follows."""
        if before == "DT" and "VBD" in options and self.lows[at - 1] in _STANDS_ALONE and after[0] not in NOUNS and options[0] != "NN":
            return "VBD"
        if before in ("C", "CD", "A") and options[0][0] == "V" and "NN" not in options:
            # "All three escaped", "12 injured": a count may stand alone
            if "VBD" in options:
                return "VBN" if after[0] == "NNS" and "VBN" in options else "VBD"
            if "VBG" in options:
                return "VBG"
        if before == "C" and "VBD" in options and "NNS" not in options and after[0] not in NOUNS and self.lows[at - 1] != "one":
            # "the other 28 cut their hours", "28 shot in ...": a singular noun does not follow a count
            return "VBD" if _takes_object(self.candidates, at) else "VBN" if "VBN" in options else "VBD"
        noun_next = after[0] in ("NN", "NNS", "NNP", "JJ") or "NNS" in after
        if noun_next and not (before in ("C", "CD") and options[0] == "NNS"):
            for tag in options:
                if tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS"):
                    return tag
        if options[0] == "JJ" and before in ("C", "CD"):
            return "JJ"
        for tag in ("NN", "NNS", "JJ", "VBN", "VBG"):
            if tag in options:
                return "NN" if tag in ("JJ", "VBN", "VBG") and "NN" in options else tag
        return "NN" if options[0] == "VB" else "NNS" if options[0] == "VBZ" else options[0]

    def _after_noun(self, at: int, options: Options, before: str, after: Options) -> str:
        first = options[0]
        if "VBD" in options:
            return self._past_after_noun(at, options, before, after)
        if first == "VB":
            if "VBZ" in options:
                return "VBZ"
            if before == "NN" and self.lows[at - 1] not in _COLLECTIVE:
                return "NN"
            return "VBP" if not self.finite else "VB" if "NN" not in options else "NN"
        if first in ("NN", "NNS") and not self.finite and len(options) > 1:
            if "VBZ" in options and before in ("NN", "NNP") and after[0] in _STARTS_OBJECT and after[0] != "NNP":
                return "VBZ"
            if "VB" in options and before == "NNS" and after[0] in _STARTS_OBJECT and after[0] != "NNP":
                return "VBP"
        if first == "VBZ" and (before == "NNS" or self.finite) and "NNS" in options:
            return "NNS"
        if first == "JJ" and "VB" in options and before == "NNS" and after[0] in _STARTS_OBJECT:
            return "VBP"
        if first == "JJ" and "VBN" in options and after[0] not in NOUNS:
            return "VBN"
        return first

    def _past_after_noun(self, at: int, options: Options, before: str, after: Options) -> str:
        first = options[0]
        lemma = lexicon().lemma(self.lows[at], "VBD")
        if first in ("NN", "NNS", "JJ", "VB") and not (after[0] in _STARTS_OBJECT or after[0] in _CLOSERS):
            return first
        if first == "NN" and before == "NN" and (self.finite or after[0] in (".", ",", "IN")) and lemma != "shoot":
            return first
        if "VBN" not in options or is_intransitive(lemma):
            return "VBD"
        if after[0] == "IN" and self.lows[at + 1] == "by":
            return "VBN"
        if is_transitive(lemma) and not (after[0] in _STARTS_OBJECT or after[0] in NOUNS or "JJ" in after[:1]) and (
            self.lows[at - 1] != "who"
        ):
            return "VBN" if not _takes_object(self.candidates, at) else "VBD"
        return "VBD"

    def _opening(self, at: int, options: Options, before: str, after: Options) -> str:
        tags = self.tags
        if before == "CC" and len(tags) > 1:
            return self._after_conjunction(options, after)
        if not at and after[0] in FINITE:
            if options[0] == "JJ":
                return "NNP"
            if options[0] == "VBG":
                return "NN"
        if before == "RB" and "VBD" in options and len(tags) > 1 and tags[-2] in (",", "CC") and self.lows[at - 1] in ("then", "also", "later"):
            return "VBD"
        if "VBD" in options and options[0] in ("VBN", "VBD"):
            lemma = lexicon().lemma(self.lows[at], "VBD")
            if is_intransitive(lemma) or is_clausal(lemma):
                return "VBD"
            if before == "," and tags and any(tag in NOUNS or tag == "PRP" for tag in tags[:3]) and not any(tag in FINITE for tag in tags):
                return "VBD" if not (is_transitive(lemma) and not _takes_object(self.candidates, at)) else "VBN"
            return "VBN" if before != "WP" else "VBD"
        if before in ("WP", "WDT"):
            for tag in ("VBZ", "VBD", "VB"):
                if tag in options:
                    return "VBP" if tag == "VB" else tag
        if "JJ" in options and after[0] in NOUNS:
            return "JJ"
        if options[0] == "VB" and at and before in (",", ":", ".") and "NN" in options and after[0] not in _STARTS_OBJECT:
            return "NN"
        return options[0]

    def _after_conjunction(self, options: Options, after: Options) -> str:
        """What stands on the other side of "and" is likely of the same kind."""
        tags = self.tags
        pair = tags[-2]
        if pair in options:
            return pair
        if pair in ("VBP", "VB", "MD") and "VB" in options:
            return pair if pair != "MD" else "VB"
        if pair == "JJ" and "VBN" in options and after[0] in NOUNS:
            return "VBN"
        if "VBD" in options and any(tag in FINITE for tag in tags):
            recent = next(tag for tag in reversed(tags) if tag in FINITE)
            if "VBN" in options and (recent == "HV" or (recent == "BE" and not _takes_object(self.candidates, len(tags)))):
                return "VBN"
            return "VBD"
        if pair in NOUNS or pair in ("C", "CD"):
            for tag in options:
                if tag in ("NN", "NNS", "JJ"):
                    return tag
        if "VBZ" in options and any(tag in ("VBZ", "BE", "HV") for tag in tags) and after[0] in (*_STARTS_OBJECT, "IN", "TO"):
            return "VBZ"
        return options[0]

    def _after_verb(self, at: int, options: Options, after: Options) -> str:
        if options[0] == "VB" and "NN" in options:
            return "NN"
        if "VBN" in options and options[0] in ("VBD", "VBN"):
            before = lexicon().lemma(self.lows[at - 1], self.tags[-1])
            # "the guards who were shot refused to ...": the clause that "who" began has had its verb
            return "VBD" if self.relative and self.finite and before not in _TAKES_PARTICIPLE else "VBN"
        if "JJ" in options and after[0] in NOUNS:
            return "JJ"
        return options[0]

    def _settle(self) -> None:
        """Second pass: what a clause needs, with the tags on both sides known."""
        tags = self.tags
        self._mend_infinitives()
        start = 0
        main: list[tuple[int, int]] = []
        stated = False
        for at in range(len(tags) + 1):
            if at == len(tags) or tags[at] in _BREAKS or (tags[at] == "IN" and self.lows[at] in _SUBORDINATE):
                if at > start:
                    self._settle_segment(start, at)
                    if not start or tags[start - 1] in _MAIN_BREAKS:
                        main.append((start, at))
                        stated = stated or self._has_finite(start, at)
                start = at + 1
        if not stated and not self._promote(main):
            self._promote([(self._first_verb() + 1, len(tags))])

    def _first_verb(self) -> int:
        return next((at for at, tag in enumerate(self.tags) if tag in FINITE), len(self.tags))

    def _has_finite(self, start: int, end: int) -> bool:
        return any(self.tags[at] in FINITE and self.lows[at] not in _NONFINITE for at in range(start, end))

    def _mend_infinitives(self) -> None:
        """An infinitive after its subject is a present tense, save after a verb that takes a bare one ("let police search")."""
        tags = self.tags
        for at, tag in enumerate(tags):
            if tag != "VB" or not at:
                continue
            back = at - 1
            while back > 0 and tags[back] == "RB":
                back -= 1
            if tags[back] in ("NNS", "NNP", "PRP", "WP", "WDT", "C", "CD", "NN") and not any(low in _TAKES_BARE for low in self.lows[max(0, back - 4) : back]):
                tags[at] = "VBP"

    def _settle_segment(self, start: int, end: int) -> None:
        tags = self.tags
        finite = [at for at in range(start, end) if tags[at] in FINITE and self.lows[at] not in _NONFINITE]
        if len(finite) > 1:
            self._reduce(finite, start)
        elif not finite and start and (tags[start - 1] in ("WP", "WDT", "WRB") or self.lows[start - 1] in _SUBORDINATE):
            self._promote([(start, end)])

    def _reduce(self, finite: list[int], start: int) -> None:
        """'The 14 people injured in the crash were ...': the past form before another finite verb is a participle."""
        tags = self.tags
        for at, later in zip(finite, finite[1:], strict=False):
            if tags[at] != "VBD" or "VBN" not in self.candidates[at] or at == start or tags[at - 1] not in (*NOUNS, "C", "RB", "PRP"):
                continue
            lemma = lexicon().lemma(self.lows[at], "VBD")
            if is_clausal(lemma) or is_intransitive(lemma) or "CC" in tags[at:later]:
                continue
            if tags[later] in ("MD", "BE", "HV", "DO", "VBD", "VBZ", "VBP") and self._after(at)[0] in ("IN", "TO", "t", "RB", "BE", "HV", "MD", "OD"):
                tags[at] = "VBN"

    def _promote(self, segments: list[tuple[int, int]]) -> bool:
        """A clause without a finite verb gets the likeliest of the words that may be one; whether there was any."""
        tags = self.tags
        best, found = 0, -1
        for start, end in segments:
            for at in range(start, end):
                rank = self._fitness(at, start)
                if rank > best:
                    best, found = rank, at
        if found >= 0:
            options = self.candidates[found]
            tags[found] = "VBD" if "VBD" in options else "VBZ" if "VBZ" in options else "VBP"
        return found >= 0

    def _fitness(self, at: int, start: int) -> int:
        options = self.candidates[at]
        if len(options) == 1 and options[0] not in ("VB", "VBZ", "VBD"):
            return 0
        tags = self.tags
        before = tags[at - 1] if at else ""
        after = tags[at + 1] if at + 1 < len(tags) else "."
        subject = before in NOUNS or before in ("PRP", "C", "RB", "t", "WDT", "WP", ")", ",")
        if not subject and "VBD" in options and before in ("VBP", "VBZ", "VBD"):
            return 1
        if not subject or after in NOUNS and before == "NN" and "VBD" not in options:
            return 0
        if "VBD" in options:
            lemma = lexicon().lemma(self.lows[at], "VBD")
            if is_transitive(lemma) and not _takes_object(self.candidates, at):
                return 0
            return 4 if tags[at] != "NN" else 2
        if "VBZ" in options and before in ("NN", "NNP", "WDT", "WP", "RB", ")", ",") and (after in _CLOSERS or after in _STARTS_OBJECT or after in ("JJ", "NNS", "NN")):
            return 3
        if ("VB" in options or "VBP" in options) and before in _PLURAL_NEEDED and (after in _CLOSERS or after in _STARTS_OBJECT or after in ("JJ", "NNS")):
            return 2
        return int("VB" in options and options[0] in ("VB", "JJ") and before in NOUNS and after in _CLOSERS)


_NONFINITE: Final = frozenset(("be", "been", "being", "having", "done", "doing"))
_STANDS_ALONE: Final = frozenset("this that these those each another some any".split())
_TAKES_PARTICIPLE: Final = frozenset("find leave get keep remain see hear have feel want report consider".split())
_TAKES_BARE: Final = frozenset("let lets make makes made help helps helped see saw watch watched hear heard have had".split())
_MAIN_BREAKS: Final = frozenset((",", ";", ":", ")", '"'))
_COLLECTIVE: Final = frozenset("police people crew staff team family majority number group couple pair public media".split())
_SUBORDINATE: Final = frozenset("that because although though while whereas unless if whether when where after before since until as than".split())


def _takes_object(candidates: list[Options], at: int) -> bool:
    """Whether a noun phrase begins right after the word at `at`."""
    after = candidates[at + 1] if at + 1 < len(candidates) else _END
    return after[0] in _STARTS_OBJECT or after[0] in NOUNS or after[0] in ("JJ", "JJR", "JJS", "OD") or "NNS" in after


def _after_auxiliary(options: Options, after: Options, have: bool) -> str:
    if "VBN" in options and not ("JJ" == options[0] and after[0] in NOUNS):
        return "VBN"
    if "VBG" in options and not have and (options[0] == "VBG" or after[0] in (*_STARTS_OBJECT, "IN", "TO")):
        return "VBG"
    if "VBD" in options and options[0] != "NN":
        return "VBN"
    for tag in options:
        if tag in ("JJ", "NN", "NNS", "JJR", "RB"):
            return tag
    return "NN" if options[0] in ("VB", "VBZ") else options[0]


def _after_preposition(options: Options, after: Options) -> str:
    if "VBG" in options and (after[0] in _STARTS_OBJECT or options[0] == "VBG"):
        return "VBG"
    if options[0] in ("NN", "NNS", "JJ", "VBG", "JJR", "JJS", "RB"):
        return "JJ" if options[0] == "NN" and "JJ" in options and after[0] in NOUNS else options[0]
    for tag in options:
        if tag in ("NN", "NNS", "JJ", "VBG"):
            return tag
    return options[0] if options[0] != "VB" else "NN"


def _that(tagger: _Tagger, at: int, options: Options) -> str:
    before = tagger.tags[-1] if tagger.tags else ""
    after = tagger._after(at)
    if before in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "BE"):
        if after[0] in _CLOSERS and after[0] not in ("IN", "RB", "WRB"):
            return "DT"
        return "DT" if before in ("VB", "BE") and after[0] == "NN" else "IN"
    if before in NOUNS or before in ("C", "CD", "PRP"):
        return "WDT" if after[0] in ("VBD", "VBZ", "VBN", "MD", "BE", "HV", "DO", "VB", "RB", "PRP") or "VBZ" in after else "IN"
    if after[0] in ("NN", "JJ", "C", "CD", "OD"):
        return "DT"
    if after[0] in ("BE", "MD", "HV", "VBD", "VBZ", "DO"):
        return "WDT" if before in (",", "CC") else "DT"
    return "IN"


def _her(tagger: _Tagger, at: int, options: Options) -> str:
    return "PRP$" if tagger._after(at)[0] in ("NN", "NNS", "JJ", "C", "CD", "OD", "NNP", "VBG", "VBN", "A", "VB", "JJS") else "PRP"


def _possessive(tagger: _Tagger, at: int, options: Options) -> str:
    before = tagger.tags[-1] if tagger.tags else ""
    if before in ("PRP", "EX", "WP", "WDT", "WRB") or (at and tagger.lows[at - 1] in ("that", "here", "what")):
        return "BE"
    return "BE" if tagger._after(at)[0] in ("DT", "IN", "PRP") else "POS"


def _direction(tagger: _Tagger, at: int, options: Options) -> str:
    """Words that are prepositions before a noun and adverbs elsewhere."""
    after = tagger._after(at)
    if after[0] in (",", ".", ";", ":", "CC", "TO", ")", '"') or (after[0] == "IN" and tagger.tags and tagger.tags[-1][:2] == "VB"):
        return "IN" if tagger.lows[at] in ("before", "after") and after[0] != "." else "RB"
    return "IN"


def _determiner(tagger: _Tagger, at: int, options: Options) -> str:
    """'those arrested', 'some were hurt', 'each of the five': a determiner that stands alone is a pronoun."""
    after = tagger._after(at)
    alone = after[0] in ("VBD", "VBN", "VBZ", "BE", "MD", "HV", "DO", "WP", "IN", "CC", "t") or (after[0] in _CLOSERS and after[0] not in ("RB", '"'))
    return "PRP" if alone and "JJ" not in after and "NN" not in after else "DT"


def _said(tagger: _Tagger, at: int, options: Options) -> str:
    return "VBN" if tagger.tags and tagger.tags[-1] in _AUX else "VBD"


def _there(tagger: _Tagger, at: int, options: Options) -> str:
    return "EX" if tagger._after(at)[0] in ("BE", "MD", "HV", "POS") else "RB"


_SPECIAL: Final = {
    "that": _that,
    "her": _her,
    "'s": _possessive,
    "there": _there,
    **dict.fromkeys("these those this each another some any either".split(), _determiner),
    "said": _said,
    **dict.fromkeys(
        (
            "after before above below under over across behind around near along inside outside off up down out past aboard alongside "
            "opposite underneath beneath nearby in on by"
        ).split(),
        _direction,
    ),
}
