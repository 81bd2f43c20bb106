"""Word lists and tables, one file a list; each says in its first lines what it holds and where it comes from.

`importlib.resources` takes 30 ms to import, which a check of a short draft would feel; the loader of this package reads
the same bytes without it, from a folder or from a zip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader


def read_data(name: str) -> str:
    """The text of one file of this folder.

    Args:
        name: the file's name, "events.tsv".

    Raises:
        OSError: if there is no such file.

    >>> read_data("events.tsv").startswith("#")
    True
    """
    folder = __path__[0]
    loader = cast("ResourceLoader", __spec__.loader)
    return loader.get_data(f"{folder}/{name}").decode("utf-8")


def data_lines(name: str) -> list[str]:
    """The lines of one file of this folder, without comments (`#`) and empty lines."""
    return [line for line in read_data(name).splitlines() if line and not line.startswith("#")]
