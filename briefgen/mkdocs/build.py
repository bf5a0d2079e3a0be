"""Builds a site, or finds that there is nothing to do before MkDocs is imported."""

import time
from dataclasses import replace
from pathlib import Path

from briefgen.adapters import adapter
from briefgen.cache.inputs import of_build
from briefgen.config import read_settings
from briefgen.memory import undisturbed
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.folders import Folders, read_folders
from briefgen.mkdocs.result import BuildResult
from briefgen.mkdocs.stage import unchanged


def build(
    config_file: Path,
    *,
    site_dir: Path | None = None,
    strict: bool = False,
    clean: bool = False,
    caller: Caller | None = None,
) -> BuildResult:
    """Build a site into its output folder; `clean` makes every page again.

    Raises:
        ConfigError: `mkdocs.yml` or the output folder is not what it should be.
        BriefgenError: MkDocs cannot go on, or another build is running.

    """
    start = time.perf_counter()
    settings = read_settings(config_file)
    folders = read_folders(config_file, site_dir)
    inputs = of_build(settings, config_file, folders.docs)
    known = replace(caller or Caller(), inputs=inputs)
    if known.executor:  # also where there is nothing to make
        from briefgen.mkdocs.workers import check_address  # noqa: PLC0415 - rarely

        check_address(known.executor)
    result = None if clean else _unchanged(folders, inputs.whole)
    if result is None and inputs.rest and not clean:
        with undisturbed():  # imports leave much to look at too
            from briefgen.mkdocs.edited import build_edit  # noqa: PLC0415 - MkDocs

            result = build_edit(config_file, folders, settings, known, strict=strict)
    if result is None:
        from briefgen.mkdocs.invoke import invoke  # noqa: PLC0415 - imports MkDocs

        result = invoke(config_file, folders, known, strict=strict, clean=clean)
    return replace(result, seconds=time.perf_counter() - start)


def _unchanged(folders: Folders, of_inputs: str) -> BuildResult | None:
    """Give the last result again where inputs and output folder are as they were."""
    summary = unchanged(folders.root, folders.site, of_inputs)
    if not summary:
        return None
    result = adapter(BuildResult).validate_json(summary)
    return replace(result, site_dir=folders.site)
