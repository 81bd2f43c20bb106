"""factcheck: finds where the counts, dates and actors of a news draft cannot all be true.

>>> from factcheck import check
>>> check("Twelve people died: five men and six women.").ok
False
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.claims.count import CountClaim as CountClaim
    from factcheck.claims.date import DateClaim as DateClaim
    from factcheck.claims.date import DurationClaim as DurationClaim
    from factcheck.draft import Draft as Draft
    from factcheck.draft import Span as Span
    from factcheck.findings import Finding as Finding
    from factcheck.findings import Report as Report
    from factcheck.mentions.find import find_mentions as find_mentions
    from factcheck.pipeline import check as check
    from factcheck.pipeline import check_claims as check_claims
    from factcheck.pipeline import read as read

# Resolved on first use, so that importing the package, or one model of it, costs what that one needs.
_PUBLIC = {
    "CountClaim": "factcheck.claims.count",
    "DateClaim": "factcheck.claims.date",
    "Draft": "factcheck.draft",
    "DurationClaim": "factcheck.claims.date",
    "Finding": "factcheck.findings",
    "Report": "factcheck.findings",
    "Span": "factcheck.draft",
    "check": "factcheck.pipeline",
    "check_claims": "factcheck.pipeline",
    "find_mentions": "factcheck.mentions.find",
    "read": "factcheck.pipeline",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
