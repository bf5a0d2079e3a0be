"""The folders that `mkdocs.yml` names, known before MkDocs is imported."""

from pathlib import Path

from briefgen.config import read_yaml
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a site is, comes from and goes to; absolute, links followed."""

    root: Path
    """Where `mkdocs.yml` stands."""
    docs: Path
    """Hand-written pages: MkDocs wants it to be there."""
    site: Path
    """The output folder."""

    def make_docs(self) -> None:
        """Make the folder of hand-written pages, where it is ours to make."""
        if self.docs.is_relative_to(self.root):
            self.docs.mkdir(parents=True, exist_ok=True)


def read_folders(config_file: Path, site_dir: Path | None) -> Folders:
    """Read the folders of a site; `site_dir` takes the place of the one it names."""
    values = read_yaml(config_file)
    root = config_file.parent.resolve()
    site = site_dir or root / str(values.get("site_dir") or "site")
    docs = root / str(values.get("docs_dir") or "docs")
    return Folders(root, docs.resolve(), site.resolve())
