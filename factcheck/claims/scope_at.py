"""scope_at: in which part of a draft a claim stands."""

from __future__ import annotations

from factcheck.claims.claim import ClaimScope, Status
from factcheck.draft import Span
from factcheck.syntax.clause import Reading


def scope_at(reading: Reading, span: Span, status: Status = "asserted") -> ClaimScope:
    """The role of the sentence that holds a span, and whether it is within a quotation."""
    sentence = reading.scopes.sentence_at(span.start)
    quotation = reading.scopes.quotation_at(span.start)
    return ClaimScope.model_construct(
        role=sentence.role if sentence else "body", quoted=quotation is not None and not quotation.scare, status=status
    )
