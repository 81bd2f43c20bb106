"""with_unit: a bare number that goes on with the unit of the amount before it: "wind supplied 37 percent, reactors 19 and gas 8"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.mention import Mention
from factcheck.mentions.reading import Reading, mention_of
from factcheck.syntax.clause import Chunk, Token
from factcheck.values import Quantity

_JOINTS: Final = frozenset((",", ";", "and", "while"))
_CLOSES: Final = frozenset((",", ";", ".", "and", "while", "for", "to", "—", "!", "?"))
_FULL: Final = 100
_CODE: Final = 3
_LABEL: Final = 2
_LEAD: Final = 2
_MAGNITUDES: Final = frozenset(("million", "billion", "trillion", "thousand"))


def with_unit(mention: Mention, last: Mention, chunk: Chunk | None, tokens: Sequence[Token], text: str) -> Mention:
    """The mention with the unit of the amount before it in its sentence, where it leaves that out; else as it is.

    It has no noun, and stands behind what it is of ("reactors 19", "and the staff, with 15"), or, for money with its magnitude in
    words, right behind the joint ("2.4 billion euros for the army, 1.1 billion for the navy").
    """
    value, known = mention.value, last.value
    if mention.kind != "cardinal" or mention.of or mention.parts or not isinstance(value, Quantity) or not isinstance(known, Quantity):
        return mention
    if chunk is not None and chunk.head:
        return mention
    between = [token for token in tokens if last.span.end <= token.span.start and token.span.end <= mention.span.start]
    after = next((token for token in tokens if token.span.start >= mention.span.end), None)
    if last.kind == "measure" and known.unit and _stand_alike(between, after):
        return replace(mention, kind="measure", value=replace(value, unit=known.unit))
    if not {token.text.lower() for token in between} & _JOINTS or (after is not None and after.text.lower() not in _CLOSES):
        return mention
    if last.kind == "percent" and known.unit == "%" and _follows_label(between) and 0 < value.nominal < _FULL:
        reading = Reading("percent", mention.core.start, mention.core.end, value.nominal, value.step, "%", "percent")
        return replace(mention_of(text, reading), span=Span(mention.span.start, mention.span.end), core=mention.core)
    words = text[mention.core.start : mention.core.end].lower().split()
    behind_joint = between[-1].text.lower() in _JOINTS or _follows_label(between)
    if last.kind == "money" and len(known.unit) == _CODE and words[-1] in _MAGNITUDES and behind_joint and not last.of:
        return replace(mention, kind="money", value=replace(value, unit=known.unit))
    if last.kind in ("measure", "money") and known.unit and not last.of and _is_parallel(mention, last, tokens, text):
        return replace(mention, kind=last.kind, value=replace(value, unit=known.unit))
    return mention


def _is_parallel(mention: Mention, last: Mention, tokens: Sequence[Token], text: str) -> bool:
    """Whether a number is told in the words of the amount before it: "rye gave 310 tons and oats 205", "rye for 310 tons and oats for 205".

    An amount whose unit is a sign before the number ("$40") does not leave it out, but where a magnitude stands for it.
    """
    if not text[last.core.start : last.core.end].lower().startswith(tuple("0123456789")) and last.kind == "money":
        return False
    lead = [token for token in tokens if token.span.end <= mention.span.start][-_LEAD:]
    model = [token for token in tokens if token.span.end <= last.span.start][-1:]
    if len(lead) < _LEAD or not model:
        return False
    if lead[-1].tag == "ADP":
        return lead[-1].text.lower() == model[0].text.lower() and lead[0].tag in ("NOUN", "PROPN")
    return lead[-1].tag in ("NOUN", "PROPN") and model[0].tag != "ADP"


def with_unit_behind(mention: Mention, following: Mention | None, chunk: Chunk | None, text: str) -> Mention:
    """The mention with the unit of the amount that it is joined to by "and": "covers 140 and 85 acres"; else as it is."""
    value, known = mention.value, following.value if following is not None else None
    if following is None or not isinstance(value, Quantity) or not isinstance(known, Quantity) or mention.of or mention.parts:
        return mention
    joined = text[mention.span.end : following.span.start] == " and " and mention.kind == "cardinal" and following.kind == "measure"
    if not joined or not known.unit or (chunk is not None and chunk.head) or text[mention.span.start - 4 : mention.span.start] == "een ":
        return mention
    return replace(mention, kind="measure", value=replace(value, unit=known.unit))


def with_currency(mention: Mention, last: Mention, chunk: Chunk | None, tokens: Sequence[Token], text: str) -> Mention:
    """The mention with the currency of an amount not far before it, where it adds to that: "8 million euros ... another 3 million if".

    It has its magnitude in words and no noun, and what leads to it says that it goes on with the amounts before it, or is paid.

    Args:
        mention: the number.
        last: the last amount of money before it, in its sentence or the one before.
        chunk: the noun chunk that holds it, if any.
        tokens: those of its sentence.
        text: the draft's text.
    """
    value, known = mention.value, last.value
    if mention.kind != "cardinal" or mention.of or mention.parts or not isinstance(value, Quantity) or not isinstance(known, Quantity):
        return mention
    if (chunk is not None and chunk.head) or text[mention.core.start : mention.core.end].lower().split()[-1] not in _MAGNITUDES:
        return mention
    lead = [token.text.lower() for token in tokens if token.span.start < mention.core.start][-_LEAD:]
    own = text[mention.span.start : mention.core.start].lower().split()
    after = next((token for token in tokens if token.span.start >= mention.span.end), None)
    counted = after is not None and after.tag in ("NOUN", "ADJ", "PROPN")
    goes_on = word_set("goes on with amounts") & {*lead, *own} or word_set("pays what is money") & {*lead[-1:]}
    if counted or not goes_on or len(known.unit) != _CODE or last.of:
        return mention
    return replace(mention, kind="money", value=replace(value, unit=known.unit))


def _stand_alike(between: Sequence[Token], after: Token | None) -> bool:
    """Whether one preposition leads to what tells two amounts apart: "10 miles on Saturday and 12 on Sunday"."""
    joint = [at for at, token in enumerate(between) if token.text.lower() in _JOINTS]
    if after is None or not joint or joint[0] != len(between) - 1 or len(between) <= _LABEL:
        return False
    return between[0].tag == "ADP" and between[0].text.lower() == after.text.lower()


def _follows_label(between: Sequence[Token]) -> bool:
    """Whether a number stands right behind what it is of: "reactors 19", "and the staff, with 15", "then buses, at 15"."""
    last = between[-1]
    if last.text.lower() in ("last", "other", "remaining") and len(between) > _LABEL and between[-2].text.lower() == "the":
        return between[-3].tag in ("NOUN", "PROPN")  # "30 percent, and the shelter the last 20"
    if last.text == "," and len(between) > _LABEL and between[-2].tag == "NOUN" and between[-3].text in (";", "and"):
        return True  # "canola covers 23 percent; pasture, 26"
    if last.text == ",":
        return any(token.text.lower() == "else" for token in between)
    if last.text.lower() in ("with", "at"):
        return len(between) > 1 and (between[-2].text == "," or between[-2].tag in ("NOUN", "PROPN"))
    return last.tag in ("NOUN", "PROPN") or last.text.lower() == "else"
