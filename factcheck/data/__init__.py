"""Word lists and tables, one file a list; each says in its first lines what it holds and where it comes from.

`importlib.resources` takes 30 ms to import, which a check of a short draft would feel; the loader of this package reads
the same bytes without it, from a folder or from a zip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
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
    """The lines of one file of this folder, without comments (`#`) and empty lines, and those that `extend_lists` added to it."""
    _read.add(name)
    lines = [line for line in read_data(name).splitlines() if line and not line.startswith("#")]
    return [*lines, *_added.get(name, ())]


def list_names() -> list[str]:
    """The names of all lists of this folder."""
    import os

    top = __path__[0]
    found = [
        os.path.relpath(os.path.join(folder, name), top).replace(os.sep, "/")  # noqa: PTH118 - relative to a folder that may hold links
        for folder, _, names in os.walk(top)
        for name in names
        if name.endswith((".txt", ".tsv"))
    ]
    return sorted(found)


def extend_lists(added: Mapping[str, tuple[str, ...]]) -> None:
    """Add lines to lists of this folder, for this process, in the form that each list has (fields parted by tabs).

    What is read from a list is kept, so that lines can only be added before it is first read.

    Raises:
        ValueError: if there is no such list, or it was read with other lines.
    """
    for name in added:
        try:
            read_data(name)
        except OSError:
            raise ValueError(f"there is no list {name!r}") from None
    changed = {name for name in {*_added, *added} if tuple(added.get(name, ())) != _added.get(name, ())}
    late = sorted(changed & _read)
    if late:
        raise ValueError(f"the list {late[0]!r} is in use with other lines")
    _added.clear()
    _added.update({name: tuple(lines) for name, lines in added.items()})


_added: dict[str, tuple[str, ...]] = {}
_read: set[str] = set()
