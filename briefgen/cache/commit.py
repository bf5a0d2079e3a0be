"""The commit that a site stands at: all of its history that a quick look asks for."""

from briefgen.config import Settings
from briefgen.history.git import GitError, head
from briefgen.model.vocabulary import Telling


def standing(settings: Settings) -> str:
    """Name the commit that a site stands at, or why there is none; quickly."""
    if settings.options.changes is Telling.NONE:
        return ""
    try:
        return head(settings.root)
    except GitError as error:
        return str(error)
