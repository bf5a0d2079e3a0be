"""Articles of one sentence or two in several languages, and briefings on them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A briefing in a language, and the article that it rests on."""

    lang: str
    dir: str
    title: str
    bottom_line: str
    point: str
    article: str
    quotes: tuple[str, ...]


ARABIC = Told(
    "ar",
    "rtl",
    "المجلس يوافق على إصلاح الجسر القديم",
    "وافق المجلس على إصلاح الجسر قبل الشتاء.",
    "سيبدأ العمل في عام 2024.",
    "صوّت المجلس يوم الثلاثاء على إصلاح الجسر القديم (A12). "
    "وسيبدأ العمل في عام 2024 بكلفة 12 مليونًا، كما قالت رئيسة المجلس.",
    ("وسيبدأ العمل في عام 2024 بكلفة 12 مليونًا", "إصلاح الجسر القديم (A12)"),
)
HEBREW = Told(
    "he",
    "rtl",
    "המועצה החליטה לתקן את הגשר הישן",
    "המועצה אישרה את תיקון הגשר לפני החורף.",
    "העבודה תתחיל בשנת 2024.",
    "המועצה הצביעה ביום שלישי בעד תיקון הגשר הישן (A12). "
    "העבודה תתחיל בשנת 2024 ותעלה 12 מיליון, אמרה ראשת המועצה.",
    ("העבודה תתחיל בשנת 2024 ותעלה 12 מיליון", "בעד תיקון הגשר הישן (A12)"),
)
CHINESE = Told(
    "zh",
    "ltr",
    "市议会决定修复旧桥",
    "市议会同意在冬天之前修复旧桥。",
    "工程将于2024年开始。",
    "市议会星期二投票决定修复旧桥（A12）。工程将于2024年开始，费用为1200万元。"
    "市长说：“我们等这一天等得太久了。”",
    ("工程将于2024年开始，费用为1200万元", "投票决定修复旧桥（A12）"),
)
JAPANESE = Told(
    "ja",
    "ltr",
    "市議会、古い橋の修理を決定",
    "市議会は冬の前に橋を修理することに同意した。",
    "工事は2024年に始まる。",
    "市議会は火曜日、古い橋（A12）の修理を決めた。工事は2024年に始まり、"
    "費用は1200万円である。市長は「この日を長く待っていた」と述べた。",
    ("工事は2024年に始まり、費用は1200万円である", "古い橋（A12）の修理を決めた"),
)
NORWEGIAN = Told(
    "nb",
    "ltr",
    "Kommunestyret vedtok å sette i stand den gamle brua",
    "Kommunestyret gikk inn for å sette i stand brua før vinteren.",
    "Arbeidet begynner i 2024.",
    "Kommunestyret vedtok tirsdag å sette i stand den gamle brua (A12). "
    "Arbeidet begynner i 2024 og koster 12 millioner, sa ordføreren: "
    "«Vi har ventet altfor lenge på denne dagen.»",
    ("Arbeidet begynner i 2024 og koster 12 millioner", "sette i stand den gamle brua"),
)
ALL = (ARABIC, HEBREW, CHINESE, JAPANESE, NORWEGIAN)


def files(told: Told, name: str, lang: str = "") -> str:
    """Write a briefing with its article; `lang` is the briefing's, in another one."""
    own = not lang
    first, second = told.quotes
    return (
        f"-- seeds/{name}.txt --\n{told.article}\n"
        f"-- seeds/{name}.yml --\n"
        f"title: {told.title if own else 'The council repairs the old bridge'}\n"
        "date: 2023-07-04\n"
        f"lang: {lang or told.lang}\n"
        f"bottom_line: {told.bottom_line if own else 'It is repaired before winter.'}\n"
        "key_points:\n"
        f"  - id: kp1\n    text: {told.point if own else 'Work begins in 2024.'}\n"
        f"    evidence: [{{quote: {first!r}}}]\n"
        f"judgements:\n  - id: j1\n    text: {told.point if own else 'It is done.'}\n"
        "    likelihood: likely\n    confidence: low\n"
        f"    evidence: [{{quote: {second!r}}}]\n"
        f"quotations:\n  - {{id: q1, quote: {second!r}}}\n"
        f"sources:\n  - {{id: text, title: {told.title}, lang: {told.lang}, "
        "published: 2023-07-04, rights: full}\n"
    )
