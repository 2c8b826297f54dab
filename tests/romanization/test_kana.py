"""Kana is read by Hepburn: native words, foreign words, both scripts, all their marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import SchemeError
from normalize.romanization.kana import SYSTEMS, romanize

KANA = st.text(
    st.one_of(
        st.characters(min_codepoint=ord("ぁ"), max_codepoint=ord("ゖ")),
        st.characters(min_codepoint=ord("ァ"), max_codepoint=ord("ヿ")),
        st.characters(min_codepoint=ord("ㇰ"), max_codepoint=ord("ㇿ")),
        st.characters(min_codepoint=ord("ｦ"), max_codepoint=ord("ﾟ")),
        st.sampled_from("ゝゞゟ゛゜"),
    ),
    max_size=12,
)

WORDS = [  # word, Hepburn, the same without marks
    # plain, voiced, small
    ("なら", "Nara", "Nara"),
    ("ふじ", "Fuji", "Fuji"),
    ("つしま", "Tsushima", "Tsushima"),
    ("しちのへ", "Shichinohe", "Shichinohe"),
    ("みかづき", "Mikazuki", "Mikazuki"),
    ("ちぢみ", "Chijimi", "Chijimi"),
    ("ぎふ", "Gifu", "Gifu"),
    ("べっぷ", "Beppu", "Beppu"),
    ("きゃく", "Kyaku", "Kyaku"),
    ("しゃくじい", "Shakujii", "Shakujii"),
    ("ちょう", "Chō", "Cho"),
    ("じゃがいも", "Jagaimo", "Jagaimo"),
    ("ひゃくり", "Hyakuri", "Hyakuri"),
    ("みょうが", "Myōga", "Myoga"),
    ("りゅうきゅう", "Ryūkyū", "Ryukyu"),
    ("をがわ", "Ogawa", "Ogawa"),
    ("ゑびす", "Ebisu", "Ebisu"),
    ("ゐど", "Ido", "Ido"),
    # long vowels
    ("とうほく", "Tōhoku", "Tohoku"),
    ("おおいた", "Ōita", "Oita"),
    ("ゆうき", "Yūki", "Yuki"),
    ("おばあさん", "Obāsan", "Obasan"),
    ("おねえさん", "Onēsan", "Onesan"),
    ("にいがた", "Niigata", "Niigata"),
    ("けいおう", "Keiō", "Keio"),
    ("らーめん", "Rāmen", "Ramen"),
    ("あおい", "Aoi", "Aoi"),
    ("うえの", "Ueno", "Ueno"),
    ("こういち", "Kōichi", "Koichi"),
    # っ
    ("にっぽん", "Nippon", "Nippon"),
    ("とっとり", "Tottori", "Tottori"),
    ("まっちゃ", "Matcha", "Matcha"),
    ("ざっし", "Zasshi", "Zasshi"),
    ("よっつ", "Yottsu", "Yottsu"),
    ("あっ", "A", "A"),
    ("ッア", "A", "A"),
    ("バッハ", "Bahha", "Bahha"),
    ("ベッドフォード", "Beddofōdo", "Beddofodo"),
    # ん
    ("ぐんま", "Gunma", "Gunma"),
    ("けんいち", "Ken'ichi", "Kenichi"),
    ("ほんやま", "Hon'yama", "Honyama"),
    ("きんにく", "Kinniku", "Kinniku"),
    ("んあ", "N'a", "Na"),
    # foreign words
    ("トランプ", "Toranpu", "Toranpu"),
    ("メルケル", "Merukeru", "Merukeru"),
    ("マクロン", "Makuron", "Makuron"),
    ("ヴァレリー", "Varerī", "Vareri"),
    ("ヴィリニュス", "Virinyusu", "Virinyusu"),
    ("ティモシェンコ", "Timoshenko", "Timoshenko"),
    ("ドゥテルテ", "Duterute", "Duterute"),
    ("フィンランド", "Finrando", "Finrando"),
    ("ファン・ロンパイ", "Fan Ronpai", "Fan Ronpai"),
    ("ウォーレン", "Wōren", "Woren"),
    ("ウェールズ", "Wēruzu", "Weruzu"),
    ("チェチェン", "Chechen", "Chechen"),
    ("ジェームズ", "Jēmuzu", "Jemuzu"),
    ("デュッセルドルフ", "Dyusserudorufu", "Dyusserudorufu"),
    ("ツァイ", "Tsai", "Tsai"),
    ("クァク", "Kwaku", "Kwaku"),
    ("イェーツ", "Yētsu", "Yetsu"),
    ("ソウル", "Souru", "Souru"),
    ("ジャン゠ポール", "Jan-Pōru", "Jan-Poru"),
    # widths, marks, neighbours
    ("ﾓｽｸﾜ", "Mosukuwa", "Mosukuwa"),
    ("ﾌﾟｰﾁﾝ", "Pūchin", "Puchin"),
    ("か゛っこう", "Gakkō", "Gakko"),
    ("いすゞ", "Isuzu", "Isuzu"),
    ("こゝろ", "Kokoro", "Kokoro"),
    ("ー", "", ""),
    ("", "", ""),
    ("Tシャツ", "Tshatsu", "Tshatsu"),
]


@pytest.mark.parametrize(("word", "hepburn", "plain"), WORDS)
def test_romanize(word: str, hepburn: str, plain: str) -> None:
    """A word is written with its long vowels, or without."""
    assert romanize(word) == hepburn
    assert romanize(word, "hepburn-plain") == plain


@pytest.mark.parametrize(
    ("word", "latin"),
    [("なんば", "Namba"), ("ほんま", "Homma"), ("さんぽ", "Sampo"), ("せんだい", "Sendai")],
)
def test_traditional(word: str, latin: str) -> None:
    """Before b, m and p the old spelling has m."""
    assert romanize(word, "hepburn-traditional") == latin


def test_unknown_system() -> None:
    """A system that is not there is told with those that are."""
    with pytest.raises(SchemeError, match="take one of hepburn"):
        romanize("あ", "kunrei")


@given(st.text(), st.sampled_from([*SYSTEMS]))
def test_never_raises(text: str, system: str) -> None:
    """Any text can be given."""
    romanize(text, system)


@given(KANA)
def test_only_latin_letters_come_out(text: str) -> None:
    """Of kana nothing is left but Latin letters with or without macrons."""
    assert re.fullmatch("[A-Za-zĀāĪīŪūĒēŌō' -]*", romanize(text))
    assert romanize(text, "hepburn-plain").isascii()
