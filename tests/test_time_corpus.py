"""Each phrasing of the corpora of times is read whole, as exactly one mention, with the meaning that the corpus gives it."""

import re
from pathlib import Path

import pytest
import yaml

from factcheck.mentions.times import find_times

CORPORA = Path(__file__).parents[1] / "fixtures" / "mentions"
KINDS = ("date", "time", "duration", "set")
MARKED = re.compile(r"\[\[(.*?)\]\]")


def phrasings():
    for kind in KINDS:
        corpus = yaml.safe_load((CORPORA / f"{kind}.yaml").read_text(encoding="utf-8"))
        for meaning in corpus["meanings"]:
            for phrase in meaning["phrasings"]:
                yield pytest.param(corpus, meaning, phrase, id=f"{kind}: {phrase}")


def not_times():
    for kind in KINDS:
        corpus = yaml.safe_load((CORPORA / f"{kind}.yaml").read_text(encoding="utf-8"))
        for phrase in corpus["not_times"]:
            yield pytest.param(corpus, phrase, id=f"{kind}: {phrase}")


@pytest.mark.parametrize(("corpus", "meaning", "phrase"), list(phrasings()))
def test_phrasing_is_read_whole(corpus, meaning, phrase):
    marked = MARKED.search(phrase)
    text = phrase.replace("[[", "").replace("]]", "")
    start = marked.start() if marked else 0
    end = start + len(marked.group(1)) if marked else len(text)
    found = find_times(text, corpus["published"])
    whole = [mention for mention in found if (mention.span.start, mention.span.end) == (start, end)]
    assert len(whole) == 1, [mention.span.text_of(text) for mention in found]
    assert len(found) == 1 + meaning.get("others", 0)
    value = whole[0].value
    assert value.timex == meaning["timex"]
    assert whole[0].kind == corpus["kind"]
    for name, written in meaning.get("fields", {}).items():
        assert getattr(value, name) == written, name
    if "of" in meaning:
        assert whole[0].of == meaning["of"]
        assert len(whole[0].parts) >= (2 if meaning["of"] == "range" and corpus["kind"] != "duration" else 0)
    if "bound" in meaning:
        assert value.bound == meaning["bound"]
    if "length" in meaning:
        assert [value.length.low, value.length.high] == meaning["length"]
    if "nominal" in meaning:
        assert value.nominal == meaning["nominal"]
    if "minutes" in meaning:
        assert [value.minutes.low, value.minutes.high] == meaning["minutes"]
    if meaning.get("days") == "empty":
        assert value.days.is_empty


@pytest.mark.parametrize(("corpus", "phrase"), list(not_times()))
def test_no_time_is_read(corpus, phrase):
    assert [mention.span.text_of(phrase) for mention in find_times(phrase, corpus["published"])] == []
