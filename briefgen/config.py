"""The settings of a site: `mkdocs.yml`, read once and frozen."""

import os
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import Field, ValidationError
from yaml_env_tag import construct_env_tag

from briefgen.adapters import adapter
from briefgen.diagnostics import CATALOGUE, ConfigError, Severity, closest
from briefgen.frozen import dataclass
from briefgen.locale import SOURCE, Words, spoken
from briefgen.model.forms import Fields
from briefgen.model.vocabulary import Handling, Paper, Rhythm, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Fields):
    """What stands under `plugins: - briefgen:`."""

    seeds: str = "seeds"
    """The folder of articles, annotations and registries."""
    templates: str = "templates"
    """The folder of templates that take the place of ours, file by file."""
    handling: Handling = Handling.CLEAR
    """The highest level that may be published."""
    default_handling: Handling = Handling.CLEAR
    """The level of a briefing that names none."""
    require_review: bool = False
    """Whether a published briefing needs a reviewer who did not prepare it."""
    timezone: str = "UTC"
    """The time zone of dates without an offset, such as `Europe/Oslo`."""
    excerpt_limit: Annotated[int, Field(ge=0, le=100)] = 40
    """How much of a text excerpts may show, in per cent, before it is a warning."""
    edit_links: bool = True
    """Whether pages link to their annotation, where `edit_uri` is known."""
    public_repository: bool = False
    """Whether everybody can read the repository, and so all of `seeds/`."""
    digests: Rhythm = Rhythm.WEEK
    """How often there is a digest: `day`, `week`, `month` or `none`."""
    changes: Telling = Telling.VALUES
    """What is told of changes: `none`, `values` of a few words and dates, `words`."""
    search: bool = True
    """Whether the site has a page that searches it."""
    pdf: Paper = Paper.NONE
    """The paper of a PDF beside each briefing: `a4`, `letter` or `none`."""
    cards: bool = False
    """Whether each briefing has a picture for where it is shared."""
    card_font: str = ""
    """The font file of those, inside `seeds`; else one of the system's is taken."""
    rules: dict[str, str | bool] = field(default_factory=dict)
    """Severity by code: `error`, `warning`, `advice` or `off`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that the stages need to know besides the inputs."""

    root: Path
    """The site's folder: where `mkdocs.yml` stands."""
    site_name: str
    """MkDocs' `site_name`."""
    site_url: str
    """MkDocs' `site_url`, or nothing."""
    site_description: str
    """MkDocs' `site_description`, or nothing."""
    edit_base: str
    """Where files of the repository are edited, ending in `/`, or nothing."""
    repo_url: str
    """MkDocs' `repo_url`, or nothing."""
    lang: str
    """The language of the site."""
    options: Options
    """What stands under `plugins: - briefgen:`."""
    rules: Mapping[str, Severity | None]
    """Severities that differ from the catalogue's; None turns a code off."""
    now: datetime
    """The build's time, in the site's time zone; tells only what is not yet out."""
    drafts: bool = False
    """Whether drafts are shown: in the preview alone."""

    @property
    def words(self) -> Words:
        """Give the interface in the language of the site, or else in English."""
        return Words(spoken(self.lang) or SOURCE)

    def words_of(self, lang: str) -> Words:
        """Give the interface of a page in its language, or else the site's."""
        return Words(spoken(lang)) if spoken(lang) else self.words

    def words_lang(self, lang: str) -> str:
        """Name the language of the interface on a page; mostly, that of the page."""
        return lang if spoken(lang) else self.words_of(lang).lang

    @property
    def has_pdf(self) -> bool:
        """Tell whether a PDF stands beside each briefing; the preview makes none."""
        return self.options.pdf is not Paper.NONE and not self.drafts

    @property
    def has_cards(self) -> bool:
        """Tell whether each briefing has a card; the preview draws none."""
        return self.options.cards and not self.drafts

    @property
    def timeless(self) -> "Settings":
        """Give the settings without what differs from build to build."""
        return replace(self, now=datetime.min, root=Path())  # noqa: DTZ901 - no time


def read_settings(config_file: Path, *, drafts: bool = False) -> Settings:
    """Read `mkdocs.yml` without MkDocs, which takes long to import.

    Raises:
        ConfigError: there is no such file, or it cannot be understood.

    """
    values = read_yaml(config_file)
    return settings(values, config_file.parent.resolve(), drafts=drafts)


