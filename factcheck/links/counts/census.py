"""read_census: what a number counts: of whom or what, of which deed, and by what words it is of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, is_person
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import clause_around, content_words, cue_near, cue_words, post_words, restricting_words
from factcheck.syntax.clause import Chunk, Token
from factcheck.syntax.events import noun_event, state_event, verb_event
from factcheck.syntax.frames import is_particle, is_phrasal
from factcheck.syntax.lexicon import lexicon

# Stands for the noun of those counted last: "put the number at 730".
THE_NUMBER: Final = "number"
_LEAD: Final = 12
_NEXT: Final = 1
# What opens the telling of another thing.
_MEANWHILE: Final = frozenset(("when", "where", "after", "before", "as", "while", "whereas", "although", "though", "because", "if"))
_OWN: Final = frozenset(("the", "its", "their", "his", "her", "'s", "by"))


@dataclass(frozen=True, slots=True)
class Census:
    """What a number counts.

    Attributes:
        entry: the number.
        nouns: the nouns of those counted.
        deeds: the events of what they did or underwent, the emptiest verbs left out.
        whole: the words that say that they are all; None where none do.
        told: the content words that say which ones are meant.
        closed: the words that say that there are no others.
    """

    entry: Entry
    nouns: frozenset[str]
    deeds: frozenset[str]
    whole: Span | None
    told: frozenset[str]
    closed: Span | None = None


def _is_of_some(entry: Entry) -> bool:
    """Whether a number is of one case, of the first of more, or what is allowed, and so of no census."""
    return _opens_a_case(entry) or _is_first_of_more(entry) or entry.head in word_set("most that is allowed")


def _opens_a_case(entry: Entry) -> bool:
    """Whether a count tells of which case the sentence is: "With two wells, pump by turns. With more than two wells, pump at once"."""
    tokens = entry.figure.sentence.tokens[: entry.figure.first]
    lead = [token.text.lower() for token in tokens]
    return bool(lead) and lead[0] == "with" and not any(token.text == "," or token.tag == "VERB" for token in tokens)


def _is_first_of_more(entry: Entry) -> bool:
    """As in "the first 128 letters": some that come before others."""
    start = entry.figure.chunk.tokens[0] if entry.figure.chunk is not None else entry.figure.first
    lead = {token.text.lower() for token in entry.figure.sentence.tokens[start : entry.figure.first]}
    return bool(lead & word_set("first or last of more"))


def _is_of_one_place(entry: Entry) -> bool:
    """As in "at Gatley, which is farther off, 14 flights in all": the part of a list that a semicolon sets off opens with a place."""
    tokens = entry.figure.sentence.tokens
    mark = next((at for at in range(entry.figure.first - 1, -1, -1) if tokens[at].text == ";"), None)
    opening = tokens[mark + 1 : mark + 3] if mark is not None else ()
    return len(opening) > 1 and opening[0].text.lower() in ("at", "in", "on") and opening[1].tag == "PROPN"


def read_census(board: Board, entry: Entry) -> Census | None:
    """The census that a number is; None where it is no count of all those that its words name."""
    figure, scope = entry.figure, entry.claim.scope
    if figure.mention.kind not in ("cardinal", "money") or scope.quoted or status_told(entry) not in ("asserted", "planned"):
        return None
    if (
        (figure.elliptic and figure.mention.of != "vague")
        or entry.is_additive
        or entry.part_cue is not None
        or entry.each
        or figure.at < 0
        or is_period(entry.head)
    ):
        return None
    if _is_of_some(entry) or any(token.lemma in word_set("goes up") for token in figure.sentence.tokens):
        return None  # "the toll, 14 by noon, had risen to 19"
    if scope.role not in ("body", "caption", "list") or entry.claim.count.nominal < 2 or _is_measure(entry):
        return None  # "won by 60", "$4 a share"
    holder = _holder(entry)
    noun = holder if holder is not None else figure.noun
    nouns = {entry.head, noun.head if noun is not None else ""} - {"", "number", "total"}
    if not nouns and holder is not None and holder.determiner in _OWN and holder.of is None:
        return Census(entry, frozenset((THE_NUMBER,)), frozenset(), holder.span, frozenset())
    if entry.unit:
        nouns = {noun.head} if noun is not None else _paid_in(entry)
    if not nouns and figure.slot == "subject" and not figure.definite and figure.mention.of == "vague":
        nouns = {"person"}  # "Dozens were arrested"
    if not nouns or (holder is None and figure.noun is not None and figure.noun is not figure.chunk and figure.noun.definite):
        return None  # "nine of the flights": some of them
    if _is_of_one_place(entry):
        return None
    tail = _tail(entry, holder)
    own = {_verb_of(token, figure.sentence.tokens) for token in tail if token.tag == "VERB"}
    own |= {state_event(token.text.lower()) for token in tail}
    for word in (*figure.modifiers, *(noun.modifiers if noun is not None else ())):
        own.add(state_event(word) or (verb_event(word) if word != noun_event(word) and _may_be_verb(word) else ""))
    own -= word_set("verbs that tell no deed") | {""}
    # "The nine people arrested were charged": of the arrested alone.
    deeds = own | deed_before(entry) | (set() if own and figure.definite else _deeds(entry, nouns) | _left_behind(entry))
    if nouns & word_set("remains of the dead"):
        deeds = deeds | {"die"}
    nouns = {"person" if noun in ("dead", "toll", "life", "those") or noun in word_set("remains of the dead") else noun for noun in nouns}
    deeds -= word_set("verbs that tell no deed") | {""}
    told = content_words(token for token in tail if token.tag != "VERB") - nouns
    if "part" in told and any(token.lemma == "take" for token in tail):
        deeds, told = deeds | {"participate"}, told - {"part"}  # "the number of nurses taking part"
    if figure.definite and any(is_person(noun) and noun in head_counts()["population"] for noun in nouns):
        deeds = deeds | {"live"}  # "the town's 9,400 residents"
    if nouns & {"resident", "inhabitant"}:
        deeds = deeds | {"live"}
    closed = _closed(board, entry)
    return Census(entry, frozenset(nouns), frozenset(deeds), _whole(entry, holder) or closed, frozenset(told), closed)


def status_told(entry: Entry) -> str:
    """Whether a count is told as a fact; "said that 240 jobs would be lost" tells, as "will" does, what is to come."""
    told = entry.claim.scope.status
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    if told == "hypothetical" and verb is not None and entry.claim.scope.source:
        words = [token.text.lower() for token in entry.figure.sentence.tokens[verb.tokens[0] : verb.tokens[1] + 1]]
        return "planned" if "would" in words and "have" not in words else told
    return told


def _deeds(entry: Entry, nouns: set[str]) -> set[str]:
    """What the clause of a number, and the noun itself, say that those counted did or underwent."""
    clause, tokens = entry.figure.clause, entry.figure.sentence.tokens
    found = {noun_event(noun) or state_event(noun) for noun in nouns}
    if clause is None or clause.verb is None:
        return found | {entry.claim.event}
    verb = _verb_of(tokens[clause.verb.tokens[1]], tokens)
    after = tokens[clause.verb.tokens[1] + 1 : clause.verb.tokens[1] + 2]
    if clause.verb.lemma == "be" and entry.figure.slot == "subject" and after and after[0].tag == "ADJ":
        found.add(after[0].lemma)  # "were late"
    heads = nouns | {entry.figure.sentence.chunks[at].head for at in clause.objects if entry.figure.slot == "subject"}
    people = any(is_person(noun) for noun in nouns)
    for event, verbs, kinds in _table():
        if verb in verbs and (kinds & heads or (people and "person" in kinds)):
            found.add(event)
    return found | ({entry.claim.event, verb} if "_" not in verb else {verb})


@cache
def _table() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """The rows of `data/count_deeds.tsv`."""
    rows = (line.split("\t") for line in data_lines("count_deeds.tsv"))
    return tuple((event, frozenset(verbs.split()), frozenset(nouns.split())) for event, verbs, nouns in rows)


def _verb_of(token: Token, tokens: Sequence[Token]) -> str:
    """The event of a verb, with the particle behind it: "laid off" (dismiss), "handed out" (hand_out)."""
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if following is None or not is_particle(following.text.lower()):
        return verb_event(token.lemma)
    event = verb_event(token.lemma, following.text.lower())
    if not is_phrasal(token.lemma, following.text.lower()):
        return event  # "Dozens of trees came down"
    return event if event != token.lemma else f"{token.lemma}_{following.text.lower()}"


def _paid_in(entry: Entry) -> set[str]:
    """What an amount is one of: "$3 million in bribes", "bribes of $3 million"."""
    after = list(entry.figure.tokens_after())[:2]
    if len(after) == 2 and after[0].text.lower() == "in" and after[1].form in ("NNS", "NN") and after[1].tag == "NOUN":
        return {after[1].lemma}
    lead = entry.figure.tokens_before(2)
    if len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].form == "NNS":
        return {lead[0].lemma}
    relative = entry.figure.relative
    if relative is not None:
        tokens = entry.figure.sentence.tokens
        joint = next((t for t in tokens if t.text.lower() == "in" and t.span.start > relative.span.start), None)
        if joint is not None and joint.index + 1 < len(tokens) and tokens[joint.index + 1].form == "NNS":
            return {tokens[joint.index + 1].lemma}
    return set()


def _is_measure(entry: Entry) -> bool:
    """Whether a number is a rate, a margin, a rank or what something was before: "$4 a share", "won by 60", "up from 40"."""
    if entry.figure.mention.of.startswith("per:"):
        return True
    before = [token.text.lower() for token in entry.figure.tokens_before(2)]
    if before[-1:] == ["by"] and not is_person(entry.head):
        clause = clause_around(entry.figure)
        return clause is None or clause.verb is None or clause.verb.voice != "passive"  # "turned down by 40 publishers"
    return before[-1:] in (["by"], ["from"], ["than"], ["to"]) and before != ["came", "to"] and entry.figure.noun is None


def _holder(entry: Entry) -> Chunk | None:
    """The noun phrase that a bare number is the value of: "the number of flights canceled was nine", "the crowd topped 20,000"."""
    figure, sentence = entry.figure, entry.figure.sentence
    if figure.noun is not None or (figure.head and not figure.elliptic):
        return None
    first = figure.first if figure.chunk is None else min(figure.first, figure.chunk.tokens[0])
    chunks = [chunk for chunk in sentence.chunks if chunk.tokens[1] < first and not chunk.compound and chunk.head]
    if figure.chunk is not None:
        of = next((chunk for chunk in chunks if chunk.of is not None and sentence.chunks[chunk.of] is figure.chunk), None)
        if of is not None:
            return of if of.head in head_counts() else None  # "a crowd of 600"
    verbs = [token for token in sentence.tokens[:first] if token.tag in ("VERB", "AUX") or token.lemma in word_set("counts to")]
    placed = (
        figure.clause is not None and figure.clause.verb is not None and figure.clause.verb.lemma in ("put", "place", "set", "estimate")
    )
    counts = [chunk for chunk in chunks if chunk.head in word_set("counting nouns") | {"number", "toll"} | head_counts().keys()]
    for chunk in reversed(counts):
        if first - chunk.tokens[1] > _LEAD or any(token.text in (";", ":") for token in sentence.tokens[chunk.tokens[1] : first]):
            return None
        return sentence.chunks[chunk.of] if chunk.of is not None and chunk.head not in head_counts() else chunk
    if placed:
        put = next((chunk for chunk in reversed(chunks) if chunk.tokens[0] > verbs[-1].index), None) if verbs else None
        return put if put is not None and entry.unit and sentence.tokens[put.tokens[1]].form == "NNS" else None
    sums_up = [token.lemma for token in verbs[-1:]] if not entry.unit else [token.lemma for token in verbs[-1:] if token.lemma != "be"]
    qualified = entry.claim.count.bound == ">" and figure.mention.span.start < figure.mention.core.start
    topped = qualified and _first_word(figure) in ("topped", "exceeded", "passed", "surpassed", "tops", "exceeds")
    if not topped and not set(sums_up) & {"total", "number", "reach", "exceed", "top", "come", "amount"}:
        return None
    end = figure.first if topped else verbs[-1].index
    subject = next((chunk for chunk in reversed(chunks) if chunk.tokens[1] < end), None)
    plural = subject is not None and sentence.tokens[subject.tokens[1]].form in ("NNS", "NNPS")
    return subject if plural and subject is not None and subject.mention is None else None


def _is_after_there(entry: Entry) -> bool:
    before = entry.figure.tokens_before(3)
    return any(token.text.lower() == "there" for token in before)


def _first_word(figure: Figure) -> str:
    """The first word of a number with its qualifier, in lower case: "topped" of "topped 500"."""
    return figure.sentence.tokens[figure.first].text.lower().split()[0]


def _may_be_verb(lemma: str) -> bool:
    """Whether a word before a noun can tell what was done: "the nine canceled flights", not "nine common shares"."""
    classes = lexicon().classes(lemma).upper()
    return "V" in classes or "J" not in classes


def _tail(entry: Entry, holder: Chunk | None) -> list[Token]:
    """The words behind the noun that say which ones are meant."""
    if holder is None:
        return _to_when(post_words(entry.figure))
    tokens = entry.figure.sentence.tokens[holder.tokens[1] + 1 :]
    before = [token for token in tokens if token.span.end <= entry.figure.mention.span.start]
    return restricting_words(before)


def _to_when(tokens: Sequence[Token]) -> list[Token]:
    """The tokens before "when" and its like, which tell of what else happened then."""
    end = next((at for at, token in enumerate(tokens) if token.text.lower() in _MEANWHILE), len(tokens))
    return list(tokens[:end])


def deed_before(entry: Entry) -> set[str]:
    """The noun of a deed whose "of" phrase a number is: "the cancellation of dozens of flights"."""
    lead = entry.figure.tokens_before(2)
    if len(lead) == 2 and lead[1].text.lower() in ("of", "to", "on") and lead[0].tag == "NOUN":
        chunk = next((chunk for chunk in entry.figure.sentence.chunks if chunk.tokens[1] == lead[0].index), None)
        if lead[1].text.lower() != "of" and not noun_event(lead[0].lemma) and chunk is not None and chunk.determiner in ("a", "an"):
            return set()  # "put maps on a page to the 277 blogs": a thing, and no deed
        return {noun_event(lead[0].lemma) or lead[0].lemma} - head_counts().keys()
    return set()


def _left_behind(entry: Entry) -> set[str]:
    """What a verb leaves those counted: "left dozens of homes damaged"."""
    if entry.claim.event not in ("leave", "find"):
        return set()
    after = next(iter(entry.figure.tokens_after()), None)
    if after is None or after.tag in ("PUNCT", "ADV", "CONJ"):
        return set()
    return {state_event(after.text.lower()) or verb_event(after.lemma)}


def _whole(entry: Entry, holder: Chunk | None) -> Span | None:
    """The words that make a count one of all: "in all", "the number of", "the nine canceled flights", "all 40 of the dead"."""
    figure = entry.figure
    if holder is not None:
        return holder.span
    if (entry.unit and entry.verb in ("total", "come", "amount", "put")) or entry.verb in word_set("verbs of being made up"):
        return figure.mention.span
    cue = cue_near(figure, "total") or _opens_with_total(figure)
    if cue is not None:
        return cue
    if figure.chunk is not None and figure.definite and figure.determiner in ("the", "all", "those", "these"):
        return figure.mention.span
    if entry.verb == "be" and not post_words(figure) and not is_person(entry.head) and _is_after_there(entry):
        return figure.mention.span  # "there were 580 complaints"
    return next((token.span for token in figure.sentence.tokens if tells_tally(figure.sentence.tokens, token)), None)


def _closed(board: Board, entry: Entry) -> Span | None:
    """The words of its sentence, or of the next, by which no others are to be added: "and no others were found", "No one else did"."""
    for order in range(entry.figure.order, entry.figure.order + _NEXT + 1):
        sentence = board.sentence(order)
        tokens = [token for token in sentence.tokens if token.span.start > entry.start] if sentence is not None else []
        for first, second, third in zip_longest(tokens, tokens[1:], tokens[2:]):
            words = [token.text.lower() for token in (second, third) if token is not None]
            if first.text.lower() in ("no", "nobody", "nothing", "none") and set(words) & {"other", "others", "else", "more"}:
                return Span(first.span.start, second.span.end)
    return None


def tells_tally(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word tells of a count that was made: "the final tally", "its count", "they counted"; not "the toll" or "a number of"."""
    if token.lemma in word_set("final figures"):
        return True
    if token.tag == "NOUN" and token.lemma in word_set("makers of a count"):  # "a count in March found 238 residents"
        return any(other.lemma in word_set("tells a count") and other.tag == "VERB" for other in tokens[token.index + 1 : token.index + 5])
    if token.lemma not in word_set("counting nouns"):
        return False
    before = tokens[token.index - 1] if token.index else None
    return token.tag == "VERB" or (before is not None and (before.tag == "ADJ" or before.text.lower() in _OWN))


def _opens_with_total(figure: Figure) -> Span | None:
    """As in "In all, the failure delayed 74 flights": the only number of its sentence."""
    words = tuple(token.text.lower() for token in figure.sentence.tokens[:2])
    single = sum(token.form == "C" for token in figure.sentence.tokens) == 1
    opens = any(words[: len(phrase)] == phrase for phrase in cue_words("total", "before"))
    return figure.sentence.tokens[0].span if single and opens else None
