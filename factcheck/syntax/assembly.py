"""Clauses: who did what to how many, from the chunks and verb groups of a sentence in one pass from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import Chunk, Tense
from factcheck.syntax.events import state_event
from factcheck.syntax.frames import is_clausal, is_intransitive
from factcheck.syntax.fusing import fuse
from factcheck.syntax.piece_row import PieceRow
from factcheck.syntax.pieces import Item, Predicate
from factcheck.syntax.verbs import Group

_RELATIVES: Final = frozenset(("which", "whom", "what"))
_PRONOUNS: Final = frozenset(("i", "he", "she", "it", "we", "they", "you", "him", "her", "them", "us", "me"))
_ADDRESSES: Final = word_set("addresses a hearer")
_HYPOTHETICAL: Final = word_set("hypothetical")
_LEAVES: Final = word_set("resultative")
_INVERTS: Final = word_set("inverts behind a place")
_DITRANSITIVE: Final = word_set("ditransitive")
_DOUBTS: Final = word_set("doubting")
_COPULAS: Final = word_set("copulas")


class Assembler:
    """Reads items in order; keeps the open predicate, the noun phrases that await a verb, and the subjects set aside."""

    def __init__(self, chunks: Sequence[Chunk], groups: Sequence[Group], items: Sequence[Item]) -> None:
        self.row = PieceRow(chunks, groups, items)
        self.chunks = chunks
        self.groups = groups
        self.items = items
        self.done: list[Predicate] = []
        self.accords: list[int] = []
        self._open: Predicate | None = None
        self._run: list[tuple[int, str]] = []
        self._aside: list[list[int]] = []
        self._relative: list[int] | None = None
        self._leading: list[tuple[str, int]] = []
        self._times: list[int] = []
        self._preposition = ""
        self._separator = ""
        self._broken = False
        self._hypothetical = False
        self._last: int | None = None
        self._contact = False

    def assemble(self) -> list[Predicate]:
        """All predicates of the sentence, in order."""
        for at, item in enumerate(self.items):
            kind = item.kind
            if kind == "N":
                self._noun(at, item)
            elif kind == "V":
                self._verb(at, item)
            elif kind == "t":
                self._time(at, item)
            elif kind == "I":
                self._preposition = item.word
                continue
            elif kind in "wWS":
                self._link(at, item)
            elif kind == "&":
                self._separator += "&"
            elif kind == "j":
                self._state(at, item)
            else:
                self._mark(item)
        return self.done

    def _noun(self, at: int, item: Item) -> None:
        chunk = item.index
        separator, self._separator = self._separator, ""
        before = self._last
        self._last = item.tail if item.tail >= 0 else chunk
        opened = self._open
        if self._preposition:
            preposition, self._preposition = self._preposition, ""
            if preposition == "according to":
                self.accords.append(chunk)
            elif opened is not None and not self._run:
                opened.obliques.append((preposition, chunk))
                opened.end = item.last
            else:
                self._leading.append((preposition, chunk))
            if self.chunks[chunk].head in _RELATIVES:
                self._set_aside(True)
                self._broken = True  # "a crash in which 12 people died", "with what he called ..."
            return
        whole = self.chunks[chunk].of
        if self.chunks[chunk].determiner == "whose":
            self._set_aside(True)
            self._relative = []
        elif whole is not None and self.chunks[whole].head in _RELATIVES and self.chunks[whole].head != "what":
            self._set_aside(True)
            self._relative = [chunk]  # "The drivers, most of whom are new, voted"
            return
        elif before is not None and not separator and self._opens_contact(at):
            self._set_aside(False)
            self._relative = [before]  # "the connection it needs"
            self._contact = True
        elif (resumed := self._resumed(at, separator)) is not None:
            self._open = Predicate(resumed.verb, resumed.event, item.first, item.last, subject=list(resumed.subject), objects=[chunk])
            self.done.append(self._open)
            return
        elif opened is not None and not self._run and self._relative is None and self._joins(at, separator, opened):
            opened.end = item.last
            if separator and self._is_gapped(at, opened):
                self._gap(at, opened)
            elif separator and self.row.follows_oblique(at):
                opened.obliques.append((opened.obliques[-1][0] if opened.obliques else "", chunk))
            elif opened.inverted:
                opened.subject.append(chunk)
            else:
                opened.objects.append(chunk)
            return
        self._run.append((chunk, separator))

    def _opens_contact(self, at: int) -> bool:
        """Whether a relative clause without "that" begins: "the connection it needs", "the bakery his grandfather founded"."""
        before, after = self.items[at - 1], self.items[at + 1] if at + 1 < len(self.items) else None
        if self._relative is not None or before.kind != "N" or after is None or after.kind != "V":
            return False
        group = self.groups[after.index]
        opened = self._open
        told = opened is not None and opened.verb is not None and is_clausal(opened.verb.lemma) and not opened.relative
        noun, chunk = self.chunks[before.index], self.chunks[self.items[at].index]
        if group.kind not in ("finite", "participle") or told or not noun.head or noun.head in _PRONOUNS:
            return False
        if chunk.head in _PRONOUNS:
            return True
        bare = group.kind == "participle" and not (opened is not None and opened.verb is not None and opened.verb.lemma in _DITRANSITIVE)
        return chunk.definite and chunk.mention is None and self.row.lacks_object(at + 1) and (bare or group.verb.voice == "active")

    def _joins(self, at: int, separator: str, opened: Predicate) -> bool:
        """Whether a noun phrase is a further object of the open predicate, and not the subject of a clause to come."""
        if not separator and not self._broken:
            return opened.takes_objects
        if opened.inverted and opened.event == "say":
            return "&" in separator and not self.row.verb_follows(at)
        if separator and self._is_gapped(at, opened):
            return True
        if not (opened.objects or opened.obliques or opened.inverted) or separator in ("", ";", ":"):
            return False
        if not opened.takes_objects and not self.row.follows_oblique(at):
            return False
        return not self.row.verb_follows(at)

    def _is_gapped(self, at: int, opened: Predicate) -> bool:
        """'Two died in the first crash and nine in the second', 'Northfield had 14, Southfield nine': the verb is left out."""
        chunk = self.chunks[self.items[at].index]
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is None or opened.verb is None or not opened.subject:
            return False
        if following.kind == "N":
            count, counted = self.chunks[following.index], opened.objects and self.chunks[opened.objects[-1]]
            return bool(chunk.head) and chunk.mention is None and not count.head and count.mention is not None and bool(counted)
        if following.kind != "I" or chunk.head or chunk.mention is None or self.chunks[opened.subject[0]].mention is None:
            return False
        timed = at + 2 < len(self.items) and self.items[at + 2].kind == "t" and bool(opened.times)
        return timed or any(preposition == following.word for preposition, _ in opened.obliques)

    def _gap(self, at: int, opened: Predicate) -> None:
        chunk = self.items[at].index
        gapped = Predicate(opened.verb, opened.event, self.items[at].first, self.items[at].last, subject=[chunk])
        self.done.append(gapped)
        self._open = gapped

    def _resumed(self, at: int, separator: str) -> Predicate | None:
        """The dated clause whose verb is left out: "wrote the first on May 2, after enlisting at 17, and the last on June 9"."""
        opened, ahead = self._open, self.items[at + 1 : at + 3]
        if separator != ",&" or self._run or self._relative is not None or opened is None or opened.verb is None or opened.verb.tense:
            return None
        if [item.kind for item in ahead] != ["I", "t"] or self.row.verb_follows(at):
            return None
        before = next((one for one in reversed(self.done) if one.is_finite), None)
        return before if before is not None and before.times and before.objects and not before.relative and before.subject else None

    def _verb(self, at: int, item: Item) -> None:
        group = self.groups[item.index]
        verb = group.verb
        if self._hypothetical and verb.modality == "asserted":
            verb = replace(verb, modality="hypothetical")
        predicate = Predicate(verb, verb.event, item.first, item.last)
        contact, self._contact = self._contact, False
        if contact and group.kind == "participle":
            predicate.verb = replace(verb, tense="past", voice="active")  # "the mill their father built"
        shares = not self._run and ("&" in self._separator or self.row.lists_verbs(at))
        second, awaited = len(self.done) == 1, bool(self._run)
        if self._open is not None and fuse(self._open, predicate, self.row, at, second=second, awaited=awaited):
            self._broken, self._separator = False, ""
            return
        if contact or group.kind == "finite":
            self._finite(at, predicate)
        elif group.kind == "infinitive" and not group.to and self._open is not None and not self._run:
            self._share(at, predicate, True)
        elif group.kind in ("participle", "infinitive") and self._open is not None and (shares or self._listed()):
            self._share(at, predicate, shares)
        elif group.kind == "participle" and not self._is_reduced(at):
            if verb.tokens[0] == verb.tokens[1] and (is_intransitive(verb.lemma) or not self.row.lacks_object(at)):
                predicate.verb = replace(verb, tense="past", voice="active")  # "The team he coached won the cup"
            self._finite(at, predicate)
        else:
            self._nonfinite(at, predicate)
        if not predicate.relative:
            predicate.times.extend(self._times)
            predicate.obliques.extend(self._leading)
            self._times, self._leading = [], []
        self._separator, self._preposition = "", ""
        self._broken = False
        self._open = predicate
        self.done.append(predicate)

    def _listed(self) -> bool:
        """Whether "and" stands before the noun phrases that await a verb: '12 people were killed and nine injured'."""
        return bool(self._run) and self._run[-1][1].endswith("&")

    def _share(self, at: int, predicate: Predicate, same_subject: bool) -> None:
        """'were shot and killed', 'will cut 40 jobs and close a plant': the auxiliaries of the first verb serve the second."""
        opened = self._open
        verb = predicate.verb
        if opened is None or verb is None:
            return
        if same_subject:
            predicate.subject = list(opened.subject)
            predicate.relative = opened.relative
        else:
            predicate.subject = self._chosen(False)
            self._run = []
        if opened.verb is not None:
            model = opened.verb
            voice = model.voice if verb.voice == "passive" else verb.voice
            if model.perfect and model.voice == "active":
                voice = "active"
            negated = verb.negated or (same_subject and model.negated)
            # A bare form goes on with a modal or the present, and with no past: "The moves, approved on Thursday, take effect".
            bare = self.groups[self.items[at].index].kind == "infinitive" and model.tense == "past" and model.tokens[0] == model.tokens[1]
            tense: Tense = "present" if bare else model.tense
            predicate.verb = replace(verb, tense=tense, modality=model.modality, perfect=model.perfect, voice=voice, negated=negated)

    def _finite(self, at: int, predicate: Predicate) -> None:
        opened = self._open
        if self._speaks_after(at, predicate):
            predicate.inverted = True
        elif self._relative is not None:
            predicate.relative = True
            if self._run:
                predicate.subject = self._chosen(self.items[at - 1].kind in ",)")
                if predicate.takes_objects and self.row.lacks_object(at):
                    predicate.objects = list(self._relative)  # "the men that police arrested"
            else:
                predicate.subject = self._relative
            self._relative, self._run = None, []
        elif self._run:
            self._take_run(at, predicate)
        elif "&" in self._separator and opened is not None:
            sharer = self._whole_of(opened) or self._sharer(opened)
            predicate.subject = list(sharer.subject)
            predicate.relative = sharer.relative
        elif self._aside and self._awaits_last_verb(at):
            predicate.subject = self._aside.pop()
        elif self._aside and opened is not None and opened.relative and self.items[at - 1].kind == ",":
            predicate.subject = self._aside.pop()  # "Tom Peel, who knew Lund, spoke"
        elif opened is not None and opened.objects and opened.verb is not None and is_clausal(opened.verb.lemma):
            hearer = int(len(opened.objects) > 1 and opened.verb.lemma in _ADDRESSES)  # "told the club he would leave"
            predicate.subject, opened.objects = opened.objects[hearer:], opened.objects[:hearer]
        elif self._aside:
            predicate.subject = self._aside.pop()
        elif opened is not None and opened.objects and not self._broken:
            predicate.subject, opened.objects = opened.objects, []
        elif opened is not None and opened.subject:
            predicate.subject = list(self._sharer(opened).subject)
        elif opened is None and self._leading and predicate.verb is not None:
            predicate.inverted = predicate.verb.lemma in _INVERTS  # "On her desk stands a photograph"

    def _sharer(self, opened: Predicate) -> Predicate:
        """The predicate whose subject a further verb shares: no bare participle ("ran into the surf fully clothed, swam and won")."""
        if opened.verb is None or opened.verb.tense or not opened.relative:
            return opened
        return next((one for one in reversed(self.done) if one.is_finite and one.subject), opened)

    def _whole_of(self, opened: Predicate) -> Predicate | None:
        """The clause that goes on behind a relative one and a comma: "They freed 45 gulls, of which 20 died, and were finding more"."""
        if not self._separator.startswith(",") or self._aside or not opened.relative:
            return None
        return next((one for one in reversed(self.done) if not one.relative and one.is_finite), None)

    def _awaits_last_verb(self, at: int) -> bool:
        """Whether this is the last finite verb, and a subject still waits for its own: "A farmer fined for selling it has left"."""
        opened = self._open
        if opened is None or opened.verb is None or opened.verb.tense:
            return False
        return not self.row.has_finite_behind(at)

    def _speaks_after(self, at: int, predicate: Predicate) -> bool:
        """'"...," said Lund': the speaker follows the verb."""
        if predicate.event != "say" or self._run or not at or at + 1 >= len(self.items) or self.items[at + 1].kind != "N":
            return False
        before = self.items[at - 1].kind
        return before == '"' or (before == "," and not self._aside and self._open is not None)

    def _take_run(self, at: int, predicate: Predicate) -> None:
        closed = at > 0 and self.items[at - 1].kind in ",)"
        run = self._run
        if predicate.event == "say" and len(run) > 1 and run[-1][1] == "," and not closed:
            predicate.subject = [run[-1][0]]
            self._run = run[:-1]
            self._aside.append(self._chosen(True))
        elif not closed and self._aside and run[0][1] == ",&" and self._open is not None and self._open.relative:
            predicate.subject = [*self._aside.pop(), *self._chosen(False)]  # "The bridge, which opened in 1911, and the dam closed"
        elif closed and self._aside and run[0][1] == ",":
            predicate.subject = self._aside.pop()  # "The man who owned it, Lund, ran off": an apposition stands between
        else:
            predicate.subject = self._chosen(closed)
            if not closed and len(run) == 2 and run[1][1] == ",":
                self._aside.append([run[0][0]])  # "Jack Purcell, the ferryman drowned in 1899, is at rest"
        self._run = []

    def _chosen(self, closed: bool) -> list[int]:
        """Which of the noun phrases that await a verb are its subject: a list, the last of them, or the one that has an apposition."""
        run = self._run
        if len(run) < 2:
            return [chunk for chunk, _ in run]
        if closed:
            kept = [run[0][0]]
            for chunk, separator in run[1:]:
                if separator != "&":
                    break
                kept.append(chunk)
            return kept
        if "&" not in run[-1][1]:
            return [run[-1][0]] if run[-1][1] == "," else [run[0][0]]
        start = len(run) - 1
        while start > 0 and run[start][1] in (",", "&", ",&"):
            start -= 1
        listed = [chunk for chunk, _ in run[start:]]
        counted = [self.chunks[chunk].mention is not None for chunk in listed]
        if len(listed) == 3 and not counted[0] and all(counted[1:]):
            return listed[1:]
        return listed

    def _set_aside(self, closed: bool) -> None:
        if self._run:
            self._aside.append(self._chosen(closed))
            self._run = []

    def _is_reduced(self, at: int) -> bool:
        """A bare participle after its noun, where the sentence has a finite verb of its own still to come (or has had one)."""
        opened = self._open
        if opened is not None and not self._run and self._relative is None:
            speaks = opened.verb is not None and is_clausal(opened.verb.lemma) and bool(opened.objects)
            if not (speaks or (opened.relative and self._aside)):
                return True
        return self.row.has_finite_behind(at)

    def _nonfinite(self, at: int, predicate: Predicate) -> None:
        opened = self._open
        infinitive = self.groups[self.items[at].index].kind == "infinitive"
        directly = at > 0 and self.items[at - 1].kind == "N"
        if not infinitive and self._last is not None and directly:
            predicate.subject = [self._last]
            predicate.relative = True
            self._set_aside(True)
        elif self._run:
            predicate.subject = self._chosen(True)
            if infinitive and opened is None and predicate.verb is not None and self.groups[self.items[at].index].to:
                # the future of headlines: "Mill to shut two kilns"
                predicate.verb = replace(predicate.verb, modality="planned", tense="future")
            self._set_aside(True)
        elif infinitive and opened is not None and opened.objects and directly:
            predicate.subject = opened.objects[-1:]
        elif not infinitive and opened is not None and opened.objects and self._states_aside(at, opened):
            predicate.subject = opened.objects[-1:]  # "say the budget, adopted on May 19, will rise"
            predicate.relative = True
            self._aside.append(opened.objects[-1:])
            opened.objects = opened.objects[:-1]
        elif opened is not None:
            predicate.subject = list(opened.subject)

    def _states_aside(self, at: int, opened: Predicate) -> bool:
        """Whether a participle behind a comma tells of the subject of what is said, whose own verb comes behind the next comma."""
        clausal = opened.verb is not None and is_clausal(opened.verb.lemma)
        behind = [item.kind for item in self.items[at - 2 : at]] == ["N", ","] and self.items[at - 2].index == opened.objects[-1]
        return clausal and behind and self.row.has_finite_behind_comma(at)

    def _time(self, at: int, item: Item) -> None:
        self._preposition = ""
        ahead = self._broken and self.row.has_verb_beyond(item) and not self._is_aside_of_fronted(at)
        if self._open is not None and not self._run and not ahead:
            self._open.times.append(item.index)
            self._open.end = item.last
        else:
            self._times.append(item.index)

    def _is_aside_of_fronted(self, at: int) -> bool:
        """Whether a time stands between commas behind the clause that opens the sentence: "When she was hired, in 1989, it was poor"."""
        before = at - 2 if at and self.items[at - 1].kind == "I" else at - 1
        marked = before > 0 and self.items[before].kind == "," and at + 1 < len(self.items) and self.items[at + 1].kind == ","
        if marked and at + 2 < len(self.items) and self.items[at + 2].kind == "&":
            return True  # "The wall gave way, on Jan. 4, but nobody was hurt"
        return marked and self.items[0].kind in "WS" and len(self.done) == 1

    def _link(self, at: int, item: Item) -> None:
        if self._run and self.row.opens_aside(at):
            return  # "The Halcyon, once a mail boat, carries ...": the words between the commas are a note on the subject
        if self._last is not None and (item.kind == "w" or self._is_relative(at, item)):
            last = self._last
            self._set_aside(len(self._run) > 1 and self._run[-1][1] == ",")  # "Ann Roe, the clerk who found it, left"
            self._relative = [last]
        else:
            self._set_aside(True)
            self._broken = True
        if item.word in _HYPOTHETICAL:
            self._hypothetical = True
        self._preposition = ""
        self._separator = ""

    def _is_relative(self, at: int, item: Item) -> bool:
        """'the men that police arrested', and not 'told reporters that police ...'."""
        if item.word != "that" or not at or self.items[at - 1].kind != "N":
            return False
        return self._open is None or self._open.verb is None or not is_clausal(self._open.verb.lemma)

    def _mark(self, item: Item) -> None:
        self._broken = True
        self._preposition = ""
        self._separator = item.kind
        if item.kind == ":" and self._open is None:
            self._run = []  # "Police: 3 killed"
        if item.kind == ";":
            self._open, self._run, self._aside, self._relative = None, [], [], None
            self._hypothetical = False
        elif item.kind == "," and self._open is not None:
            self._hypothetical = False

    def _state(self, at: int, item: Item) -> None:
        """An adjective that states an event: 'two were dead', 'left 12 dead', '2 dead, 8 wounded'."""
        event = state_event(item.word)
        opened = self._open
        if opened is not None and opened.verb is not None and not opened.objects and not self._run and opened.verb.lemma in _COPULAS:
            opened.event = event or opened.event
            opened.end = item.last
            return
        if not event or not at:
            return
        predicate = Predicate(None, event, item.first, item.last)
        if self._run and self.items[at - 1].kind in "N,&)":
            predicate.subject = self._chosen(False)
            self._run = []
        elif self._preposition:
            return  # "left for dead"
        elif opened is not None and opened.verb is not None and opened.verb.lemma in _LEAVES and not self._broken:
            predicate.subject = list(opened.subject) if opened.verb.voice == "passive" else opened.objects[-1:]
            if opened.verb.lemma in _DOUBTS:
                predicate.verb = replace(opened.verb, event=event, modality="possible")
        elif self.items[at - 1].kind == "N" and self._last is not None:
            predicate.subject = [self._last]
        elif "&" in self._separator and opened is not None:
            predicate.subject = list(opened.subject)
        if not predicate.subject:
            return
        self._separator = ""
        self._open = predicate
        self._broken = False
        self.done.append(predicate)
