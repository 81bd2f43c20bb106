"""PieceRow: the pieces of a sentence in a row, and what stands before and behind each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factcheck.syntax.clause import Chunk
from factcheck.syntax.events import state_event
from factcheck.syntax.frames import is_intransitive
from factcheck.syntax.pieces import Item
from factcheck.syntax.verbs import Group

_ASIDE: Final = 8  # pieces of an aside between a subject and its verb
_REACH: Final = 30  # no clause has its verb more pieces away from its subject


@dataclass(frozen=True, slots=True)
class PieceRow:
    """The noun chunks, verb groups and items of a sentence; each method takes the index of an item."""

    chunks: Sequence[Chunk]
    groups: Sequence[Group]
    items: Sequence[Item]

    def has_finite_behind(self, at: int) -> bool:
        """Whether a finite verb stands anywhere behind an item."""
        return any(item.kind == "V" and self.groups[item.index].kind == "finite" for item in self.items[at + 1 :])

    def has_finite_behind_comma(self, at: int) -> bool:
        """Whether the next comma behind an item has a finite verb right behind it."""
        comma = next((later for later in range(at + 1, len(self.items)) if self.items[later].kind == ","), len(self.items))
        ahead = self.items[comma + 1 : comma + 2]
        return bool(ahead) and ahead[0].kind == "V" and self.groups[ahead[0].index].kind == "finite"

    def opens_aside(self, at: int) -> bool:
        """Whether "once", "though" or the like leads a noun between two commas, and no clause: ", once a school,"."""
        if self.items[at].kind != "S" or at < 1 or self.items[at - 1].kind != ",":
            return False
        kinds = [item.kind for item in self.items[at + 1 : at + 1 + _REACH]]
        end = kinds.index(",") if "," in kinds else 0
        return end > 0 and kinds[0] == "N" and set(kinds[:end]) <= {"N", "I"}

    def verb_follows(self, at: int) -> bool:
        """Whether the noun phrase at `at` has a verb of its own, past its prepositional phrases and the rest of its list."""
        position = first = self._past_restatement(at)
        while position < min(len(self.items), at + _REACH):
            kind = self.items[position].kind
            if position > first and self._opens_clause(at, position):
                return False
            if kind == "," and position == first:
                return self._verb_behind_aside(position)
            if kind == "V":
                group = self.groups[self.items[position].index]
                return group.kind in ("finite", "participle")
            if kind == "j" and state_event(self.items[position].word):
                return position == at + 1
            if kind == "w" or (kind == "S" and self.items[position].word == "that"):
                return self._finites_behind(position) > 1  # "and the officer who fired has left"
            if kind in 'WS;:"':
                return False
            if kind == "N" and self.items[position - 1].kind == ",":
                return False
            position += 1
        return False

    def _opens_clause(self, at: int, comma: int) -> bool:
        """Whether ", and" opens a clause, since "and" alone closed the list: "took in 25 dogs and 30 cats in May, and all have homes"."""
        kinds = "".join(item.kind for item in self.items[comma : comma + 2])
        return kinds == ",&" and at > 1 and self.items[at - 1].kind == "&" and self.items[at - 2].kind == "N"

    def _verb_behind_aside(self, at: int) -> bool:
        """Whether a finite verb stands right behind an aside that a comma opens: "and the Lenn, already low, may dry up"."""
        ahead = self.items[at + 1 : at + _ASIDE]
        closed = next((position for position, item in enumerate(ahead) if item.kind == ","), len(ahead))
        if any(item.kind in 'wWSV;:"&' for item in ahead[:closed]) or closed + 1 >= len(ahead) or ahead[closed + 1].kind != "V":
            return False
        return self.groups[ahead[closed + 1].index].kind == "finite"

    def _finites_behind(self, at: int) -> int:
        """How many finite verbs stand behind an item before a mark that ends a main clause, without those that "and" joins to one."""
        found = 0
        for before, item in pairwise(self.items[at : at + _REACH]):
            if item.kind in ';:"':
                break
            found += item.kind == "V" and before.kind != "&" and self.groups[item.index].kind == "finite"
        return found

    def _past_restatement(self, at: int) -> int:
        """Where the pieces go on behind a count and the aside that says it again: "350, or 70 percent, said", "350 (70 percent) said"."""
        for kinds in (",&N,", "(N)"):
            aside = self.items[at + 1 : at + 1 + len(kinds)]
            if "".join(item.kind for item in aside) == kinds and self.chunks[self.items[at].index].mention is not None:
                again = self.chunks[aside[kinds.index("N")].index]
                if again.mention is not None and not again.head:
                    return at + 1 + len(kinds)
        return at + 1

    def follows_oblique(self, at: int) -> bool:
        """Whether the noun phrase before this one stood after a preposition."""
        for before in range(at - 1, -1, -1):
            kind = self.items[before].kind
            if kind == "N":
                return before > 0 and self.items[before - 1].kind == "I"
            if kind not in ",&":
                return False
        return False

    def lacks_object(self, at: int) -> bool:
        """Whether a verb that may have an object has no noun phrase right behind it."""
        group = self.groups[self.items[at].index]
        following = self.items[at + 1].kind if at + 1 < len(self.items) else ""
        return following != "N" and not is_intransitive(group.verb.lemma) and group.verb.lemma != "be"

    def lists_verbs(self, at: int) -> bool:
        """Whether a verb follows another behind a comma: 'was shot, robbed and left for dead'."""
        return at > 1 and self.items[at - 1].kind == "," and self.items[at - 2].kind == "V"

    def has_verb_beyond(self, item: Item) -> bool:
        """Whether a verb stands anywhere behind the words of an item."""
        return any(later.kind == "V" and later.first > item.last for later in self.items)
