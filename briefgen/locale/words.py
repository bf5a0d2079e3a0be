"""What composers and templates write in a site's language: words, dates, numbers."""

from datetime import date, datetime

from briefgen.frozen import dataclass
from briefgen.locale import dates
from briefgen.locale.catalogue import SOURCE, catalogue
from briefgen.locale.direction import direction


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language: data that can be hashed, compared and sent."""

    lang: str = SOURCE
    """A language that the interface speaks, as `spoken` gives it."""

    @property
    def dir(self) -> str:
        """Say in which direction it is written: `ltr` or `rtl`."""
        return direction(self.lang)

    def gettext(self, text: str, /, **values: object) -> str:
        """Translate a text; values take the place of `{name}` in it."""
        said = catalogue(self.lang).gettext(text)
        return said.format(**values) if values else said

    def pgettext(self, context: str, text: str, /, **values: object) -> str:
        """Translate a text that means something else in another context."""
        said = catalogue(self.lang).pgettext(context, text)
        return said.format(**values) if values else said

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a text with a number in it, which stands at `{n}`."""
        said = catalogue(self.lang).ngettext(one, many, n)
        return said.format(n=self.number(n), **values)

    def day(self, value: date) -> str:
        """Write a day: `4 July 2023`."""
        return dates.day(self.lang, value.year, value.month, value.day)

    def moment(self, value: datetime) -> str:
        """Write a day and a time: `4 July 2023, 14:20`."""
        clock = dates.clock(self.lang, value.hour, value.minute)
        return dates.both(self.lang, self.day(value), clock)

    def month(self, value: date) -> str:
        """Write a month: `July 2023`."""
        return dates.month(self.lang, value.year, value.month)

    def year(self, value: int) -> str:
        """Write a year."""
        return dates.year(self.lang, value)

    def number(self, value: int) -> str:
        """Write a number, with what parts thousands."""
        return dates.number(self.lang, value)

    def decimal(self, value: float) -> str:
        """Write a number with two decimals."""
        return dates.decimal(self.lang, f"{value:.2f}")

    def capital(self, text: str) -> str:
        """Begin a text with a capital letter, and leave the others as they are."""
        return f"{text[:1].upper()}{text[1:]}"


ENGLISH = Words()
"""The interface as it stands in code and templates."""
