"""The texts of sources: which file is whose, and whether it is still the same."""

from briefgen.diagnostics import Diagnostic, Location, closest, diagnose
from briefgen.model.article import Article
from briefgen.model.checked import AnnotationFile
from briefgen.model.project import Project
from briefgen.model.registry import Publisher
from briefgen.model.source import SourceFields, is_reference


def article_of(
    record: SourceFields, project: Project, place: Location, found: list[Diagnostic]
) -> Article | None:
    """Find the text that a source names as its `file`."""
    if record.file is None:
        return None
    path = f"{project.seeds}/{record.file}"
    article = project.articles.get(path)
    if article is None:
        problem = "is not a text that can be read"
        if path not in project.files:
            problem = "is not there"
        guess = closest(path, project.articles).removeprefix(f"{project.seeds}/")
        hint = f"did you mean `{guess}`?" if guess else ""
        found.append(diagnose("BG409", place, f"{path} {problem}", hint))
    return article


def changed_text(
    record: SourceFields, article: Article | None, place: Location
) -> Diagnostic | None:
    """Say that a text is not the one whose hash was written down."""
    if not record.sha256 or article is None:
        return None
    if record.sha256.lower() == article.sha256:
        return None
    return diagnose(
        "BG312",
        place,
        f"{article.file} has changed since its sha256 was written down",
        f"look whether the statements still hold, then write\nsha256: {article.sha256}",
    )


def title_of(
    record: SourceFields,
    article: Article | None,
    publisher: Publisher | None,
) -> str:
    """Call a source by the best name there is; mostly there is one."""
    front_matter = article.front_matter if article else None
    data = front_matter.data if front_matter else None
    given = data.get("title") if isinstance(data, dict) else None
    named = given.strip() if isinstance(given, str) else ""
    published_by = publisher.name if publisher else record.publisher
    return record.title or named or published_by or ""


def owner_of_article(file: AnnotationFile, seeds: str) -> int | None:
    """Find the source whose text is the article beside the annotation.

    That is the one that names it, or else the only one declared here that
    names no file.
    """
    if file.article is None:
        return None
    items = list(enumerate(file.annotation.sources))
    if any(f"{seeds}/{s.file}" == file.article.file for _, s in items):
        return None  # found by its `file`, as any other
    without = [i for i, s in items if s.file is None and not refers(file, i)]
    return without[0] if len(without) == 1 else None


def refers(file: AnnotationFile, index: int) -> bool:
    """Tell whether an item only names a source that is declared elsewhere."""
    flawed = any(path[:2] == ("sources", index) for path in file.removed)
    return is_reference(file.annotation.sources[index]) and not flawed
