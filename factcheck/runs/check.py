"""check_files: every file checked on its own, with its configuration, so that one bad file loses nothing of the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from os.path import realpath
from pathlib import Path

from factcheck.config import Config, Severity, config_for, load_config
from factcheck.draft import Draft
from factcheck.errors import ConfigError, FactcheckError, name_path
from factcheck.findings import SEVERITIES, Finding, Report
from factcheck.formats.load import SHEET_SUFFIXES, load_draft, read_bytes, read_draft
from factcheck.reports.outcome import Outcome, Problem, Run
from factcheck.runs.silence import apply_directives, apply_sidecar


@dataclass(frozen=True)
class Options:
    """What a caller asks for on top of the configuration.

    Attributes:
        published: the publication date of every draft; None leaves it to each file.
        select, ignore: rules to run, rules to leave out; `select` replaces the configuration's.
        fail_on: the least severity at which the run fails; None leaves it to the configuration.
        config: the configuration file to use for all drafts; None finds the nearest for each.
        isolated: use no configuration file.
        cache: whether reports that the cache holds are used, and new ones kept.
        baseline: the file of accepted findings to use for all drafts; None leaves it to the configuration.
        stdin: what was read from standard input, for the path "-".
        stdin_name: the name that standard input is read under.
    """

    published: date | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    config: Path | None = None
    isolated: bool = False
    cache: bool = True
    baseline: Path | None = None
    stdin: bytes = b""
    stdin_name: str = "-"


def check_files(
    paths: Sequence[str],
    options: Options | None = None,
    *,
    problems: Iterable[Problem] = (),
    jobs: int = 1,
    progress: Callable[[], None] | None = None,
) -> Run:
    """Check drafts and claim sheets.

    Args:
        paths: files, and "-" for standard input, in the order of the report.
        options: what is asked for on top of the configuration.
        problems: what stood in the way before.
        jobs: how many processes share the work.
        progress: called after each file.

    Raises:
        RuleError: if an option names a rule that there is not.
        ConfigError: if the configuration that `options` names cannot be used.
    """
    options = options or Options()
    if options.select is not None or options.ignore:
        from factcheck.registry import select_rules

        if not select_rules(options.select, options.ignore):
            raise ConfigError("--select and --ignore leave no rule to run")
    if options.config is not None:
        load_config(options.config)
    results: list[Outcome | Problem] = []
    for result in _map(partial(check_file, options=options), paths, jobs):
        results.append(result)
        if progress is not None:
            progress()
    return Run(
        outcomes=tuple(result for result in results if isinstance(result, Outcome)),
        problems=(*problems, *(result for result in results if isinstance(result, Problem))),
        fail_on=options.fail_on or _fail_on(paths, options),
    )


def check_file(path: str, options: Options) -> Outcome | Problem:
    """Check one draft or claim sheet; what cannot be checked is a `Problem`, not an exception."""
    name = options.stdin_name if path == "-" else path
    try:
        config = config_of(name, options)
        _require_rules(config, options)
        if Path(name).suffix.lower() in SHEET_SUFFIXES:
            from factcheck.runs.sheets import check_sheet

            data = options.stdin if path == "-" else read_bytes(name)
            return check_sheet(data, name, config, select=options.select, ignore=options.ignore)
        return _check_draft(path, name, config, options)
    except FactcheckError as error:
        return Problem(error.path or name, error.message, error.line)
    except Exception as error:
        # A fault of ours in one draft must not lose what the others have to say; FACTCHECK_DEBUG shows where it is.
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        return Problem(name, f"internal error, please report it: {type(error).__name__}: {error}")


def config_of(name: str, options: Options) -> Config:
    """The configuration that holds for a file."""
    if options.isolated:
        return Config.model_construct()
    if options.config is not None:
        return load_config(Path(realpath(options.config)))
    return config_for(Path(realpath(name)).parent)


def _require_rules(config: Config, options: Options) -> None:
    """Refuse a choice that leaves no rule to run: silence would pass for a sound draft.

    `per-path` may choose none for the drafts that it names.
    """
    select = options.select if options.select is not None else config.select
    if select is not None and set(select) <= {*config.ignore, *options.ignore}:
        where = name_path(config.path) if config.path else None
        raise ConfigError("select and ignore leave no rule to run", path=where)


def _check_draft(path: str, name: str, config: Config, options: Options) -> Outcome:
    published = options.published
    draft = read_draft(options.stdin, name, published=published) if path == "-" else load_draft(name, published=published)
    settings = config.settings_for(Path(name))
    select = options.select if options.select is not None else settings.select
    report = _run_pipeline(draft, config, options, select, (*settings.ignore, *options.ignore))
    report = report.model_copy(update={"notices": (*draft.notices, *report.notices)})
    outcome = Outcome(name, apply_severities(report, settings.severity), draft)
    narrowed = options.select is not None or bool(options.ignore)
    if draft.directives:
        from factcheck.registry import all_rules

        outcome = apply_directives(outcome, (rule.name for rule in all_rules()), partial=narrowed)
    return apply_sidecar(outcome, partial=narrowed)


def _run_pipeline(draft: Draft, config: Config, options: Options, select: tuple[str, ...] | None, ignore: tuple[str, ...]) -> Report:
    """The report of a draft, from the cache where it is there."""
    cache = key = None
    if options.cache and config.cache:
        from factcheck.runs.cache import Cache, cache_directory

        directory = cache_directory()
        if directory is not None:
            cache = Cache(directory)
            key = cache.key(draft, select, ignore, config.lexicon_lines)
            known = cache.load(key)
            if known is not None:
                return known
    use_lexicon(config)
    from factcheck.pipeline import check

    report = check(draft, select=select, ignore=ignore)
    if cache is not None and key is not None:
        cache.store(key, report)
    return report


def use_lexicon(config: Config) -> None:
    """Read what follows with the lexicon of a configuration.

    Raises:
        ConfigError: if word lists are in use with another lexicon already.
    """
    from factcheck.data import extend_lists

    try:
        extend_lists(config.lexicon_lines)
    except ValueError as error:
        where = name_path(config.path) if config.path else None
        raise ConfigError(f"lexicon: {error}: drafts with different lexicons are checked in runs of their own", path=where) from None


def apply_severities(report: Report, severity: dict[str, Severity]) -> Report:
    """The report with the severities that the configuration gives to rules.

    A finding that is milder than its rule (true only at the edge of rounding, or said in a quotation) is not made harsher.
    """
    if not severity:
        return report
    from factcheck.registry import find_rule

    findings: list[Finding] = []
    for finding in report.findings:
        wanted = severity.get(finding.rule)
        if wanted is not None:
            if finding.severity != find_rule(finding.rule).severity:
                wanted = max(wanted, finding.severity, key=SEVERITIES.index)
            finding = finding.model_copy(update={"severity": wanted})
        findings.append(finding)
    return report.model_copy(update={"findings": tuple(findings)})


def _fail_on(paths: Sequence[str], options: Options) -> Severity:
    """The severity at which the run fails: what the configuration of the first file says."""
    for path in paths[:1]:
        try:
            return config_of(options.stdin_name if path == "-" else path, options).fail_on
        except FactcheckError:
            break
    return "error"


def _map(work: Callable[[str], Outcome | Problem], paths: Sequence[str], jobs: int) -> Iterable[Outcome | Problem]:
    if jobs < 2 or len(paths) < 2:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, paths, chunksize=max(1, min(32, len(paths) // (jobs * 4))))
