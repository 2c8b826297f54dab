"""Where a report was written, told at its head: KHARTOUM, Nov 20 (Reuters) -."""

import re

from normalize.linking.document import Document
from normalize.linking.spans import Span

BEFORE = re.compile(r"\s*(?:\w[\w .]{0,30}/)?")  # GENEVA/KHARTOUM
BEHIND = re.compile(
    r"(?:/\w[\w .]{0,30})?(?:, [^\n()—–-]{1,30}?)?(?: ?\([^)\n]{2,30}\))?\.? ?[—–-]{1,2} "
)


def is_dateline(document: Document, span: Span) -> bool:
    """Say whether a line opens with the name in *span* and tells that it was written there."""
    line = document.text.rfind("\n", 0, span.start) + 1
    opens = BEFORE.fullmatch(document.text, line, span.start)
    found = BEHIND.match(document.text, span.end) if opens else None
    written = document.tokens[span.first].case == "upper" or (found and "(" in found[0])
    return bool(found and written)
