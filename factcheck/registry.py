"""Which rules there are: those of `factcheck.rules`, and those that other packages ship."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache

from factcheck import rules as _rules
from factcheck.errors import RuleError
from factcheck.extensions import find_extensions
from factcheck.rules.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name. A package adds rules with an entry point in the group `factcheck.rules` that names a `Rule`.

    Raises:
        RuleError: if two rules have one name, or an entry point names no rule or cannot be loaded.
    """
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(_rules.__path__):
        rule = getattr(importlib.import_module(f"{_rules.__name__}.{module.name}"), "RULE", None)
        if rule is not None:
            _add(found, rule, module.name)
    for entry in find_extensions():
        try:
            rule = entry.load()
        except Exception as error:  # whatever another package's module raises, its name is what helps
            raise RuleError(f"{entry.value} cannot be loaded: {type(error).__name__}: {error}") from error
        _add(found, rule, entry.value)
    return tuple(found[name] for name in sorted(found))


def _add(found: dict[str, Rule], rule: object, origin: str) -> None:
    if not isinstance(rule, Rule):
        raise RuleError(f"{origin} names no Rule but {type(rule).__name__}")
    if rule.name in found:
        raise RuleError(f"two rules are named {rule.name!r}; the second comes from {origin}")
    found[rule.name] = rule


def find_rule(name: str) -> Rule:
    """The rule of that name.

    Raises:
        RuleError: if there is none; the message suggests the nearest name.
    """
    for rule in all_rules():
        if rule.name == name:
            return rule
    from difflib import get_close_matches

    near = get_close_matches(name, [rule.name for rule in all_rules()], n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise RuleError(f"there is no rule {name!r}{hint}")


def select_rules(select: Iterable[str] | None = None, ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules to run: all but previews, or those named in `select`, less those in `ignore`.

    Raises:
        RuleError: if a name is no rule's.
    """
    ignored = {find_rule(name).name for name in ignore}
    if select is None:
        chosen = [rule for rule in all_rules() if not rule.preview]
    else:
        names = {find_rule(name).name for name in select}
        chosen = [rule for rule in all_rules() if rule.name in names]
    return tuple(rule for rule in chosen if rule.name not in ignored)
