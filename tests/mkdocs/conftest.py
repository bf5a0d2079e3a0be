from pathlib import Path

import pytest

from tests.mkdocs.site_folder import SiteFolder, make_site


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return make_site(tmp_path)
