"""Names written together with other words, where nothing parts the words of a text."""

import re

from normalize.index.words import class_of, is_title
from normalize.linking.document import Document
from normalize.linking.spans import UNSPACED, Span
from normalize.model import Entity
from normalize.text import fold, script

LENGTHS_OF_TITLES = (4, 3, 2)  # letters
TEAM = re.compile(r"[^\W\d与和对]{1,3}(?<![部军舰车团乐排舞])[队隊]")  # 天津津门虎队
TYPES_JOINED = frozenset("市县省県")  # signs, folded, that are hardly anything else behind a name
LONGEST_JOINED = 3  # letters looked at
NAMED_AFTER = "something named after it: "
LONGEST_CUT = 3  # characters of a name that may be a part of a foreign one
SIZES = range(2, 7)  # characters of a known name right before or behind
BYLINE = re.compile(
    r"[记記]者(?![在从從于赴到获獲向由])[^\W\d]{0,4}(?:[ 、\u3000][^\W\d]{0,4}){0,4}$"
)
FILED = re.compile(r"\d{1,2}日|[专專]?[电電]|[讯訊]")  # 记者陈立 [釜山]30日电
LOOKED_BACK = 24  # characters to the word for a reporter


def joined(document: Document, span: Span, entity: Entity) -> str | None:
    """Return why the name is a part of a longer word: 南京路, 京都大学; ``None`` if it is none."""
    last = document.tokens[span.last]
    if last.script not in UNSPACED and last.script != "Hang":
        return None
    text = document.text
    if last.script == "Hani" and (_is_cut(document, span) or _is_in_byline(document, span)):
        return "a part of another name"
    if any(is_title(fold(text[span.end : span.end + size])) for size in LENGTHS_OF_TITLES):
        return None
    if thing := _thing(document, span):
        return NAMED_AFTER + thing
    following = text[span.end : span.end + 1]
    if not following.isalpha():
        return None
    if TEAM.match(text, span.end):
        return NAMED_AFTER + "队"
    told = type_joined(document, span)
    if told and entity.type == "city" and told != "city":
        return "the name of something else"
    name = script(text[span.start : span.end])
    if name == "Hani" and script(following) == "Kana" and entity.type != "country":
        return "a part of a compound"
    short = entity.kind == "person" and span.end - span.start == 2 and name == "Hani"
    if short and document.is_cue("given character", following):
        return "a part of the name of somebody else"
    return None


def type_joined(document: Document, span: Span) -> str:
    """Return what type of place the sign right behind a Han name tells, empty where it is no such.

    It is none where it begins another word: 上海市场 is the market of Shanghai.
    """
    behind = fold(document.text[span.end : span.end + 2])
    if document.tokens[span.last].script != "Hani" or behind[:1] not in TYPES_JOINED:
        return ""
    return "" if document.is_cue("word joined", behind) else class_of(behind[:1])


def _thing(document: Document, span: Span) -> str:
    """Return the word for a thing that is joined to the name, empty without any."""
    text = document.text
    for size in range(LONGEST_JOINED, 0, -1):
        behind = text[span.end : span.end + size]
        if len(behind) == size and document.is_cue("thing joined", fold(behind)):
            return behind
    for size in range(LONGEST_JOINED, 1, -1):
        before = text[max(span.start - size, 0) : span.start]
        if len(before) == size and document.is_cue("thing before", fold(before)):
            return before
    return ""


def _is_cut(document: Document, span: Span) -> bool:
    """Say whether a character that spells foreign sounds goes with the name: 格[里尔], [赞丹]沙.

    It does unless it belongs to a known name of its own: 俄罗斯莫斯科.
    """
    text, start, end = document.text, span.start, span.end
    if end - start > LONGEST_CUT:
        return False
    if document.is_cue("sounding before", fold(text[max(start - 1, 0) : start])):
        return not any(_is_name(document, max(start - size, 0), start) for size in SIZES)
    if document.is_cue("sounding behind", fold(text[end : end + 1])):
        return not any(_is_name(document, end, end + size) for size in SIZES)
    return False


def _is_name(document: Document, start: int, end: int) -> bool:
    return bool(document.gazetteer.find(fold(document.text[start:end])))


def _is_in_byline(document: Document, span: Span) -> bool:
    """Say whether the name stands among those of reporters: 记者 林晓阳 [马里]乐."""
    before = document.text[max(span.start - LOOKED_BACK, 0) : span.start]
    return bool(BYLINE.search(before)) and not FILED.match(document.text, span.end)
