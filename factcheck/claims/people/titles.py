"""read_titles: the offices and roles that a draft gives to people, and since when they hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from factcheck.claims.actor import ActorClaim, Tenure
from factcheck.claims.claim import ClaimScope
from factcheck.claims.people.antecedents import antecedent
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.pronouns import is_agent_noun
from factcheck.draft import Span
from factcheck.mentions.actor_words import Office, demonyms, kinship, openers, person_nouns, professions, roles, tenures, title_key, titles
from factcheck.syntax.clause import Reading


@cache
def _role_words() -> str:
    return "|".join(
        re.escape(form) for form in sorted(roles(), key=len, reverse=True) if roles()[form].group != "honorific" and len(form) > 3
    )


@cache
def _role_after() -> re.Pattern[str]:
    """An office after a name: ", the mayor,"; ", who is the town's fire chief"."""
    return re.compile(
        rf", (?:who (?:is|has been|serves as) )?(?:now |currently )?(?P<det>the|a|an|its"
        rf"|his|her|their|[A-Z][\w’'-]+[’']s)?(?: (?P<mods>(?:[\w’'-]+ ){{0,3}}?))?"
        rf"(?P<role>{_role_words()})\b(?![-’'\w])(?P<of>(?: of| for| at| in) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*| for the [a-z]+)?"
        rf"(?= since\b"
        rf"|[,.;:)]| who\b| and\b| said\b|$)"
    )


@cache
def _role_before() -> re.Pattern[str]:
    """An office before a name: "The mayor, "; "fire chief "."""
    return re.compile(
        rf"(?:\b(?P<det>[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir"
        rf"|(?:[Tt]he )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}[’']s) )?(?P<mods>(?:\b(?!(?:the|its|his|her|their|an"
        rf"|that)\b)[a-z][\w’'-]+[ -]){{0,2}}?)\b(?P<role>(?i:{_role_words()}))(?P<of> (?:of"
        rf"|at|for) (?:the |a )?(?:[\w’'-]+ ){{0,3}}[\w’'-]+(?=,))?(?P<comma>,?(?: is)?) (?:the (?:Right |Most |Very )?)?(?:Rev\. )?$"
    )


_BECAME = (
    r"(?:was|were|is|has been|had been|been|being)? ?(?:promoted to(?: be(?:come)?)?"
    r"|named(?: as)?|appointed(?: as)?|elected(?: as)?|sworn in as|hired(?: \w+){0,3}? as|"
    r"made|moved up to(?: be(?:come)?)?|rose to(?: be(?:come)?)?|became|become|took over as"
    r"|takes over as|took office as|(?:will )?starts? as|started as|begins as|begins work as|returns as"
    r"|(?:succeeded|succeeds|replaced|replaces) \S+(?: \S+)? as|serves as|now serves as)"
)
_LEFT = (
    r"(?:years? as|stepped down as|resigned as|retired as|quit as|ousted as|removed as|fired as|left (?:\w+ )?as"
    r"|served as|worked as|stint as|time as|tenure as|term as|promoted from|rose from)"
)


# "It was as Sergeant Voss that she came to the lake": the rank of then.
_IT_WAS_AS = re.compile(r"\b(?:was|were|been|served|known) as $|\b(?:at the time|at that time|in those days|back then|then), $")


@cache
def _role_held() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<how>{_BECAME}|{_LEFT}) (?:the |a |an |its |their |his "
        rf"|her )?(?P<mods>(?:[a-z’'-]+ ){{0,2}}?)(?P<role>{_role_words()})\b(?![-’'])"
    )


_HIRED = re.compile(r"\b(?:hired|named|appointed|elected|chose|tapped|picked|promoted|made|installed|selected) $")


@cache
def _role_given() -> re.Pattern[str]:
    """The words after the name in "The board hired X as superintendent"."""
    return re.compile(rf" (?:as |to be |to )?(?:its |the |their )?(?:new |next )?(?P<role>{_role_words()})\b(?![-’'])")


@cache
def _role_acted() -> re.Pattern[str]:
    """An office in which one does what is told: ", speaking as chief executive,"; ", who as county clerk keeps"."""
    return re.compile(
        rf",(?: who,?|(?P<now> (?:speaking|acting|writing|working|serving))) as (?:the |its |their |his |her )?"
        rf"(?P<mods>(?:(?!an? )[a-z’'-]+ ){{0,2}}?)(?P<role>{_role_words()})\b(?![-’'])(?! (?:in|from|until) )(?(now)|(?=,? [a-z]+s ))"
    )


@cache
def _role_was() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<how>was|is) (?:the |a |an |its |their )?(?P<mods>(?:(?!to\b|as\b"
        rf"|\w+ed\b)[a-z’'-]+ ){{0,2}}?)(?P<role>{_role_words()})\b(?![-’'])(?P<until> until\b"
        rf"| from\b| in \d{{4}}| when\b| for\b)?"
    )


def read_titles(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The offices of people: before the name ("Police Chief Dan Kessler"), in apposition, or said of them ("became treasurer")."""
    text = reading.text
    last_in_sentence: dict[int, list[NameUse]] = {}
    for use in people.uses:
        person = people.of.get(use.index)
        last_in_sentence.setdefault(use.sentence.index, []).append(use)
        if person is None:
            continue
        yield from _from_prefix(text, use, person)
        yield from _from_apposition(text, use, person)
    yield from _of_pronouns(reading, people)
    for uses in last_in_sentence.values():
        for use, following in zip(uses, [*uses[1:], None], strict=True):
            person = people.of.get(use.index)
            if person is not None:
                end = following.span.start if following is not None else use.sentence.span.end
                yield from _from_predicate(text, use, person, min(end, use.span.end + 140))


