"""link_holders: one office that two people cannot hold at once.

An office "former", "acting", "-elect", "then" or of a candidate is at another time. Where the draft tells a change ("was promoted
to", "became"), the offices that it gave before are of another time too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.actors.spelling import is_slip
from factcheck.links.actors.told_apart import is_of_a_part
from factcheck.links.link import Link
from factcheck.mentions.actor_words import Office, countries, demonyms, roles, states, titles
from factcheck.syntax.clause import Reading


@cache
def _offices() -> dict[str, Office]:
    found: dict[str, Office] = {}
    for office in (*roles().values(), *titles().values()):
        found.setdefault(office.name, office)
    return found


def find_office(name: str) -> Office:
    """The office of that normal name; one that excludes nothing where the tables have none."""
    return _offices().get(name, Office(name, "style"))


def titles_of(claims: tuple[Claim, ...]) -> dict[str, list[ActorClaim]]:
    """The titles that each actor has in the writer's own words, by actor, in text order."""
    held: dict[str, list[ActorClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "title" and not claim.scope.quoted:
            held[claim.actor].append(claim)
    return held


_NEXT_VERB = re.compile(
    r",? (?:plans|will|is|has|says|intends|hopes|wants|expects|opposes|supports|remains|serves|faces|declined to say)\b"
)
_THIS_WEEK = re.compile(
    r"\b(?:this week|today|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:next|this) (?:week|month|\w+day)|tomorrow)\b"
)
_SAID_THIS_WEEK = re.compile(r",? (?:said|told \w+|announced|added) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_LEFT_OFFICE = re.compile(
    r",? who (?:(?:has )?(?:since )?(?:retired|resigned|stepped down|left (?:office|the (?:job|post"
    r"|office))|was voted out|died)|(?:held|had) the (?:job|post|office) (?:until|from|before)"
    r"|served until|whose term ended)\b"
)
# "Chairman Loud, who wrote the ban and left the council last year"
_LEFT_BODY = re.compile(r", who (?:[^,.;]{3,60} and )?(?:left|quit|retired from) the (?P<body>[a-z]+) (?:last|in|\d|two|three|a year)")
_PREDECESSOR = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|the mayor’s"
    r"|the governor’s) (?:immediate )?predecessor,? (?:\w+ )?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)"
)
_SUCCEEDED = re.compile(
    r"\b(?:replaced|succeeded|took over from|defeated|beat|ousted|unseated) (?P<name>(?:[A-Z][\w’'.-]* )*[A-Z][\w’'-]+)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# "Lund, who had run it for 12 years, retired in 2019": no other name stands between. One who goes this week may still be called so.
_DEPARTED = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+)(?:,|[’']s?)?(?: [^.;:“”\"A-Z]{0,90}?)? (?<! a )(?<! the )(?<! now )(?<!, )"
    r"(?:retired|resigned|stepped (?:down|aside)"
    r"|left (?:office|the (?:job|post|chair))"
    r"|quit|bowed out|was (?:ousted|removed|dismissed|fired|voted out)|gave (?:it|the (?:job|post|chair)) up|gave up the (?:job|post|chair)"
    rf"|departed|retirement|resignation|departure)\b(?! (?:(?:on )?{_WEEKDAY}|today|this (?:week|month|morning)|as of|effective|if|unless))"
)
_TERM_OF = re.compile(
    r"\b(?:(?:complete|finish|fill|serve) (?:out )?(?:the )?(?:rest of the )?(?:unexpired )?(?:term|time) of|in (?:the )?place of) "
    r"(?P<name>(?:[A-Z][\w’'.-]* )*[A-Z][\w’'-]+)"
)
_BODIES = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:County|Township|Police|Sheriff|Fire|City|High|School|Elementary)\b")
_LOCAL = frozenset(
    {
        "mayor",
        "police chief",
        "fire chief",
        "sheriff",
        "superintendent",
        "principal",
        "city manager",
        "coroner",
        "district attorney",
        "town clerk",
        "village clerk",
        "city clerk",
        "county clerk",
        "village treasurer",
        "town supervisor",
    }
)
# Among so many holders of an office no two are compared: a list of towns and their mayors, not a story.
_MANY = 40
_BEATEN = re.compile(
    r",? (?:who )?(?:(?:narrowly )?lost (?:(?:the )?(?:\w+ )?(?:election|race|seat|office"
    r"|vote) )?to|was (?:defeated|beaten|ousted|unseated|succeeded|replaced) by"
    r"|whom(?= (?:[A-Z][\w’'.-]* )*[A-Z][\w’'-]+ (?:has )?(?:defeated|beat|ousted|unseated|succeeded|replaced|followed)\b))"
    r" (?:[A-Z][\w’'.-]* )*?(?P<winner>[A-Z][\w’'-]+)"
)


def link_holders(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "holders" between two people ("holder", "holder") who are both given one office that one alone can hold.

    Licensed where the wording says that it is the same office: the same body, "the director" without another body on both sides,
    one who lost it to the other, or one whom the draft elsewhere calls its former holder and who is now said to act in it.
    """
    text = reading.text
    gone = {
        match.group("name").split()[-1].removesuffix("’s").removesuffix("'s"): match
        for p in (_PREDECESSOR, _SUCCEEDED, _DEPARTED, _TERM_OF)
        for match in p.finditer(text)
    }
    by_office: dict[str, dict[str, list[ActorClaim]]] = defaultdict(lambda: defaultdict(list))
    for actor, held in titles_of(claims).items():
        for claim in held:
            if _is_of_a_second(claim, text):
                continue
            if find_office(claim.value).unique or claim.value in word_set("offices of one body"):
                by_office[claim.value][actor].append(claim)
    for office, by_actor in by_office.items():
        actors = list(by_actor)
        if len(actors) > _MANY:
            continue
        now = [held for held in by_actor.values() if any(claim.tenure == "now" for claim in held)]
        alone = len(now) == _TWO and _one_setting(office, text)
        for at, one in enumerate(actors):
            for other in actors[at + 1 :]:
                if one.split()[-1] == other.split()[-1] or is_slip(one.split()[-1], other.split()[-1]):
                    continue
                yield from _two_holders(by_actor[one], by_actor[other], reading, gone, alone=alone, many=len(now) > _TWO)


def _one_setting(office: str, text: str) -> bool:
    """Whether a draft is set where there is one such office: one town for a mayor, one country for a prime minister."""
    if office in _LOCAL:
        return _one_body(text)
    if office in ("governor", "lieutenant governor", "attorney general"):
        return len({name for form, name in states().items() if len(form) > 2 and re.search(rf"\b{re.escape(form)}(?!\w)", text)}) <= 1
    return office in _national() and len(lands_named(text)) <= 1


@cache
def _national() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in word_set("offices of a whole country"))


def lands_named(text: str) -> set[str]:
    """The countries that a draft names, and the other places in capitals that are said to be lands."""
    words = re.findall(r"\b[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?", text)
    return {land for words_of_one in words for land in _lands_in(words_of_one.split())}


def _lands_in(words: list[str]) -> set[str]:
    """The countries that one or two words in capitals name: "South Korean", or "West German" by its second word, not "New Mexico"."""
    bare = [re.sub(r"[’']s?$", "", word).rstrip(".") for word in words]
    whole = " ".join(bare)
    if whole in states() or bare[0] == "New":
        return {countries()[whole]} if whole in countries() else set()
    forms = [whole] if whole in countries() or whole in demonyms() else [*words, *bare]
    return {land for form in forms if (land := countries().get(form) or demonyms().get(form))}


def _one_body(text: str) -> bool:
    """Whether no two towns, counties or schools are named."""
    return len({match.group(1) for match in _BODIES.finditer(text)}) <= 1


def _two_holders(
    ones: list[ActorClaim], others: list[ActorClaim], reading: Reading, gone: dict[str, re.Match[str]], *, alone: bool, many: bool
) -> Iterator[Link]:
    text = reading.text
    for ours, theirs in ((ones, others), (others, ones)):
        now = [claim for claim in ours if claim.tenure == "now"]
        if not now or any(claim.tenure != "now" for claim in ours):
            continue
        for claim in theirs:
            licence = _still_called(claim, theirs, now[0], reading, gone)
            if licence is not None:
                yield _holders(now[0], claim, licence)
                return
    first, second = ones[0], others[0]
    if any(claim.tenure != "now" for claim in (*ones, *others)) or first.span is None or second.span is None:
        return
    if first.span.overlaps(second.span) or any(is_of_other_days(span, reading) for span in (first.span, second.span)):
        return  # of two names beside one office, one is no other person's: "Ann Peck, Vice President, Special Lines"
    if any(_is_put_elsewhere(span, reading) for span in (first.span, second.span)):
        return
    if is_of_a_part(first.span, text) != is_of_a_part(second.span, text):
        return
    if many and first.of in _BARE and second.of in _BARE:
        return  # three have it: so many bodies are told of
    one_office = _of_one(first, second) or (alone and {first.of, second.of} <= {"", "the", "its"})
    if one_office and not changed_hands(first.actor, text) and not changed_hands(second.actor, text):
        yield _holders(first, second, (first.span, second.span))


# "In Dorn County, Sheriff Roy Ellis"; "the director of the other play, Ida Quist".
_ELSEWHERE = re.compile(r"(?:In|At|From|Across|Near) (?:[A-Z][\w’'-]* ?){1,3}, ")
_OF_THE_OTHER = re.compile(r"\b(?:of|for|at) (?:the|an|each) ?other\b")


def _is_put_elsewhere(span: Span, reading: Reading) -> bool:
    """Whether words in front of an office, or those of the office, say that it is of another place or another thing."""
    sentence = reading.scopes.sentence_at(span.start)
    placed = sentence is not None and _ELSEWHERE.fullmatch(reading.text, sentence.span.start, span.start) is not None
    return placed or _OF_THE_OTHER.search(span.text_of(reading.text)) is not None


_TWO = 2
_BARE = frozenset(("", "the", "its"))


def _of_one(first: ActorClaim, second: ActorClaim) -> bool:
    """Whether two offices are of one body: the same, or "the" one and "the orchestra's" where the office is of one sort of body alone."""
    if "changed" in (first.of, second.of) or not first.of or not second.of:
        return False
    bare = _BARE - {""}
    if not bare & {first.of, second.of}:
        return _body_words(first.of) == _body_words(second.of)
    if first.value in word_set("offices of one body") and first.value != "conductor":
        return False  # "the captain" may be another ship's
    told = all(of.startswith("the") or of in bare for of in (first.of, second.of))
    return first.of == second.of == "the" or (told and (" " in first.value or first.value == "conductor"))


def _body_words(of: str) -> list[str]:
    """The words of a body without the article and the possessive: of "Osprey" and "the Osprey's" one."""
    return re.sub(r"[’']s?(?= |$)", "", of).casefold().removeprefix("the ").split()


_LEFT = (
    r"retired|resigned|stepped down|stepping down|quit|left|died|lost|(?:was|were) (?:fired|ousted|removed|replaced|defeated|killed)"
    r"|will (?:retire|leave|succeed|replace|take over|step down)"
)
_TAKEN = r"(?:was|were) (?:named|appointed|promoted|hired)|took over|succeeded|replaced|takes over"
_LOST_TO = r"unseated|ousted|defeated|beat|toppled|edged|succeeded|replaced|followed|took over from|victory over|win over|tenure of|term of"
_YEAR_BEHIND = re.compile(r"[^.;]{0,60}?\b(?:in|since) (?:\w+ )?((?:19|20)\d\d)\b")


def changed_hands(actor: str, text: str) -> bool:
    """Whether a draft says that someone left an office, or took one over: the other holder then held it at another time."""
    name = re.escape(actor.removesuffix(".").split()[-1])
    if re.search(rf"\b(?:{_LOST_TO}) (?:(?:then-)?[A-Z][\w.]* |the incumbent,? ){{0,4}}{name}\b", text):
        return True
    return _told_to_have(f"{_LEFT}|{_TAKEN}", name, text) is not None


def took_office(actor: str, text: str) -> bool:
    """Whether a draft says that someone took an office over in a year that it tells, and does not say that this one left."""
    name = re.escape(actor.removesuffix(".").split()[-1])
    taken = _told_to_have(_TAKEN, name, text)
    return taken is not None and _YEAR_BEHIND.match(text, taken.end()) is not None and _told_to_have(_LEFT, name, text) is None


def _told_to_have(did: str, name: str, text: str) -> re.Match[str] | None:
    # "Karl Brewer, the president of Orr College, died in May": an apposition stands between.
    beside = r"(?: (?:the|a|an|its|their|who|whose)\b[^.;:“”\"]{0,80}?,)?"
    return re.search(rf"\b{name},?(?: \d{{1,3}},)?{beside} (?:(?:who|has|had|have|also|abruptly|recently|since) ){{0,2}}(?:{did})\b", text)


_SENTENCE_END = re.compile(r"[.!?][”\"’']* |\n")
_EARLIER = re.compile(
    r"\b(?:in|since|of|until|before) (?:\w+ )?(?:1[89]|20)\d\d\b|\b(?:then|had|used to|ago|once|earlier|last (?:year|month))\b"
)


# Words that tell of other days, or of one who goes.
CHANGE = re.compile(
    rf"{_EARLIER.pattern}|\b(?:former|outgoing|predecessor|successor|interim|acting|until|when|while|leav(?:e|es|ing)|left|depart\w*"
    r"|retir\w*|resign\w*|succe\w+|replac\w+|fired|dismissed|ousted|lost|defeated|died|late|his day|her day|those days)\b"
)


_OTHER_DAYS = re.compile(r"\b(?:1[89]|20)\d\d\b|\b(?:ago|then|once),? |\b[Aa]s (?:the |its |their )?$")


def is_of_other_days(span: Span, reading: Reading) -> bool:
    """Whether the words before an office in its sentence, but for what is quoted, tell another time: "In 1998 the mayor, Ada Voss, ..."."""
    sentence = reading.sentence_at(span.start)
    if sentence is None:
        return False
    told = _OTHER_DAYS.finditer(reading.text, sentence.sentence.span.start, span.start)
    return any(reading.scopes.quotation_at(match.start()) is None for match in told)


def _is_current(span: Span, text: str) -> bool:
    """Whether a sentence speaks of its subject as of now: by a verb of the present or the future, or of a day of this week."""
    if _NEXT_VERB.match(text, span.end) or _SAID_THIS_WEEK.match(text, span.end):
        return True
    start = max(
        (match.end() for match in _SENTENCE_END.finditer(text, max(0, span.start - 250), span.start)), default=max(0, span.start - 250)
    )
    end = _SENTENCE_END.search(text, span.end)
    sentence = text[start : end.start() if end is not None else len(text)]
    return _EARLIER.search(sentence) is None and (
        _THIS_WEEK.search(sentence) is not None or re.search(r"\b(?:will|plans to)\b", sentence) is not None
    )


# For so many years one who left an office may be called by it in a story of those days.
_RECENT = 10
_SPEAKS = re.compile(r",? (?:said|says|told|added|announced|noted)\b")


def _is_recent(replaced: re.Match[str], reading: Reading) -> bool:
    """Whether the words by which someone left an office tell a year not long before publication: "who succeeded Lund in 2023"."""
    year = re.match(r"[^.;]{0,40}?\b(?:in|since) (?:\w+ )?((?:19|20)\d\d)\b", reading.text[replaced.end() : replaced.end() + 60])
    published = reading.draft.published
    return year is not None and published is not None and 0 <= published.year - int(year[1]) <= _RECENT


def _speaks_now(span: Span, text: str) -> bool:
    """Whether the bearer of a title is quoted in the news of the day: by a verb of speech, in a sentence that tells no other time."""
    end = _SENTENCE_END.search(text, span.end)
    return _SPEAKS.match(text, span.end) is not None and _EARLIER.search(text, span.end, end.start() if end else len(text)) is None


_SECOND = re.compile(r"\b(?:deputy|assistant|associate|vice|under|sub)[ -]", re.IGNORECASE)


_SECOND_BEFORE = re.compile(r"\b(?:[Aa]sst|[Aa]ssistant|[Dd]eputy|[Dd]ep|[Aa]ssociate|[Vv]ice)\.? $")


def _is_of_a_second(claim: ActorClaim, text: str) -> bool:
    """Whether the words make somebody the second in an office: "Deputy Superintendent Carl Lunt"."""
    words = claim.span.text_of(text) if claim.span is not None else ""
    if claim.span is not None and _SECOND_BEFORE.search(text, max(0, claim.span.start - 12), claim.span.start):
        return True
    return _SECOND.match(words) is not None and _SECOND.match(claim.value) is None


def _holders(first: ActorClaim, second: ActorClaim, licence: tuple[Span, ...]) -> Link:
    ordered = sorted((first, second), key=lambda claim: claim.span.start if claim.span else 0)
    return Link("holders", tuple(("holder", claim.id) for claim in ordered), licence)


def _still_called(
    claim: ActorClaim, theirs: list[ActorClaim], holder: ActorClaim, reading: Reading, gone: dict[str, re.Match[str]]
) -> tuple[Span, ...] | None:
    """The words that make a title given now one that its bearer has lost to `holder`."""
    if claim.tenure != "now" or claim.span is None or claim.of == "changed":
        return None
    text = reading.text
    beaten = _BEATEN.match(text, claim.span.end)
    if beaten is not None and beaten.group("winner") == holder.actor.split()[-1]:
        return (Span(claim.span.end, beaten.end()),)
    left = _LEFT_OFFICE.match(text, claim.span.end)
    if left is not None and text[claim.span.start].isupper():  # not "had one chief, Gordon Pike, who retired"
        return (Span(claim.span.end, left.end()),)
    gone_from = _LEFT_BODY.match(text, claim.span.end)
    if gone_from is not None and holder.of == f"the {gone_from.group('body')}":
        return (Span(claim.span.end, gone_from.end()),)
    replaced = gone.get(claim.actor.split()[-1])
    if replaced is not None and replaced.end() < claim.span.start and _is_recent(replaced, reading) and _speaks_now(claim.span, text):
        return (Span(*replaced.span()),)
    if replaced is not None and replaced.end() < claim.span.start and _is_current(claim.span, text):
        return (Span(*replaced.span()),)
    former = [other.span for other in theirs if other.tenure in ("former", "then") and other.span is not None]
    if former and former[0].start < claim.span.start and _is_current(claim.span, text):
        return (former[0],)
    return None
