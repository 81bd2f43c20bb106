"""read_counts: every count, amount, share and ordinal that a reading states, each as a claim.

A claim's span is the core of its mention ("1,037", "$3.2 billion", "three dozen", "fifth"): findings underline it. What a claim
says is read from its `Figure` (`factcheck.claims.counts.figures`): the mention, its noun chunk and its clause. A link module that needs
more than the claim holds gets from a claim back to its figure by the span:

    figures = place_claims(claims, reading)     # claim id -> Figure
    figure = figures[claim.id]
    figure.mention, figure.chunk, figure.clause, figure.sentence, figure.paragraph, figure.slot, figure.head, figure.definite
    reading.mentions[figure.at]                 # the mention again; its neighbours are reading.mentions[figure.at + 1] ...
    list(figure.tokens_after())                 # the words after it, to the end of the sentence

Which claims there are, by the kind of the mention:

    cardinal, money, measure    CountClaim: `of` is the noun with its modifiers, `count.unit` the currency or unit
    fraction, percent           ShareClaim: `of` is what it is a share of
    ordinal                     OrdinalClaim: `of` is the noun ("time", "race"), `event` what happened that many times
    a list of names after a     CountClaim with `names`: its count is their number, its span runs from the first to the last
    count ("three men: A, B and C")
    "a woman" beside a count    CountClaim of one, only where it stands in a list with other counts ("four men and a woman")

Scopes: `population` holds the modifiers between number and noun; `time` the TIMEX3 value that its clause states; `place` the place
after "in" or "at" in its clause; `source` who says so; `status` is "former" after "from", "than" and "compared with", "hypothetical"
for goals, limits and capacities, "planned" after "will", "negated", "hypothetical" or "possible" by the verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from factcheck.claims.claim import Claim, ClaimScope
from factcheck.claims.count import CountClaim, OrdinalClaim, ShareClaim
from factcheck.claims.counts.amounts import amount_nouns
from factcheck.claims.counts.enumerations import Enumeration, anchor_of, read_enumerations
from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.figure_scope import clause_event, status_of, time_of
from factcheck.claims.counts.figures import PRONOUNS, outcome_after, quantity_of, read_figures
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Reading
from factcheck.syntax.events import noun_event, state_event

_LEADS: Final = frozenset(("DT", "PDT", "PRP$", "C"))


def read_counts(reading: Reading) -> list[Claim]:
    """The claims on counts, amounts, shares and ordinals, in text order."""
    figures = read_figures(reading)
    amounts = amount_nouns(figures)
    claims: list[Claim] = [_claim(figure, amounts, reading) for figure in figures]
    for enumeration in read_enumerations(reading):
        counted = anchor_of(enumeration, figures)
        if counted is not None:
            claims.append(_names_claim(enumeration, counted, reading))
    return sorted(claims, key=lambda claim: (claim.span or Span(0, 0), claim.describe()))


def place_claims(claims: Iterable[Claim], reading: Reading) -> dict[str, Figure]:
    """The figure that each claim on a number was read from, by the claim's id; claims of other kinds are left out."""
    by_core = {figure.mention.core: figure for figure in read_figures(reading)}
    placed: dict[str, Figure] = {}
    for claim in claims:
        if isinstance(claim, (CountClaim, ShareClaim, OrdinalClaim)) and claim.span is not None:
            if isinstance(claim, CountClaim) and claim.names:
                continue
            figure = by_core.get(claim.span)
            if figure is not None:
                placed[claim.id] = figure
    return placed


def _claim(figure: Figure, amounts: dict[Span, Chunk], reading: Reading) -> Claim:
    scope = scope_of(figure, reading)
    span, value = figure.mention.core, figure.quantity
    event = event_of(figure)
    if figure.mention.kind == "ordinal":
        return OrdinalClaim.model_construct(
            span=span, scope=scope, of=figure.head, event=event, ordinal=max(1, int(value.nominal)), final=_is_final(figure)
        )
    if figure.mention.kind in ("percent", "fraction") and value.unit != "percentage point":
        return ShareClaim.model_construct(span=span, scope=scope, of=_whole(figure, amounts, reading), event=event, share=value)
    return CountClaim.model_construct(span=span, scope=scope, of=_thing(figure, amounts, reading), event=event, count=value)


