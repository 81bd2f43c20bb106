"""read_clients: for whom lawyers speak: "Ada Voss, a lawyer for the tenants", "the landlord's lawyer, Bo Li", "Voss argued for Perrin"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.draft import Span
from factcheck.syntax.clause import Reading

_LAWYER = r"(?:lawyer|attorney|counsel|solicitor|barrister|advocate)s?"
_CLIENT = r"(?P<{0}>(?:the |his |her |its |Mr\. |Mrs\. |Ms\. |Dr\. )?(?:[a-z][a-z-]+|[A-Z][\w-]*(?: [A-Z][\w-]*){{0,2}}))"
_SPEAKS = (
    r"(?:represents|represented|is representing|was representing|representing|argued|argues|spoke|speaks|appeared|appears|acted|acts|"
    r"has represented|had represented|stood up)"
)
_AFTER = re.compile(
    rf"(?:,? (?:\d{{1,3}}, )?(?:who )?{_SPEAKS} (?:for )?{_CLIENT.format('spoken')}(?=[,.;]| [a-z])"
    rf"|, {_SPEAKS} {_CLIENT.format('speaking')}(?=[,.;]| [a-z])"
    rf"|(?:, (?:\d{{1,3}}, )?(?:who (?:is|was) )?| (?:is|was|has been) )(?:(?:a|an|the|one of the) )?(?:[a-z-]+ ){{0,2}}?{_LAWYER} "
    rf"(?:for|representing) {_CLIENT.format('lawyer')}(?=[,.;]| [a-z])"
    rf"|(?:, (?:\d{{1,3}}, )?(?:who (?:is|was) )?| (?:is|was|has been) )(?:one of )?{_CLIENT.format('owner')}(?:[’']s?) "
    rf"(?:[a-z-]+ ){{0,2}}?{_LAWYER}\b"
    rf"|, for {_CLIENT.format('short')},)"
)
_BEFORE = re.compile(
    rf"(?:\b{_CLIENT.format('owner')}(?:[’']s?) (?:[a-z-]+ ){{0,2}}?{_LAWYER},? "
    rf"|\b{_LAWYER} (?:for|representing) {_CLIENT.format('lawyer')},? "
    rf"|\b(?:[Rr]epresenting|[Aa]ppearing for|[Ss]peaking for) {_CLIENT.format('spoken')}, )$"
)
# No client: "spoke for 20 minutes", "argued for a retrial".
_NO_CLIENT = frozenset(
    ("hours", "minutes", "days", "years", "a", "an", "more", "less", "example", "defense", "prosecution", "state", "government")
)
_ONCE = re.compile(r"\b(?:former|once|onetime|previously|then|used)\b")


def read_clients(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The clients of people; `of` is "client", and the value the client by its last word, without the article or a plural."""
    text = reading.text
    for use, person in people.told():
        after = _AFTER.match(text, use.span.end, use.sentence.span.end)
        if after is not None:
            yield from _claims(use, person, after, Span(use.core.start, after.end()))
        start = max(use.sentence.span.start, use.span.start - 80)
        before = _BEFORE.search(text[start : use.span.start])
        if before is not None:
            yield from _claims(use, person, before, Span(start + before.start(), use.core.end))


def client_key(written: str) -> str:
    """A client by the word that tells it: "the tenants" and "the tenant", "Perrin Holdings" and "Perrin".

    >>> client_key("the tenants"), client_key("Perrin Holdings"), client_key("Mrs. Pomeroy")
    ('tenant', 'Perrin', 'Pomeroy')
    """
    words = [word for word in written.split() if word.lower() not in ("the", "his", "her", "its", "mr.", "mrs.", "ms.", "dr.")]
    if not words:
        return ""
    return words[0] if words[0][:1].isupper() else words[-1].removesuffix("s")


def _claims(use: NameUse, person: Person, match: re.Match[str], span: Span) -> Iterator[ActorClaim]:
    written = next(group for group in match.groupdict().values() if group)
    if written.split()[-1] in _NO_CLIENT or _ONCE.search(match.group()) or not client_key(written):
        return
    yield told_of(person.name, "side", client_key(written), span, use.sentence.role, of="client")
