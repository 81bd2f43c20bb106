"""link_balances: amounts that a draft subtracts from each other.

"rise" and "fall" (before, after, change): two amounts and their difference beside them: "to $61 from $74, a cut of $13";
"bought it for $240,000 and sold it for $395,000, a profit of $155,000".
"left" (before, loss, after): what came in, what went out, and the balance: "took in $412,000 and spent $365,000, ending with a surplus of
$47,000"; "a loss of $3.2 million, on revenue of $18.4 million and costs of $21.6 million".
"remainder" (whole, part..., rest): what is left to be paid or found: "leaving the parish to find $150,000", "still $700,000 short".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.parts import rest_cue
from factcheck.links.cues import cue_near, is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_NEAR: Final = 2
_MOST: Final = 4
_FEW: Final = 6
# A slip changes a digit: a figure that is further off than this tells of something else.
_LEAST: Final = Fraction(1, 2)
_GREATEST: Final = Fraction(2)
_ROUNDING: Final = Fraction(1, 100)


def link_balances(board: Board) -> Iterator[Link]:
    """The differences, balances and rests of amounts."""
    known: set[str] = set()
    for entry in board.counts:
        link = _difference(board, entry) or _rest(board, entry)
        if link is not None:
            known |= {name for _, name in link.members}
            yield link
    for link in _accounts(board):
        if not known & {name for _, name in link.members}:
            yield link


def _is_amount(entry: Entry) -> bool:
    """Whether it is an amount of money that the draft states of the time in hand, in its own voice."""
    return _is_money(entry) and not entry.figure.mention.of and not entry.each


def _is_money(entry: Entry) -> bool:
    return len(entry.unit) == 3 and entry.unit.isupper() and not entry.claim.scope.quoted


def _lead(entry: Entry, count: int) -> list[Token]:
    """The last words before an amount and its determiner."""
    return entry.figure.tokens_before(count)


def _difference(board: Board, change: Entry) -> Link | None:
    """As in "to $61 from $74, a cut of $13": a noun of difference, after the only two amounts of its sentence."""
    lead = _lead(change, 4)
    words = [token.text.lower() for token in lead]
    if not _is_money(change) or words[-1:] != ["of"] or len(lead) < 3 or words[-3] not in ("a", "an", "the"):
        return None
    noun = lead[-2].lemma
    near = [other for other in board.in_sentence(change.figure.order) if other.start < change.start and other.unit == change.unit]
    rates = {other.figure.mention.of for other in near} - {""}
    if len(near) != 2 or not all(_is_money(other) and not other.each for other in near) or len(rates) > 1:
        return None
    if noun in word_set("differences"):
        traded = True
    elif noun in word_set("gains and losses"):
        traded = bool({other.verb for other in near} & word_set("selling")) and bool({other.verb for other in near} & word_set("buying"))
    else:
        return None
    first, second = near
    if not traded or not is_near(abs(first.claim.count.nominal - second.claim.count.nominal), change.claim.count.nominal):
        return None
    low, high = sorted((first, second), key=lambda entry: entry.claim.count.nominal)
    falls = noun in word_set("decreases")
    members = (("before", high.id), ("after", low.id)) if falls else (("before", low.id), ("after", high.id))
    return Link("fall" if falls else "rise", (*members, ("change", change.id)), (lead[-2].span,))


def is_near(actual: Fraction, stated: Fraction) -> bool:
    """Whether a figure is no further from what it is said to be than a slip may bring it."""
    return stated > 0 and _LEAST * stated <= actual <= _GREATEST * stated


def _accounts(board: Board) -> Iterator[Link]:
    """The only amounts of a draft that came in, that went out, and that are the balance of both."""
    roles: dict[str, list[Entry]] = {"in": [], "out": [], "plus": [], "minus": []}
    for entry in board.counts:
        if _is_amount(entry) and (
            entry.claim.scope.status == "asserted" or (entry.claim.scope.status == "planned" and entry.figure.definite)
        ):
            role = role_of(entry)
            if role:
                roles[role].append(entry)
    for sign in ("plus", "minus"):
        if any(_is_awaited(entry) for entry in roles[sign]):
            continue  # "The board had counted on a surplus of $180,000"
        if any(len({entry.claim.count.nominal for entry in roles[name]}) != 1 for name in ("in", "out", sign)):
            continue
        came, went, balance = roles["in"][0], roles["out"][0], roles[sign][0]
        more, less = (came, went) if sign == "plus" else (went, came)
        if len({entry.unit for entry in (came, went, balance)}) > 1 or not _is_same_year(board, (came, went, balance)):
            continue
        told = {entry.id for entry in (came, went, balance)}
        if any(other.unit == went.unit and other.id not in told for other in board.in_sentence(went.figure.order)):
            continue  # "spent $50,000 on rides and $10,000 on tents"
        if _is_earned(balance) and len({entry.figure.order for entry in (came, went, balance)}) > 1:
            continue  # a profit told apart from its revenue and its costs is one after taxes and the like
        if is_near(more.claim.count.nominal - less.claim.count.nominal, balance.claim.count.nominal):
            members = (("before", more.id), ("loss", less.id), ("after", balance.id))
            yield Link("left", members, (balance.figure.mention.span,), inferred=True)


def _is_awaited(balance: Entry) -> bool:
    """Whether a balance is what somebody reckoned with, and not what came out."""
    return balance.verb in word_set("reckons with")


def _is_earned(balance: Entry) -> bool:
    """Whether a balance is the profit or loss of a business, and not a surplus of what was taken in."""
    clause = balance.figure.clause
    subject = balance.figure.sentence.chunks[clause.subject[0]].head if clause is not None and clause.subject else ""
    return not {"profit", "loss"}.isdisjoint((subject, *(token.lemma for token in _lead(balance, 3))))


def role_of(entry: Entry) -> str:
    """What an amount is in an account, by the noun before "of", by the subject of "come to", or by its verb."""
    if not _is_amount(entry):
        return ""
    lead = [token.lemma for token in _lead(entry, 3)]
    noun = lead[-2] if len(lead) > 1 and lead[-1] == "of" else ""
    clause = entry.figure.clause
    verb = entry.verb
    if not noun and clause is not None and clause.subject and verb in word_set("income comes to"):
        noun = entry.figure.sentence.chunks[clause.subject[0]].head
    if not noun and clause is not None and clause.subject and lead[-1:] == ["at"] and verb == "be":
        noun = entry.figure.sentence.chunks[clause.subject[0]].head
    if not noun and lead[-1:] == ["to"]:
        noun = _risen(entry)
    if "net" in lead or (clause is not None and clause.subject and "net" in entry.figure.sentence.chunks[clause.subject[0]].modifiers):
        return ""
    if not noun and entry.figure.head:
        noun = entry.figure.head
    for role, name in (("in", "income"), ("out", "expenses"), ("plus", "surpluses"), ("minus", "deficits")):
        if noun in word_set(name):
            return role
    if lead[-2:] in (["take", "in"], ["bring", "in"]):
        return "in"
    if noun or entry.figure.slot != "object" or clause is None or clause.verb is None:
        return ""
    following = entry.figure.sentence.tokens[clause.verb.tokens[1] + 1 : clause.verb.tokens[1] + 2]
    particle = following[0].text.lower() if following else ""
    if verb in ("take", "bring") and particle == "in":
        return "in"
    if verb in ("clear", "net"):
        return "plus"
    if verb == "cost" and clause.subject and entry.figure.sentence.chunks[clause.subject[0]].definite and cue_near(entry.figure, "total"):
        return "out"  # "The season cost $5.2 million in all"
    return "out" if verb == "spend" else ""


def _risen(entry: Entry) -> str:
    """The noun of what came to an amount, over a comma: "its payroll grew 9 percent, to $31.2 million"."""
    for clause in entry.figure.sentence.clauses:
        if (
            clause.verb is not None
            and clause.verb.lemma in word_set("income comes to")
            and clause.subject
            and clause.verb.span.end < entry.start
        ):
            return entry.figure.sentence.chunks[clause.subject[0]].head
    return ""


def _is_same_year(board: Board, entries: Sequence[Entry]) -> bool:
    """Whether no two of them state different times."""
    times = {time.timex for entry in entries if (time := board.time(entry)) is not None}
    return len(times) <= 1


def _rest(board: Board, rest: Entry) -> Link | None:
    """What is left of a cost or a goal once its payers have paid, where the words before it say so and nothing else explains it."""
    cue = _left_over(rest) if _is_amount(rest) else None
    if cue is None:
        return None
    before = [other for other in board.earlier(rest.start) if rest.figure.order - other.figure.order <= _NEAR and _counts_for(other, rest)]
    before += [other for other in board.in_sentence(rest.figure.order) if other.start > rest.start and _counts_for(other, rest)]
    if not _NEAR <= len(before) <= _FEW:
        return None
    whole = max(before, key=lambda entry: entry.claim.count.nominal)
    parts = [entry for entry in before if entry.id != whole.id]
    # "Another $3 million is expected" lowers what is left as the others do, but may be told of something else.
    plain = [entry for entry in parts if not is_additive(entry.figure)]
    if len(plain) < len(parts) and sum(entry.claim.count.nominal for entry in (*plain, rest)) == whole.claim.count.nominal:
        parts = plain
    same = [entry for entry in parts if entry.claim.count.nominal == whole.claim.count.nominal]
    if same or len(parts) > _MOST or _is_explained(board, before, rest):
        return None
    total = sum((part.claim.count.nominal for part in parts), Fraction(0))
    if not is_near(whole.claim.count.nominal - total, rest.claim.count.nominal):
        return None
    return Link("remainder", (("whole", whole.id), *(("part", part.id) for part in parts), ("rest", rest.id)), (cue,), inferred=True)


def _counts_for(other: Entry, rest: Entry) -> bool:
    if other.id == rest.id or other.unit != rest.unit or not _is_amount(other):
        return False
    same = other.figure.paragraph == rest.figure.paragraph
    return same and other.claim.scope.status not in ("former", "possible", "negated") and not is_period(other.head)


def _is_explained(board: Board, amounts: Sequence[Entry], rest: Entry) -> bool:
    """Whether the rest and some of the amounts before it make up another of the draft: that is the whole then."""
    wholes = [other for other in board.near(rest.start) if other.unit == rest.unit and other.id != rest.id]
    run = rest.claim.count.nominal
    told = [other for other in wholes if other.start < rest.start and other.claim.scope.status not in ("former", "hypothetical")]
    for part in reversed(told):
        run += (
            part.claim.count.nominal
        )  # "Of the $61 million, roads get $49 million. Parks get $8 million ... Debt takes the final $4 million"
        if any(abs(run - whole.claim.count.nominal) <= run * _ROUNDING for whole in wholes if whole.start < part.start):
            return True
    for size in range(1, len(amounts) + 1):
        for chosen in combinations(amounts, size):
            total = sum((entry.claim.count.nominal for entry in (*chosen, rest)), Fraction(0))
            if any(whole not in chosen and abs(total - whole.claim.count.nominal) <= total * _ROUNDING for whole in wholes):
                return True
    return False


def _left_over(entry: Entry) -> Span | None:
    """The words that make an amount what is left: "leaving the parish to find", "still ... short", "the other", "made up the balance"."""
    cue = rest_cue(entry)
    if cue is not None:
        return cue
    tokens = entry.figure.sentence.tokens
    lead = tokens[max(0, entry.figure.first - 12) : entry.figure.first]
    words = [token.text.lower() for token in lead]
    after = [token.text.lower() for token in list(entry.figure.tokens_after())[:4]]
    if after[:2] in (["over", "budget"], ["under", "budget"]) or after[:1] in (["remains"], ["remained"]):
        return entry.figure.mention.span
    if after[:1] == ["short"] and "which" in words[-2:]:
        return None  # "a fund of $95,000, which is $40,000 short": of what it should be
    if after[:1] == ["short"] or after[:2] in (
        ["to", "go"],
        ["to", "raise"],
        ["to", "find"],
        ["still", "to"],
        ["to", "be"],
        ["still", "needed"],
    ):
        return entry.figure.mention.span
    for at in range(len(words) - 1, -1, -1):
        if words[at] in (",", ";", "—", ":") and at < len(words) - 1:
            break
        if words[at] in ("leaving", "leaves"):
            return lead[at].span
        if words[at] in ("balance", "shortfall", "remainder") and lead[at - 1].text.lower() == "the":
            return lead[at].span
    return None
