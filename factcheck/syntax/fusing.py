"""fuse: a verb that is one with the auxiliary or the copula told before it: "Only once did the town win", "Killed were two teachers"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.syntax.piece_row import PieceRow
from factcheck.syntax.pieces import Predicate


def fuse(opened: Predicate, predicate: Predicate, row: PieceRow, at: int, *, second: bool, awaited: bool) -> bool:
    """Whether the verb at an item is one with the open predicate, which then takes it in.

    Args:
        opened: the predicate before it.
        predicate: the verb's own, with no participants yet.
        row: the pieces of the sentence.
        at: the item of the verb.
        second: whether it is the second predicate of its sentence.
        awaited: whether a noun phrase stands before it that awaits a verb.
    """
    if _is_fronted(opened, predicate, row, at, second=second) or _is_measured(opened, predicate, row, at):
        return True
    return not awaited and _is_inverted(opened, predicate, row, at, second=second)


def _is_fronted(opened: Predicate, predicate: Predicate, row: PieceRow, at: int, *, second: bool) -> bool:
    """'Killed were two teachers': the participle opens the sentence and "were" only carries its tense."""
    verb = predicate.verb
    if not second or not at or row.items[at - 1].kind != "V" or verb is None:
        return False
    if verb.lemma != "be" or opened.verb is None or opened.verb.voice != "passive" or opened.subject:
        return False
    opened.verb = replace(opened.verb, tense=verb.tense, negated=verb.negated, modality=verb.modality)
    opened.end = predicate.end
    opened.inverted = True
    return True


def _is_measured(opened: Predicate, predicate: Predicate, row: PieceRow, at: int) -> bool:
    """'The fires are 40 percent contained': the share tells how far."""
    verb = predicate.verb
    if opened.verb is None or opened.verb.lemma != "be" or verb is None or verb.tokens[0] != verb.tokens[1]:
        return False
    measure = row.items[at - 1].index if at and row.items[at - 1].kind == "N" else -1
    if opened.objects != [measure] or row.chunks[measure].head or row.chunks[measure].mention is None or not opened.subject:
        return False
    opened.verb = replace(opened.verb, lemma=verb.lemma, event=verb.event, voice="passive")
    opened.event, opened.end = verb.event, predicate.end
    return True


def _is_inverted(opened: Predicate, predicate: Predicate, row: PieceRow, at: int, *, second: bool) -> bool:
    """'Only once did the town reach the final', 'Had the alarm been raised': the subject stands behind the auxiliary."""
    verb = predicate.verb
    if opened.verb is None or opened.verb.lemma not in ("do", "have") or verb is None:
        return False
    group = row.groups[row.items[at].index]
    form = "infinitive" if opened.verb.lemma == "do" else "participle"
    if opened.subject or not opened.objects or group.to or group.kind != form or opened.verb.tokens[0] != opened.verb.tokens[1]:
        return False
    doubted = opened.verb.lemma == "have" and second and not opened.verb.negated
    alone = verb.tokens[0] == verb.tokens[1]  # "had he known", and not "been raised"
    voice = verb.voice if form == "infinitive" else "active" if alone else "passive"
    opened.verb = replace(
        verb, tense=opened.verb.tense, negated=opened.verb.negated, modality="hypothetical" if doubted else "asserted", voice=voice
    )
    opened.event, opened.end = verb.event, predicate.end
    opened.subject, opened.objects = opened.objects, []
    return True
