"""`factcheck schema`: the JSON Schemas."""

from __future__ import annotations

import json
from typing import Any

import click


@click.command()
@click.argument("what", type=click.Choice(["claims", "report", "config"]), default="claims")
def schema(what: str) -> None:
    """Print the JSON Schema of WHAT: claim sheets (claims), the JSON report (report), or the configuration (config)."""
    click.echo(json.dumps(describe(what), indent=2, ensure_ascii=False))


def describe(what: str) -> dict[str, Any]:
    """The schema of "claims", "report" or "config"."""
    if what == "report":
        from factcheck.reports.json import ReportDocument

        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ReportDocument.model_json_schema(mode="serialization")}
    if what == "config":
        from factcheck.config import describe_schema

        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **describe_schema()}
    from factcheck.claims.sheet import claim_schema

    return claim_schema()