_PRONOUN_FIRST = re.compile(r"(?:He|She) ")


def _of_pronouns(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The offices told of "He" or "She" who opens a sentence, where one person alone can be meant: "She was appointed clerk in May"."""
    for sentence in reading.scopes.sentences:
        if (
            sentence.role != "body"
            or not _PRONOUN_FIRST.match(reading.text, sentence.span.start)
            or sentence.index >= len(reading.sentences)
        ):
            continue
        held = _role_held().search(reading.text, sentence.span.start, min(sentence.span.end, sentence.span.start + 90))
        person = antecedent(reading, sentence.index) if held is not None else None
        if person is not None:
            use = max(
                (use for use in person.uses if use.index in people.of and use.span.start < sentence.span.start), key=lambda use: use.index
            )
            start = sentence.span.start
            yield from _from_predicate(
                reading.text, replace(use, span=Span(start, start + 2), core=Span(start, start + 2)), person, start + 140
            )


def split_title(title: str) -> list[Office]:
    """The offices that a written title holds, in order: "Detective Sgt." holds "sergeant".

    >>> [office.name for office in split_title("French President")]
    ['president']
    """
    words, found, at = title.split(), [], 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            office = titles().get(title_key(" ".join(words[at : at + size]))) if at + size <= len(words) else None
            if office is not None:
                found.append(office)
                at += size
                break
        else:
            at += 1
    return found


def _from_prefix(text: str, use: NameUse, person: Person) -> Iterator[ActorClaim]:
    offices = [
        office for office in split_title(use.name.title) if office.group != "honorific" and (office.group != "style" or office.unique)
    ]
    if not offices:
        return
    tenure: Tenure | None = "elect" if "-elect" in use.name.title or "-designate" in use.name.title else "now"
    before = text[max(use.sentence.span.start, use.span.start - 30) : use.span.start]
    tenure = "then" if _IT_WAS_AS.search(before) else _tenure(before, tenure, beside=True)
    if tenure is None or is_a_namesakes(use, person, offices[-1], text):
        return
    place = re.search(r"([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) $", before)
    after = re.match(r",? of ((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)", text[use.span.end : use.span.end + 60])
    if place and (place.group(1).split()[0].lower() in openers() or place.group(1) in demonyms()):
        place = None
    of = place.group(1) if place else after.group(1) if after else ""
    yield _claim(person, use, offices[-1], use.span, tenure, of)


# "Marshal Voss, his uncle"; "Senator Voss, as he became".
_ANOTHER_BEHIND = re.compile(
    r", (?:(?:his|her|their|an?|the) (?:[a-z-]+ ){0,2}?(?P<kin>[a-z-]+)\b|as (?:he|she) (?:then |later |now )?(?:was|became|is)\b)"
    r"|,? (?:(?:who )?is )?(?:no relation|not related|unrelated|no kin|a namesake)\b"
)


def is_a_namesakes(use: NameUse, person: Person, office: Office, text: str) -> bool:
    """Whether a title before a name is of another of the name, or of other days.

    So it is with a relative ("Marshal Voss, his uncle"), with what one became ("Senator Voss, as he became"), and with "President Voss",
    of whom the draft has no first name: before it brings in somebody else of the name, with another title, or beside a senator Voss.
    """
    full, behind = person.full_use, _ANOTHER_BEHIND.match(text, use.span.end)
    if behind is not None and (behind["kin"] is None or (not use.name.given and behind["kin"] in kinship())):
        return True
    if use.name.given or not full.name.given:
        return False
    titles_of_full = {other.name for other in split_title(full.name.title) if other.group not in ("honorific", "style")}
    if not titles_of_full or office.name in titles_of_full:
        return False
    before = full.index > use.index and full.sentence.index != use.sentence.index
    return before or (office.name == "president" and not titles_of_full.isdisjoint(_UNDER_A_PRESIDENT))


_UNDER_A_PRESIDENT = frozenset(
    ("attorney general", "senator", "representative", "governor", "secretary", "ambassador", "vice president", "secretary of state")
)


def _tenure_before_a_body(before: str) -> Tenure | None:
    """The tenure that stands in front of the name of a body that stands before an office: "Former Pell Power Company treasurer"."""
    for word in reversed(before.split()):
        if tenures().get(word.lower(), "now") != "now":
            return _tenure(word, "now")
        if not word[:1].isupper():
            break
    return "now"


def _tenure(before: str, given: Tenure | None, *, beside: bool = False) -> Tenure | None:
    """The tenure that the words before an office give it; None where they make another office of it.

    Of words `beside` a title only those of its noun phrase tell: not "first" in "the first witness was Mayor Voss".
    """
    words = re.findall(r"[\w’']+-?(?:elect)?|,", before)
    for word in reversed(words[-3:]):
        tenure = tenures().get(word.lower())
        if word == "," or (beside and word.islower() and tenure is None):
            break
        if tenure is not None:
            return None if tenure == "other" else cast("Tenure", tenure)
    return given


def _from_apposition(text: str, use: NameUse, person: Person) -> Iterator[ActorClaim]:
    after = _role_after().match(text, use.span.end)
    if after is not None:
        tenure = _tenure(after.group("mods") or "", "now")
        office = roles()[after.group("role").lower()]
        if tenure is not None and after.end() <= use.sentence.span.end:
            of = (after.group("of") or "").strip().removeprefix("of ").removeprefix("the ").removeprefix("for ")
            det = after.group("det") or ""
            owner = _owner(det, after.group("mods") or "", definite=det == "the")
            if tenure == "now" and re.match(r", (?:who is |is )?now\b", after.group()):
                of = "changed"
            yield _claim(person, use, office, Span(use.core.start, after.end("role")), tenure, of or owner)
    if any(office.group not in ("honorific", "style") for office in split_title(use.name.title)):
        return
    start = max(use.sentence.span.start, use.span.start - 70)
    before = _role_before().search(text[start : use.span.start].replace("\n", " "))
    if before is None or (before.group("comma") == " is" and text[use.core.end : use.core.end + 1] not in (".", ",")):
        return
    lead = text[max(use.sentence.span.start, start + before.start() - 20) : start + before.start()]
    if before.group("comma") == "," and not before.group("det") and not before.group("of") and lead.endswith(", "):
        return  # "Pia Voss, president, Hal Lunt, treasurer": of the one before
    tenure = "then" if _IN_YEARS.search(before.group("of") or "") else _tenure(before.group("mods") or lead[-14:], "now")
    if tenure == "now" and not before.group("mods"):
        tenure = _tenure_before_a_body(text[max(use.sentence.span.start, start + before.start() - 50) : start + before.start()])
    if tenure == "now" and before.group("comma") and (before.group("det") or "").lower() in ("a", "an") and _THEN_A.search(lead):
        tenure = "then"
    agent = _FOR.search(text, max(use.sentence.span.start, start + before.start() - 30), start + before.start())
    if agent is not None and (agent[1].lower() in roles() or agent[1].lower() in person_nouns()):
        return  # "a lawyer for the plaintiff, Mr. Drake": he is the lawyer
    if tenure is None or (not before.group("comma") and before.group("role") == "officer"):
        return
    det = (before.group("det") or "").lower()
    owner = _owner(det, before.group("mods"), definite=bool(before.group("comma")) and det == "the")
    if before.group("of") and re.search(r" of (?:the )?[A-Z]", before.group("of")):
        owner = before.group("of").removeprefix(" of ").removeprefix("the ")
    office = roles()[before.group("role").lower()]
    of = "changed" if re.search(r"\bnew\b", before.group("mods") or lead) else owner
    yield _claim(person, use, office, Span(start + before.start("role"), use.core.end), tenure, of)


# "While a senator, Voss opposed it"; "when she was a clerk, Voss".
_THEN_A = re.compile(
    r"\b(?:[Ww]hile|[Ww]hen|[Aa]s|[Oo]nce|[Bb]efore|[Aa]fter)(?: (?:he|she|still|yet|only|just|was|merely|being|becoming)){0,3} $"
)
# "As chairman of the guild in 1969-71, Voss wrote it".
_IN_YEARS = re.compile(r" (?:in|from|until|during|before|after) (?:the )?(?:1[6-9]|20)\d\d")
_FOR = re.compile(r"([A-Za-z-]+) (?:for|to|[Aa]ssisting|[Aa]dvising|[Rr]epresenting) $")
_POSSESSOR = re.compile(r"(?:(?P<owner>[a-z]+)[’']s )?")


def _owner(determiner: str, modifiers: str, *, definite: bool) -> str:
    """Whose office it is: "the" where the article alone tells that there is one, "the company" in "the company's", else as written."""
    possessor = _POSSESSOR.fullmatch(modifiers)
    if definite and possessor is not None:
        return f"the {possessor.group('owner')}" if possessor.group("owner") else "the"
    if determiner.lower() == "its":
        return "its"
    return "" if determiner.lower() in ("the", "a", "an", "") else determiner


def _from_predicate(text: str, use: NameUse, person: Person, end: int) -> Iterator[ActorClaim]:
    hired = _role_given().match(text, use.span.end, end)
    if hired is not None and _HIRED.search(text[max(0, use.span.start - 30) : use.span.start]):
        yield _claim(person, use, roles()[hired.group("role").lower()], Span(use.core.start, hired.end("role")), "now", "changed")
    acted = _role_acted().match(text, use.span.end, end)
    if acted is not None and (tenure_then := _tenure(acted.group("mods"), "now")) is not None:
        yield _claim(person, use, roles()[acted.group("role").lower()], Span(use.core.start, acted.end("role")), tenure_then, "")
    for pattern in (_role_held(), _role_was()):
        for found in pattern.finditer(text, use.span.end, end):
            if re.search(r"[“”\";]", text[use.span.end : found.start()]):
                break
            how = found.group("how")
            tenure: Tenure | None = "now"
            if pattern is _role_was():
                tenure = "former" if how == "was" else "now"
            elif re.fullmatch(_LEFT, how):
                tenure = "former"
            tenure = _tenure(found.group("mods"), tenure)
            if tenure is None or _is_before_a_noun(text, found.end("role")) or "not " in text[use.span.end : found.start()]:
                continue
            changed = tenure == "now" and pattern is _role_held() and "serves" not in how
            yield _claim(
                person,
                use,
                roles()[found.group("role").lower()],
                Span(found.start(), found.end("role")),
                tenure,
                "changed" if changed else "",
            )


_WORD_BEHIND = re.compile(r" ([a-z]+)\b")


def _is_before_a_noun(text: str, end: int) -> bool:
    """Whether a person's noun stands behind the word of an office, which then only describes it: "is the chief architect"."""
    behind = _WORD_BEHIND.match(text, end)
    return behind is not None and (behind[1] in person_nouns() or behind[1] in professions() or is_agent_noun(behind[1]))


def _claim(person: Person, use: NameUse, office: Office, span: Span, tenure: Tenure, of: str) -> ActorClaim:
    scope = ClaimScope.model_construct(
        role=use.sentence.role, quoted=use.quoted, status="former" if tenure in ("former", "then") else "asserted"
    )
    return ActorClaim.model_construct(actor=person.name, fact="title", value=office.name, of=of, span=span, scope=scope, tenure=tenure)
