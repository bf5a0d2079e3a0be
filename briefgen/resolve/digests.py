"""What authors add to digests: of a digest that there is, with its briefings."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, closest, diagnose
from briefgen.model.checked import Checked, DigestFile
from briefgen.model.site import Briefing
from briefgen.model.spans import span_of
from briefgen.model.vocabulary import Rhythm


def digests(
    checked: Checked, briefings: Sequence[Briefing], settings: Settings
) -> Iterator[Diagnostic]:
    """Judge each of them by the digests that the site has."""
    rhythm = settings.options.digests
    stands: dict[str, str] = {}
    if rhythm is not Rhythm.NONE:
        span = span_of(rhythm)
        dated = [b for b in briefings if b.date and b.publishable]
        stands = {b.id: span(b.date.date()).id for b in dated if b.date}
    known = {briefing.id: briefing for briefing in briefings}
    for file in checked.digests:
        name = digest_name(file, checked)
        if name in stands.values():
            yield from _order(file, name, stands, known)
        else:
            yield _no_digest(file, name, set(stands.values()), rhythm)


def digest_name(file: DigestFile, checked: Checked) -> str:
    """Give the name of the digest that a file adds to."""
    folder = f"{checked.project.seeds}/digests/"
    return file.document.file.removeprefix(folder).removesuffix(".yml")


def _no_digest(
    file: DigestFile, name: str, names: Collection[str], rhythm: Rhythm
) -> Diagnostic:
    guess = closest(name, names)
    if rhythm is Rhythm.NONE:
        remedy = "the setting `digests: none` turns digests off"
    elif guess:
        remedy = f"did you mean {guess}.yml?"
    else:
        remedy = f"there is one of each {rhythm} in which a briefing was published"
    message = f"the site has no digest `{name}`"
    return diagnose("BG414", file.document.location(), message, remedy)


def _order(
    file: DigestFile,
    name: str,
    stands: Mapping[str, str],
    known: Mapping[str, Briefing],
) -> Iterator[Diagnostic]:
    for i, briefing in enumerate(file.digest.order):
        place = file.document.location(("order", i))
        if briefing not in known:
            here = [b for b, digest in stands.items() if digest == name]
            guess = closest(briefing, here) or closest(briefing, known)
            remedy = f"did you mean `{guess}`?" if guess else ""
            yield diagnose("BG404", place, f"there is no briefing `{briefing}`", remedy)
        elif briefing not in stands:
            why = known[briefing].unpublished_because or "without a date"
            message = f"`{briefing}` is not published, so it is left out"
            yield diagnose("BG412", place, message, f"it is {why}")
        elif stands[briefing] != name:
            message = f"`{briefing}` is not in this digest"
            yield diagnose("BG415", place, message, f"it is in {stands[briefing]}")