def event_of(figure: Figure) -> str:
    """What those counted take part in: by the clause that restricts them, else by the predicate, else by the noun ("deaths")."""
    own = noun_event(figure.head) or outcome_after(figure.sentence, figure.mention)
    if not own and figure.predicated:
        own = state_event(figure.head)  # "The dead numbered three"
    if own:
        return own
    for clause in (figure.relative, figure.clause):
        if clause is not None and clause.event:
            return clause_event(clause)
    return ""


def scope_of(figure: Figure, reading: Reading) -> ClaimScope:
    """Everything that must be the same before the number is compared with another."""
    sentence = figure.sentence.sentence
    start = figure.mention.core.start
    quotation = reading.scopes.quotation_at(start)
    quoted = quotation is not None and not quotation.scare
    source = figure.clause.source.text_of(reading.text) if figure.clause and figure.clause.source else ""
    time = time_of(figure, reading)
    return ClaimScope.model_construct(
        source=" ".join(source.split()),
        time=time.timex if time else "",
        place=_place(figure, reading),
        population=figure.modifiers,
        status=status_of(figure),
        role=sentence.role,
        quoted=quoted,
    )


def _place(figure: Figure, reading: Reading) -> str:
    if figure.clause is None:
        return ""
    for preposition, at in figure.clause.obliques:
        chunk = figure.sentence.chunks[at]
        if preposition in ("in", "at", "on", "near") and chunk.mention is None and chunk.span.text_of(reading.text)[:1].isupper():
            return " ".join(chunk.span.text_of(reading.text).split())
    return ""


def _thing(figure: Figure, amounts: dict[Span, Chunk], reading: Reading) -> str:
    """The noun with its modifiers, as written: what stands between the number and the end of its noun."""
    noun = figure.noun if figure.noun is None or figure.noun.head not in PRONOUNS else None
    chunk = noun or figure.borrowed or amounts.get(figure.mention.core)
    if chunk is None:
        return figure.head
    if chunk is not figure.chunk:
        return _words_of(chunk, figure, reading)
    start = max(chunk.span.start, figure.mention.span.end)
    words = reading.text[start : chunk.span.end].strip(" -\n") if start < chunk.span.end else ""
    return " ".join(words.split()) or figure.head


def _words_of(chunk: Chunk, figure: Figure, reading: Reading) -> str:
    """The words of a noun that stands apart from its number, without its own number, and without what points at those of another."""
    start = chunk.span.start
    if chunk.mention is not None and reading.mentions[chunk.mention].span.end < chunk.span.end:
        start = max(start, reading.mentions[chunk.mention].span.end)
    inside = [token for token in figure.sentence.tokens if start <= token.span.start and token.span.end <= chunk.span.end]
    if not inside:  # a noun of the sentence before
        words = reading.text[start : chunk.span.end].split()
        return " ".join(words[1:] if len(words) > 1 and words[0].lower() in word_set("adds to those told") else words)
    while len(inside) > 1 and (inside[0].form in _LEADS or inside[0].text.lower() in word_set("adds to those told")):
        inside = inside[1:]
    words = reading.text[inside[0].span.start : chunk.span.end].split()
    return " ".join(words)


def _whole(figure: Figure, amounts: dict[Span, Chunk], reading: Reading) -> str:
    if figure.noun is None or figure.noun.head in PRONOUNS:
        chunk = amounts.get(figure.mention.core)
        return " ".join(chunk.span.text_of(reading.text).split()) if chunk is not None else ""
    return " ".join(figure.noun.span.text_of(reading.text).split()) if figure.noun is not figure.chunk else _thing(figure, amounts, reading)


def _is_final(figure: Figure) -> bool:
    after = [token.text.lower() for token in figure.sentence.tokens if token.span.start >= figure.mention.core.end][:3]
    return after[:1] == ["and"] and (after[1:2] in (["final"], ["last"], ["latest"], ["newest"]) or after[1:] == ["most", "recent"])


def _names_claim(enumeration: Enumeration, counted: Figure, reading: Reading) -> CountClaim:
    return CountClaim.model_construct(
        span=enumeration.span,
        scope=scope_of(counted, reading).model_copy(update={"role": enumeration.sentence.sentence.role, "time": ""}),
        of=_thing(counted, {}, reading),
        event=event_of(counted),
        count=quantity_of(len(enumeration.names)),
        names=tuple(" ".join(name.split()) for name in enumeration.names),
    )
