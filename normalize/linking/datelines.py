"""Where a report was written, told at its head: KHARTOUM, Nov 20 (Reuters) -."""

import re

from normalize.linking.document import Document
from normalize.linking.spans import Span

BEFORE = re.compile(r"\s*[(（【]?(?:\w[\w .]{0,30}[/＝=])?")  # GENEVA/KHARTOUM
DATE = r"(?:, [^\n()—–/-]{1,30}?)?"
BEHIND = re.compile(
    rf"(?:/\w[\w .]{{0,30}})?{DATE}(?: ?\([^)\n]{{2,30}}\))?\.? ?[—–-]{{1,2}} "  # , Nov 20 (AP) -
    rf"|{DATE}\.? ?/\w{{2,12}}/"  # МОСКВА, 9 июля. /ТАСС/
    r"|\. \d{1,2} \w+\. [A-ZА-Я]{3,12} [—–-] "  # Москва. 24 октября. ИНТЕРФАКС —
    r"| ?\([A-ZА-Я]{2,10}\)[.:] "  # WARSZAWA (PAP).
    r"|(?:/\w[\w .]{0,30})?: "  # DOHA/ISLAMABAD:
    r"|\.(?: [—–-])? (?=\w)"  # AURICH. Das Landgericht
    r"|[=＝]\w"  # (서울=연합뉴스)
    r"| ?[—–-] ?\w{2,15} ?[—–:-]"  # تهران- ایرنا-
)


def is_dateline(document: Document, span: Span) -> bool:
    """Say whether a line opens with the name in *span* and tells that it was written there."""
    line = document.text.rfind("\n", 0, span.start) + 1
    opens = BEFORE.fullmatch(document.text, line, span.start)
    found = BEHIND.match(document.text, span.end) if opens else None
    if not found:
        return False
    agency = any(sign in found[0] for sign in "(/=＝") or document.text[line : line + 1] in "(（【"
    return agency or document.tokens[span.first].case in ("upper", "none")
