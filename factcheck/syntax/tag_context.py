"""What a rule of the tagger sees: the words of a sentence, what each may be, and the tags given so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.frames import is_clausal, is_particle, is_phrasal, is_transitive
from factcheck.syntax.lexicon import lexicon

Options = tuple[str, ...]

NOUNS: Final = frozenset(("NN", "NNS", "NNP"))
VERBS: Final = frozenset(("VBD", "VBZ", "VBP", "VB", "VBN", "VBG"))
FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD", "BE", "HV", "DO"))
_PARTICLES: Final = frozenset(("up", "out", "off", "down", "back", "away"))
_TENSED: Final = frozenset(("VBD", "VBZ", "VBP"))
STANDS_ALONE: Final = frozenset(("this", "that", "these", "those", "each", "another", "some", "any"))
AUXILIARIES: Final = frozenset(("BE", "HV"))
COUNTS: Final = frozenset(("C", "CD"))
BEFORE_NOUN: Final = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "C", "CD", "OD", "POS", "PDT", "A"))
STARTS_OBJECT: Final = frozenset(("DT", "PRP$", "PRP", "C", "CD", "PDT", "EX", "NNP", "A"))
CLOSERS: Final = frozenset((".", ",", ";", ":", ")", '"', "CC", "t", "IN", "TO", "RB", "WRB", "WDT", "WP"))
BREAKS: Final = frozenset((",", ";", ":", "(", ")", '"', "WP", "WDT", "WRB"))
SUBORDINATORS: Final = word_set("subordinators") | word_set("subordinators or prepositions") - {"like", "till"} | {"when", "where"}
NONFINITE: Final = frozenset(("be", "been", "being", "having", "done", "doing"))
_PREPOSITIONS: Final = word_set("subordinators or prepositions")
END: Final[Options] = (".",)


@dataclass(slots=True)
class TagContext:
    """One sentence while it is tagged.

    Attributes:
        lows: the words in lower case.
        candidates: what each may be, the likeliest first.
        tags: the tags given so far.
        finite: whether the clause has had its finite verb.
        relative: whether the clause began with "who" or "which".
        last_finite: the tag of the last finite verb of the sentence, "" before it.
        last_low: that verb itself.
        last_verb: the tag of the last verb of any form.
        last_verb_at: where it stands.
        main_finite: whether a finite verb stood outside a relative clause, since `clause_at`.
        clause_at: where the last clause began that "but", a semicolon or a word like "although" opens, 0 for the sentence itself.
    """

    lows: list[str]
    candidates: list[Options]
    tags: list[str] = field(default_factory=list)
    finite: bool = False
    relative: bool = False
    last_finite: str = ""
    last_low: str = ""
    last_verb: str = ""
    main_finite: bool = False
    last_verb_at: int = 0
    clause_at: int = 0

    def add(self, tag: str) -> None:
        """Give the next word its tag."""
        at = len(self.tags)
        self.tags.append(tag)
        if tag in _TENSED and self.relative and self.finite and not is_clausal(self.last_lemma()):
            self.relative = False  # "Men who need help | call the hotline"
        if tag in FINITE or tag in VERBS:
            self.last_verb_at = at
        if tag in FINITE:
            self.last_finite = self.last_verb = tag
            self.last_low = self.lows[at]
            self.finite = self.finite or self.lows[at] not in NONFINITE
            self.main_finite = self.main_finite or not self.relative
        elif tag in VERBS:
            self.last_verb = tag
            self.finite = self.finite or (tag == "VB" and self.relative)
        elif tag in BREAKS or tag == "CC":
            self.finite = False
            self.relative = tag in ("WP", "WDT")
            if tag == ";" or self.lows[at] == "but":
                self._begin_clause(at + 1)
        elif tag == "IN" and self.lows[at] in SUBORDINATORS and self.lows[at] not in _PREPOSITIONS:
            self.finite = False
            self.relative = self.lows[at] == "that" and at > 0 and self.tags[at - 1] in NOUNS
            if self.lows[at] != "that":
                self._begin_clause(at + 1)

    def _begin_clause(self, at: int) -> None:
        self.main_finite = False
        self.clause_at = at

    def last_lemma(self) -> str:
        """The infinitive of the last verb, "" before it."""
        return lexicon().lemma(self.lows[self.last_verb_at], self.last_verb) if self.last_verb else ""

    def before(self) -> str:
        """The tag of the word before, "" at the start."""
        return self.tags[-1] if self.tags else ""

    def after(self, at: int) -> Options:
        """What the next word may be."""
        return self.candidates[at + 1] if at + 1 < len(self.candidates) else END

    def next_word(self, at: int) -> str:
        """The next word, "" at the end."""
        return self.lows[at + 1] if at + 1 < len(self.lows) else ""

    def takes_object(self, at: int) -> bool:
        """Whether a noun phrase begins right after the word at `at`, or after a particle of it ("laid off 120")."""
        after = self.after(at)
        if after[0] in ("IN", "RB") and is_particle(self.lows[at + 1]):
            lemma, beyond = lexicon().lemma(self.lows[at], "VBD"), self.after(at + 1)[0]
            if is_transitive(lemma) and self.lows[at + 1] in _PARTICLES and beyond in STARTS_OBJECT:
                return True  # "stitched up the wound"
            return is_phrasal(lemma, self.lows[at + 1])
        return after[0] in STARTS_OBJECT or after[0] in NOUNS or after[0] in ("JJ", "JJR", "JJS", "OD") or "NNS" in after

    def is_counted(self, at: int) -> bool:
        """Whether a count stands before the nouns before the word at `at`: 'two security guards' goes on to a plural."""
        back = at - 1
        while back >= max(0, at - 8) and self.tags[back] in ("NN", "NNP", "JJ"):
            back -= 1
        return back >= 0 and self.tags[back] in COUNTS and self.lows[back] not in ("one", "1")

    def is_finite(self, at: int) -> bool:
        """Whether the word at `at` is a finite verb."""
        return self.tags[at] in FINITE and self.lows[at] not in NONFINITE

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb stands between two words."""
        return any(self.is_finite(at) for at in range(start, end))
