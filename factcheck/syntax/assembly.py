"""Clauses: who did what to how many, from the chunks and verb groups of a sentence in one pass from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause
from factcheck.syntax.events import noun_event, state_event, verb_event
from factcheck.syntax.tokens import Words
from factcheck.syntax.verbs import Group

SUBORDINATORS: Final = frozenset(
    "that because although though while whereas unless if whether lest once when where why how whenever wherever".split()
)
_EITHER: Final = frozenset("after before since until till as than like".split())
_HYPOTHETICAL: Final = frozenset(("if", "unless", "whether"))
_NO_SUBJECT: Final = frozenset(("no", "none", "nobody", "neither", "no-one", "nothing"))


@dataclass(slots=True)
class Item:
    """One piece of a sentence for the assembly: kind is N, V, I (preposition), t (time), w, W, S, &, or a mark."""

    kind: str
    index: int
    first: int
    last: int
    word: str = ""


@dataclass(slots=True)
class _Open:
    """A predicate whose participants are still being read."""

    group: Group | None
    event: str
    start: int
    end: int
    subject: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    source: Span | None = None
    relative: bool = False
    negated: bool = False
    hypothetical: bool = False
    depth: int = 0


class Assembler:
    """Reads items in order and keeps the open predicate, the noun phrases that await one, and the subjects set aside."""

    def __init__(self, words: Words, chunks: Sequence[Chunk], groups: Sequence[Group], items: Sequence[Item]) -> None:
        self.words = words
        self.chunks = chunks
        self.groups = groups
        self.items = items
        self.done: list[_Open] = []
        self.open: _Open | None = None
        self.run: list[int] = []
        self.joined = False
        self.broken = False
        self.preposition = ""
        self.leading: list[tuple[str, int]] = []
        self.times: list[int] = []
        self.aside: list[tuple[list[int], _Open | None]] = []
        self.relative: list[int] | None = None
        self.subordinate = False
        self.hypothetical = False
        self.after_and = False
        self.last_chunk: int | None = None
        self.accords: list[tuple[int, int]] = []

    def assemble(self) -> list[_Open]:
        """All predicates of the sentence, in order."""
        for at, item in enumerate(self.items):
            if item.kind == "N":
                self._noun(at, item)
            elif item.kind == "V":
                self._verb(at, item)
            elif item.kind == "t":
                self._time(item)
            elif item.kind == "I":
                self.preposition = item.word
                self.after_and = False
            elif item.kind in "wWS":
                self._link(at, item)
            elif item.kind == "&":
                self.after_and = True
                self.joined = True
            elif item.kind in ",;:()\"":
                self._mark(item)
            elif item.kind == "j":
                self._state(at, item)
        return self.done

    def _noun(self, at: int, item: Item) -> None:
        chunk = item.index
        was_and, self.after_and = self.after_and, False
        before = self.items[at - 1].kind if at else ""
        self.last_chunk = chunk
        if self.preposition:
            preposition, self.preposition = self.preposition, ""
            if preposition == "according to":
                self.accords.append((chunk, item.first))
            elif self.open is not None and not self.run:
                self.open.obliques.append((preposition, chunk))
                self.open.end = item.last
            else:
                self.leading.append((preposition, chunk))
            return
        opened = self.open
        if opened is not None and not self.run and not self.broken and not self.subordinate:
            if was_and and opened.obliques and self._follows_oblique(at):
                opened.obliques.append((opened.obliques[-1][0], chunk))
            else:
                opened.objects.append(chunk)
            opened.end = item.last
            return
        if opened is not None and self.broken and before in (",", "&") and not self.run and self._continues_list(at, opened):
            if opened.obliques and self._follows_oblique(at):
                opened.obliques.append((opened.obliques[-1][0], chunk))
            else:
                opened.objects.append(chunk)
            opened.end = item.last
            return
        self.run.append(chunk)

    def _follows_oblique(self, at: int) -> bool:
        """Whether the noun phrase before this one stood after a preposition."""
        for before in range(at - 1, -1, -1):
            kind = self.items[before].kind
            if kind == "N":
                return before > 0 and self.items[before - 1].kind == "I"
            if kind not in ",&":
                return False
        return False

    def _continues_list(self, at: int, opened: _Open) -> bool:
        """'five men, six women and a boy' after a verb: no verb follows before the list ends."""
        if not (opened.objects or opened.obliques):
            return False
        for item in self.items[at + 1 :]:
            if item.kind == "V":
                return False
            if item.kind in ";:(\"wWS" or item.kind == ".":
                return True
        return True

    def _verb(self, at: int, item: Item) -> None:
        group = self.groups[item.index]
        verb = group.verb
        predicate = _Open(group, verb.event, item.first, item.last, negated=verb.negated, hypothetical=self.hypothetical)
        if group.kind == "finite" or (group.kind == "participle" and not self._is_reduced(at)):
            self._finite(at, predicate)
        else:
            self._nonfinite(at, predicate)
        predicate.times.extend(self.times)
        predicate.obliques.extend(self.leading)
        self.times, self.leading = [], []
        self.broken = self.subordinate = self.joined = self.after_and = False
        self.preposition = ""
        self.open = predicate
        self.done.append(predicate)

    def _finite(self, at: int, predicate: _Open) -> None:
        opened = self.open
        if self.relative is not None and not self.run:
            predicate.subject = self.relative
            predicate.relative = True
            self.relative = None
            return
        if self.relative is not None:
            predicate.relative = True
            self.relative = None
            predicate.subject, self.run = self.run[-1:], []
            return
        if self.run:
            self._take_run(at, predicate)
        elif self.after_and and opened is not None:
            predicate.subject = list(opened.subject)
            predicate.relative = opened.relative
        elif self.aside and not self._complements(opened):
            predicate.subject, _ = self.aside.pop()
        elif opened is not None and opened.objects and not self.broken:
            predicate.subject = opened.objects
            opened.objects = []
        elif self.aside:
            predicate.subject, _ = self.aside.pop()
        elif opened is not None:
            predicate.subject = list(opened.subject)

    def _complements(self, opened: _Open | None) -> bool:
        """Whether the open predicate is one of speech whose object is the subject of what was said."""
        return opened is not None and bool(opened.objects) and opened.event == "say" and not self.broken

    def _take_run(self, at: int, predicate: _Open) -> None:
        run = self.run
        if predicate.event == "say" and len(run) > 1 and not self.joined:
            predicate.subject, self.run = run[-1:], run[:-1]
            self.aside.append((self.run, None))
            self.run = []
            return
        predicate.subject = list(run) if self.joined else run[:1]
        self.run = []

    def _is_reduced(self, at: int) -> bool:
        """A bare participle after its noun, where the sentence has a finite verb of its own still to come (or has had one)."""
        before = self.items[at - 1].kind if at else ""
        if before == "&" and self.open is not None:
            return False
        if self.open is not None and not self.run and self.relative is None:
            return True
        return any(self._is_main(later) for later in self.items[at + 1 :])

    def _is_main(self, item: Item) -> bool:
        return item.kind == "V" and self.groups[item.index].kind == "finite"

    def _nonfinite(self, at: int, predicate: _Open) -> None:
        opened = self.open
        kind = predicate.group.kind if predicate.group else ""
        if kind in ("participle", "gerund") and self.last_chunk is not None and at and self.items[at - 1].kind == "N":
            predicate.subject = [self.last_chunk]
            predicate.relative = True
            if self.run:
                self.aside.append((list(self.run) if self.joined else self.run[:1], None))
                self.run = []
            return
        if self.run:
            predicate.subject = self.run[:1]
            self.aside.append((self.run, None))
            self.run = []
        elif opened is not None:
            predicate.subject = list(opened.subject)

    def _time(self, item: Item) -> None:
        self.preposition = ""
        if self.open is not None and not self.run and not self.broken:
            self.open.times.append(item.index)
            self.open.end = item.last
        else:
            self.times.append(item.index)

    def _link(self, at: int, item: Item) -> None:
        if item.kind == "w" and self.last_chunk is not None:
            antecedent = [self.last_chunk]
            if self.run:
                self.aside.append((list(self.run) if self.joined else self.run[:1], None))
                self.run = []
            self.relative = antecedent
        else:
            self.subordinate = True
            if self.run:
                self.aside.append((list(self.run), None))
                self.run = []
        if item.word in _HYPOTHETICAL:
            self.hypothetical = True
        self.preposition = ""

    def _mark(self, item: Item) -> None:
        self.broken = True
        self.preposition = ""
        if item.kind in ";":
            self.open, self.run, self.aside, self.hypothetical = None, [], [], False
            self.relative = None
        if item.kind == ",":
            self.hypothetical = self.hypothetical and not self.open

    def _state(self, at: int, item: Item) -> None:
        """An adjective that states an event: 'two were dead', 'left 12 dead', '2 dead, 8 wounded'."""
        event = state_event(item.word)
        opened = self.open
        if opened is not None and opened.group is not None and opened.group.verb.lemma == "be" and not opened.objects:
            opened.event = event or opened.event
            opened.end = item.last
            return
        if not event or not at or self.items[at - 1].kind not in ("N", "&"):
            return
        predicate = _Open(None, event, item.first, item.last)
        if opened is not None and opened.objects and not self.run and not self.broken:
            predicate.subject = opened.objects[-1:]
        elif self.run:
            predicate.subject = list(self.run) if self.joined else self.run[:1]
            self.run = []
        elif self.last_chunk is not None:
            predicate.subject = [self.last_chunk]
        self.joined = False
        self.open = predicate
        self.broken = False
        self.done.append(predicate)


def finish(
    done: Sequence[_Open], words: Words, chunks: Sequence[Chunk], accords: Sequence[tuple[int, int]], speakers: Sequence[tuple[Span, Span]]
) -> tuple[Clause, ...]:
    """The clauses, with their sources: 'police said', 'according to the coroner', the speaker of a quotation."""
    says = [at for at, one in enumerate(done) if one.event == "say" and one.subject and not one.relative]
    found: list[Clause] = []
    for at, one in enumerate(done):
        source = _quoted_source(words.starts[one.start], speakers)
        if source is None and says and at not in says:
            nearest = min(says, key=lambda say: abs(say - at))
            subject = [chunks[index].span for index in done[nearest].subject]
            source = Span(subject[0].start, subject[-1].end) if subject[0].start <= subject[-1].end else subject[0]
        if source is None and accords and at not in says:
            source = chunks[accords[0][0]].span
        verb = one.group.verb if one.group else None
        subject_negated = any(chunks[index].determiner in _NO_SUBJECT or chunks[index].head in _NO_SUBJECT for index in one.subject)
        if verb is not None and (subject_negated or one.event != verb.event or one.hypothetical):
            verb = replace(
                verb,
                negated=verb.negated or subject_negated,
                event=one.event,
                modality="hypothetical" if one.hypothetical and verb.modality == "asserted" else verb.modality,
            )
        event = one.event
        if verb is not None and verb.lemma == "be" and event in ("be", verb_event("be")):
            event = _copular_event(one, chunks) or event
        found.append(
            Clause(
                Span(_start(one, words, chunks), words.ends[one.end]), event, verb, tuple(one.subject), tuple(one.objects),
                tuple(one.obliques), tuple(one.times), source, one.relative,
            )
        )
    return tuple(found)


def _copular_event(one: _Open, chunks: Sequence[Chunk]) -> str:
    """'The death toll was 31', 'there were 12 arrests': the event is the noun's."""
    for index in (*one.subject, *one.objects):
        event = noun_event(chunks[index].head)
        if event:
            return event
    return ""


def _start(one: _Open, words: Words, chunks: Sequence[Chunk]) -> int:
    own = words.starts[one.start]
    return min([own, *(chunks[index].span.start for index in one.subject)])


def _quoted_source(start: int, speakers: Sequence[tuple[Span, Span]]) -> Span | None:
    for span, speaker in speakers:
        if span.start <= start < span.end:
            return speaker
    return None
