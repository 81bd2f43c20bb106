"""check_sheet: the claims of a sheet are checked against one another, and findings say at which lines they stand."""

from __future__ import annotations

from pathlib import Path

from factcheck.config import Config
from factcheck.errors import ClaimSheetError
from factcheck.formats.encoding import decode
from factcheck.reports.outcome import Outcome, Place


def check_sheet(data: bytes, name: str, config: Config, *, select: tuple[str, ...] | None = None, ignore: tuple[str, ...] = ()) -> Outcome:
    """Check a claim sheet.

    Args:
        data: its bytes.
        name: its name; the suffix tells JSON from YAML.
        config: the configuration that holds for it.
        select: rules to run; it replaces the configuration's.
        ignore: rules to leave out.

    Raises:
        ClaimSheetError: if it does not parse, or its claims do not fit their models.
        DraftError: if it is empty, binary, or in no known encoding.
    """
    from factcheck.claims.read import number_claims
    from factcheck.claims.sheet import read_sheet
    from factcheck.pipeline import check_claims
    from factcheck.runs.check import apply_severities

    text, _ = decode(data, name)
    sheet = read_sheet(text, path=name)
    settings = config.settings_for(Path(name))
    claims = number_claims(list(sheet.claims))
    try:
        report = check_claims(claims, select=select if select is not None else settings.select, ignore=(*settings.ignore, *ignore))
    except ValueError as error:
        raise ClaimSheetError(str(error), path=name) from None
    places = {claim.id: Place(line, column, line, column + 1) for claim, (line, column) in zip(claims, sheet.places, strict=True)}
    return Outcome(name, apply_severities(report, settings.severity), places=places)
