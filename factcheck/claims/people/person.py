"""NameUse, Person, People: where names stand, who bears them, and all whom a draft names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.draft import Span
from factcheck.scopes import Sentence
from factcheck.syntax.clause import Chunk
from factcheck.values import Name


@dataclass(frozen=True, slots=True)
class NameUse:
    """One place where a name of a person may stand.

    Attributes:
        index: its place among the uses of the draft, in text order.
        span: title and name; core: the name alone.
        name: its parts.
        sentence: the sentence that it stands in.
        human: whether the words in or beside it say that it is a person.
        quoted: whether it stands inside a quotation.
    """

    index: int
    span: Span
    core: Span
    name: Name
    sentence: Sentence
    human: bool
    quoted: bool


@dataclass(slots=True)
class Person:
    """A person of the draft: `name` is the fullest form, `uses` where names of this person stand."""

    index: int
    name: str
    given: str
    family: str
    suffixes: set[str]
    uses: list[NameUse]

    @property
    def human(self) -> bool:
        """Whether something in the draft says that the name is a person's."""
        return any(use.human for use in self.uses)

    @property
    def full_use(self) -> NameUse:
        """The first place of the name with a first name; else its first place."""
        return next((use for use in self.uses if use.name.given), self.uses[0])


@dataclass(frozen=True)
class People:
    """The people of a draft.

    Attributes:
        uses: where names stand, in text order.
        people: those whom a full name introduces.
        of: the person of a use, by the use's index.
        loose: the lone names that no full name introduces.
        surnamed: those of the loose names that a title makes a person's ("Ms. Petrov"), or that are a relative's ("his sister, Kit");
            their `given` is "".
    """

    uses: tuple[NameUse, ...]
    people: tuple[Person, ...]
    of: dict[int, Person]
    loose: tuple[NameUse, ...]
    surnamed: tuple[Person, ...] = ()

    def person_at(self, index: int) -> Person:
        """The person of that index."""
        return self.people[index] if index < len(self.people) else self.surnamed[index - len(self.people)]

    def told(self) -> Iterator[tuple[NameUse, Person]]:
        """The uses outside quotations, in text order, each with the person whom it names."""
        for use in self.uses:
            person = self.of.get(use.index)
            if person is not None and not use.quoted:
                yield use, person

    @cached_property
    def starts(self) -> list[int]:
        """Where each use starts, in text order."""
        return [use.span.start for use in self.uses]

    @cached_property
    def by_sentence(self) -> dict[int, list[NameUse]]:
        """The uses of each sentence, by its index."""
        found: dict[int, list[NameUse]] = defaultdict(list)
        for use in self.uses:
            found[use.sentence.index].append(use)
        return found

    def told_in(self, sentence: int) -> list[NameUse]:
        """The uses of a sentence, by its index, that name somebody outside quotations."""
        return [use for use in self.by_sentence.get(sentence, ()) if use.index in self.of and not use.quoted]

    @cached_property
    def by_given(self) -> dict[str, list[Person]]:
        """The people of each first name, in small letters."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[person.given.split()[0].lower()].append(person)
        return found

    @cached_property
    def by_paragraph(self) -> dict[int, list[NameUse]]:
        """The uses of each paragraph, by its number."""
        found: dict[int, list[NameUse]] = defaultdict(list)
        for use in self.uses:
            found[use.sentence.paragraph].append(use)
        return found

    @cached_property
    def name_words(self) -> Counter[str]:
        """How often each word stands in a name."""
        return Counter(word for use in self.uses for word in use.name.full.split())

    @cached_property
    def lone_words(self) -> Counter[str]:
        """How often each word stands alone as a name that no full name introduces."""
        return Counter(use.name.full for use in self.loose)

    @cached_property
    def by_letter(self) -> dict[str, list[Person]]:
        """The people by the first letter of their surname, in lower case."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[person.family[:1].lower()].append(person)
        return found

    @cached_property
    def by_initial(self) -> dict[str, list[Person]]:
        """The people by the first letter of their first name, in lower case."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[person.given[:1].lower()].append(person)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[Person]]:
        """The people by their full name, their surname and their first name."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            for name in dict.fromkeys((person.name, person.family, person.given.split()[0])):
                found[name].append(person)
        return found

    def uses_in(self, span: Span) -> tuple[NameUse, ...]:
        """The uses that start within a span, in text order."""
        return self.uses[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def before_offset(self, offset: int) -> Iterator[NameUse]:
        """The uses that start before an offset, the nearest first."""
        for at in range(bisect_left(self.starts, offset) - 1, -1, -1):
            yield self.uses[at]

    def before(self, use: NameUse) -> Iterator[NameUse]:
        """The uses before one, the nearest first."""
        for at in range(use.index - 1, -1, -1):
            yield self.uses[at]


def use_heading(chunk: Chunk, uses: Sequence[NameUse]) -> NameUse | None:
    """The first of some uses of names that ends a noun phrase: "Poe" in "Senator Ada Poe", not in "Poe's aide"."""
    return next((use for use in uses if chunk.span.overlaps(use.core) and use.core.end >= chunk.head_span.end), None)
