"""How much of a text its excerpts would show, and how many origins there are."""

from collections.abc import Iterator, Mapping

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.site import Briefing, Source
from briefgen.resolve.passages import Passages


def shown(
    briefings: tuple[Briefing, ...],
    files: Mapping[str, AnnotationFile],
    found: Mapping[str, Passages],
    settings: Settings,
) -> Iterator[Diagnostic]:
    """Judge what a briefing takes from its sources, and how many they really are."""
    for briefing in briefings:
        file, shares = files[briefing.id], found[briefing.id].shares
        for source in briefing.sources:
            part = shares.get(source.id, 0.0)
            if part * 100 > settings.options.excerpt_limit:
                yield diagnose(
                    "BG313",
                    file.location(_path(source, briefing, file)),
                    f"the excerpts show {part:.0%} of “{source.title}”",
                    f"the limit is {settings.options.excerpt_limit} %; quote less, or "
                    "say `rights: full`\nwhere the text may be published whole",
                )
        origins = {source.origin for source in briefing.sources}
        if len(briefing.sources) > len(origins) == 1:
            yield diagnose(
                "BG504",
                file.location(("sources",)),
                f"{len(briefing.sources)} sources are given, but all repeat one",
                "look for another, or say so under `gaps`",
            )


def _path(source: Source, briefing: Briefing, file: AnnotationFile) -> Path:
    """Find where the briefing names a source."""
    names = [item.id or f"s{i + 1}" for i, item in enumerate(file.annotation.sources)]
    local = briefing.local_ids[source.id]
    return ("sources", names.index(local)) if local in names else ()
