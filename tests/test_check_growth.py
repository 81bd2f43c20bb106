"""No link compares everything in a draft with everything else: the time of a check grows as the draft does."""

from __future__ import annotations

from datetime import date

import pytest
from growth import assert_linear

from factcheck.draft import Draft
from factcheck.pipeline import check

SIZE = 16_000
# Paragraphs that once took time with the square of their number, or worse, by the links that read them.
PARAGRAPHS = {
    "relatives of a name": "Ann Lund opened the mill. Ms. Lund said so on a day.",
    "limits of time": "The plant had 30 days from the leak to report. The leak was on May 4. A report sent on May 20 met the deadline.",
    "lengths of what lasts": "The 12-day walkout began on May 4. The walkout ended on May 16.",
    "hours of an event": "The three-hour vigil started at 6 p.m. on Monday. The vigil finished at 9 p.m.",
    "rates and their bases": "The school tested 40 pupils. It had a pass rate of 75 percent, and 30 pupils passed.",
    "counts of a period": "The beach counted 118 turtles from 2022 to 2024. It counted 26 turtles in 2023.",
    "one event and its date": "Its first patient came in 1955. The fire broke out on May 4 and was put out on May 5.",
    "ordinals and those before": "Ines Roe became the seventh director. The eight directors who served before her are dead.",
    "wholes shared out": "Each of the 214 was sent to one of three crews. The deck took 96, the galley 55 and the engine room 73.",
    "products": "The 42 volunteers met. Each of them carried 35 bags. By noon the 1,740 bags were in place.",
    "findings": "Of the 40 pupils, 30 passed, or 80 percent.",
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_time_grows_with_length(name: str) -> None:
    def read(text: str) -> object:
        return check(Draft(text, published=date(2025, 6, 12)))

    assert_linear(read, PARAGRAPHS[name] + "\n\n", SIZE)
