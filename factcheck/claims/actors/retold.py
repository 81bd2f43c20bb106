"""read_retold: the acts of people, and the scenes, that a draft tells again somewhere, with those told before."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.actors.scenes import scenes_of
from factcheck.claims.actors.tellings import tellings_of
from factcheck.syntax.clause import Reading


def read_retold(reading: Reading) -> Iterator[ActorClaim]:
    """Claims of who did what ("deed") and of what is where ("scene"), for those acts and things that the draft takes up again."""
    tellings = tellings_of(reading)
    acts = {telling.act for telling in tellings if telling.again}
    for telling in tellings:
        if telling.act in acts:
            for who in telling.who:
                yield told_of(who, "deed", telling.value, telling.span, reading.sentences[telling.sentence].sentence.role)
    scenes = scenes_of(reading)
    things = {thing for scene in scenes if scene.again for thing in scene.things}
    for scene in scenes:
        if shared := scene.things & things:
            yield told_of(min(shared), "scene", scene.place, scene.span, reading.sentences[scene.sentence].sentence.role)
