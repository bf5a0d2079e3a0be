"""Settings out of mkdocs.yml, and what is said of mistakes in it."""

from pathlib import Path

import pytest

from briefgen.config import read_settings
from briefgen.diagnostics import ConfigError, Severity


def write(root: Path, text: str) -> Path:
    file = root / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return file


BASE = "site_name: Site\ndocs_dir: seeds/pages\n"


def test_defaults(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, BASE + "plugins: [briefgen]\n"))
    assert settings.site_name == "Site"
    assert settings.root == tmp_path.resolve()
    assert settings.options.seeds == "seeds"
    assert settings.options.excerpt_limit == 40
    assert settings.lang == "en"
    assert settings.drafts is False


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - briefgen:\n      timezone: Europe/Oslo\n",
        "plugins:\n  search: {}\n  briefgen:\n    timezone: Europe/Oslo\n",
    ],
)
def test_options_in_either_form(tmp_path: Path, plugins: str) -> None:
    settings = read_settings(write(tmp_path, BASE + plugins))
    assert str(settings.now.tzinfo) == "Europe/Oslo"


def test_env_inherit_and_python_tags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/x/")
    (tmp_path / "base.yml").write_text("site_name: Base\nplugins: [briefgen]\n")
    file = write(
        tmp_path,
        "INHERIT: base.yml\nsite_url: !ENV [SITE_URL, '']\n"
        "markdown_extensions:\n  - x: {f: !!python/name:os.system }\n",
    )
    settings = read_settings(file)
    assert settings.site_name == "Base"
    assert settings.site_url == "https://example.org/x/"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("repo_url: https://github.com/a/b\n", "https://github.com/a/b/edit/main/"),
        (
            "repo_url: https://github.com/a/b\nedit_uri: edit/trunk/seeds/pages/\n",
            "https://github.com/a/b/edit/trunk/",
        ),
        ("repo_url: https://codeberg.org/a/b\n", ""),
        ("repo_url: javascript:alert(1)\n", ""),
        ("", ""),
    ],
)
def test_where_a_file_is_edited(tmp_path: Path, keys: str, expected: str) -> None:
    settings = read_settings(write(tmp_path, BASE + keys + "plugins: [briefgen]\n"))
    assert settings.edit_base == expected


def test_severities(tmp_path: Path) -> None:
    rules = "{BG306: warning, BG309: off}"
    file = write(tmp_path, BASE + f"plugins:\n  - briefgen: {{rules: {rules}}}\n")
    assert read_settings(file).rules == {"BG306": Severity.WARNING, "BG309": None}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BASE, "does not list the plugin"),
        ("- a\n", "is not a mapping"),
        ("a: [\n", "cannot be read"),
        (BASE + "plugins:\n  - briefgen: {handlin: red}\n", "handlin is unknown"),
        (BASE + "plugins:\n  - briefgen: {handling: pink}\n", "handling: "),
        (BASE + "plugins:\n  - briefgen: {excerpt_limit: 101}\n", "excerpt_limit: "),
        (BASE + "plugins:\n  - briefgen: {timezone: Mars}\n", "Mars is unknown"),
        (BASE + "plugins:\n  - briefgen: {rules: {BG000: off}}\n", "BG000 is no code"),
        (
            BASE + "plugins:\n  - briefgen: {rules: {BG301: bad}}\n",
            "bad is no severity",
        ),
    ],
)
def test_mistakes(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        read_settings(write(tmp_path, text))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no mkdocs\.yml in") as caught:
        read_settings(tmp_path / "mkdocs.yml")
    assert "briefgen new" in caught.value.help


def test_a_misspelt_option_gets_the_right_one_offered(tmp_path: Path) -> None:
    file = write(tmp_path, BASE + "plugins:\n  - briefgen: {handlin: red}\n")
    with pytest.raises(ConfigError) as caught:
        read_settings(file)
    assert caught.value.help == "did you mean handling?"
