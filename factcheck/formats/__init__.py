"""Files of every format become drafts: `load_draft` picks the reader by the file's suffix.

The names are resolved on first use, so that reading plain text costs no parser.
"""

from __future__ import annotations
