"""What the remarks mean: they are no rules, and speak of what factcheck is told and not of the draft."""

from __future__ import annotations

REMARKS = {
    "unused-ignore": """\
Severity: warning. Not a rule, but a remark: an ignore comment, or an entry of a sidecar file, silences nothing any more.

The contradiction was mended, or its words changed so much that it is another finding. Remove the comment or the entry; left
there, it would silence the next contradiction in its place. It is not looked for where only some rules run.""",
    "invalid-ignore": """\
Severity: warning. Not a rule, but a remark: a comment to factcheck is not written as one, and silences nothing.

It names no rule or one that there is not, gives no reason, or is not closed. Write:

    <!-- factcheck: ignore[RULE, ...] REASON -->""",
    "stale-baseline": """\
Severity: warning. Not a rule, but a remark: an entry of the baseline accepts a finding that there is no more.

`factcheck baseline prune` drops such entries. It is not looked for in drafts that were not checked, or for rules that did not
run.""",
}
"""What to tell of each remark, by its name."""
