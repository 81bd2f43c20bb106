"""scope_at: in which part of a draft a claim stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from factcheck.claims.claim import ClaimScope, Status
from factcheck.draft import Span
from factcheck.scopes import Quotation
from factcheck.syntax.clause import Reading

_WRITTEN: Final = re.compile(
    r"\b(?:release|statement|report|complaint|affidavit|filing|notice|letter|memo|memorandum|post|email|e-mail|tweet|lawsuit|suit"
    r"|indictment"
    r"|document|documents|records|agenda|website|bulletin|alert|warrant|order)\b[^.\"“”]{0,30}?\b(?:stated?|states|said|says|reads?"
    r"|adds?|added|wrote)\b"
    r"|\b(?:said|wrote|stated|announced) (?:\w+ ){0,3}in (?:an?|the|its|his|her) (?:\w+ ){0,2}"
    r"(?:release|statement|post|email|e-mail|tweet|letter|memo|notice|report)\b"
)


def scope_at(reading: Reading, span: Span, status: Status = "asserted") -> ClaimScope:
    """The role of the sentence that holds a span, and whether it is within a quotation.

    What is quoted from a document ("the release stated") was written down, dates and all, and counts as the draft's own words.
    """
    sentence = reading.scopes.sentence_at(span.start)
    quotation = reading.scopes.quotation_at(span.start)
    quoted = quotation is not None and not quotation.scare and not _is_written(reading, quotation)
    return ClaimScope.model_construct(role=sentence.role if sentence else "body", quoted=quoted, status=status)


def _is_written(reading: Reading, quotation: Quotation) -> bool:
    """Whether the paragraph says, outside its quotations, that a document is quoted."""
    scopes = reading.scopes
    sentence = scopes.sentence_at(quotation.span.start)
    if sentence is None:
        return False
    first = last = sentence.index
    while first and scopes.sentences[first - 1].paragraph == sentence.paragraph:
        first -= 1
    while last + 1 < len(scopes.sentences) and scopes.sentences[last + 1].paragraph == sentence.paragraph:
        last += 1
    start, end = scopes.sentences[first].span.start, scopes.sentences[last].span.end
    at = bisect_left(scopes.quotations, start, key=lambda one: one.span.start)
    outside: list[str] = []
    for one in scopes.quotations[at:]:
        if one.span.start >= end:
            break
        outside.append(reading.text[start : one.span.start])
        start = one.span.end
    outside.append(reading.text[start : max(start, end)])
    return _WRITTEN.search(" ".join(outside)) is not None
