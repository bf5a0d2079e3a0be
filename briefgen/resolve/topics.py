"""Topics: those with a record, and those that briefings name without one."""

from collections.abc import Mapping

from briefgen.diagnostics import Diagnostic, closest, diagnose
from briefgen.model.checked import AnnotationFile, Checked
from briefgen.model.registry import Topic


def topics(
    checked: Checked, files: Mapping[str, AnnotationFile], found: list[Diagnostic]
) -> Mapping[str, Topic]:
    """Give every topic a record; one without gets its title from its id."""
    known = checked.topics.records
    everything = dict(known)
    for file in files.values():
        for i, name in enumerate(file.annotation.topics):
            if name in known:
                continue
            everything.setdefault(name, untold(name))
            guess = closest(name, known)
            if guess:
                place = file.location(("topics", i))
                message = f"the topic `{name}` has no record"
                hint = f"did you mean `{guess}`?"
                found.append(diagnose("BG403", place, message, hint))
    return everything


def untold(name: str) -> Topic:
    """Make the record of a topic that has none."""
    return Topic(title=name.replace("-", " ").capitalize())