def settings(
    values: Mapping[str, object], root: Path, *, drafts: bool = False
) -> Settings:
    """Make settings out of the keys of `mkdocs.yml`.

    Raises:
        ConfigError: a value cannot be understood.

    """
    options = _options(_plugin_options(values.get("plugins")))
    return Settings(
        root=root,
        site_name=_word(values, "site_name"),
        site_url=_word(values, "site_url"),
        site_description=_word(values, "site_description"),
        edit_base=_edit_base(values),
        repo_url=_word(values, "repo_url"),
        lang=_language(values.get("theme")),
        options=options,
        rules=_rules(options.rules),
        now=_now(options.timezone),
        drafts=drafts,
    )


class _Loader(yaml.CSafeLoader):
    """Reads what MkDocs reads; of tags that name Python objects, nothing."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_Loader.add_multi_constructor("!", lambda *_: None)


def read_yaml(config_file: Path) -> dict[str, object]:
    """Read the keys of `mkdocs.yml`, and of the files that it inherits from.

    Raises:
        ConfigError: there is no such file, or it cannot be understood.

    """
    try:
        with config_file.open("rb") as stream:
            values: object = yaml.load(stream, _Loader)  # noqa: S506 - a safe loader
    except FileNotFoundError:
        raise ConfigError(
            f"there is no {config_file.name} in {config_file.parent.resolve()}",
            "run briefgen in a site's folder, name the file with -f, "
            "or make a site with `briefgen new DIR`",
        ) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"{config_file} cannot be read: {error}") from None
    if not isinstance(values, dict):
        raise ConfigError(f"{config_file} is not a mapping of settings")
    parent = values.pop("INHERIT", None)
    if isinstance(parent, str):
        return {**read_yaml(config_file.parent / parent), **values}
    return values


def _plugin_options(plugins: object) -> Mapping[str, object]:
    entries: list[object] = []
    if isinstance(plugins, list):
        entries = plugins
    elif isinstance(plugins, dict):
        entries = [{name: options} for name, options in plugins.items()]
    for entry in entries:
        if entry == "briefgen":
            return {}
        if isinstance(entry, dict) and "briefgen" in entry:
            return entry["briefgen"] or {}
    raise ConfigError(
        "mkdocs.yml does not list the plugin", "add `- briefgen` under `plugins:`"
    )


def _options(values: Mapping[str, object]) -> Options:
    try:
        return adapter(Options).validate_python(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(map(str, first["loc"])) or "briefgen"
        if first["type"] == "unexpected_keyword_argument":
            guess = closest(name, Options.__dataclass_fields__)
            hint = f"did you mean {guess}?" if guess else "see docs/configuration.md"
            raise ConfigError(f"plugins: briefgen: {name} is unknown", hint) from None
        message = first["msg"][:1].lower() + first["msg"][1:]
        raise ConfigError(f"plugins: briefgen: {name}: {message}") from None


def _rules(rules: Mapping[str, str | bool]) -> Mapping[str, Severity | None]:
    words: dict[str, Severity | None] = {s.value: s for s in Severity}
    words["off"] = words["False"] = None  # YAML 1.1 reads `off` as false
    chosen = {code: str(word) for code, word in rules.items()}
    for code, word in chosen.items():
        if code not in CATALOGUE:
            raise ConfigError(f"plugins: briefgen: rules: {code} is no code")
        if word not in words:
            raise ConfigError(
                f"plugins: briefgen: rules: {code}: {word} is no severity",
                "use error, warning, advice or off",
            )
    return {code: words[word] for code, word in chosen.items()}


def _now(timezone: str) -> datetime:
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(
            f"plugins: briefgen: timezone: {timezone} is unknown",
            "use a name such as Europe/Oslo or UTC",
        ) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), zone)
    return datetime.now(UTC).astimezone(zone)  # noqa: TID251 - the one clock there is


def _word(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _edit_base(values: Mapping[str, object]) -> str:
    """Say where a file is edited: `edit_uri` leads to docs_dir, we go above it."""
    repo, edit = _word(values, "repo_url"), _word(values, "edit_uri")
    if not repo.startswith(("https://", "http://")):
        return ""
    if not edit:
        return f"{repo.rstrip('/')}/edit/main/" if "github.com" in repo else ""
    docs = str(values.get("docs_dir", "docs")).strip("/")
    base = edit if edit.startswith("http") else f"{repo.rstrip('/')}/{edit.strip('/')}/"
    return base.removesuffix(f"{docs}/").rstrip("/") + "/"


def _language(theme: object) -> str:
    if isinstance(theme, dict):
        word = theme.get("locale") or theme.get("language")
        if isinstance(word, str):
            return word.replace("_", "-")
    return "en"
