"""Names that are read as people know them, as their script does not write the vowels.

A table ``tables/<names>.tsv`` has the columns native, latin, language. A word that is in it is
written as the table says, an Arabic one behind its article too; any other by the rules.
"""

import re
import unicodedata
from collections.abc import Callable

from normalize.romanization.scheme_file import Scheme
from normalize.romanization.table import rows
from normalize.text.composition import compose, strip_invisible

ARTICLE = "ال"
# One letter as Arabic, Persian and Urdu write it, and alef with a hamza that many leave out.
LOOKALIKES = str.maketrans("أإٱةۃہھۀىیک", "اااهههههييك")
WORDS = re.compile(r"([\s\-\N{HEBREW PUNCTUATION MAQAF}]+)")


def name_reader(scheme: Scheme, spell: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that reads the names of the scheme's table, and has *spell* do the rest."""
    names = {
        _bare(native): latin
        for native, latin, languages in rows(scheme.names)
        if not set(languages.split()).isdisjoint(scheme.languages)
    }

    def read(word: str) -> str:
        bare = _bare(word)
        if bare in names:
            return names[bare]
        if bare.startswith(ARTICLE) and bare[len(ARTICLE) :] in names:
            article = spell(bare).partition("-")[0]
            return f"{article}-{names[bare[len(ARTICLE) :]]}"
        return spell(word)

    return lambda text: "".join(map(read, WORDS.split(compose(strip_invisible(text)))))


def _bare(word: str) -> str:
    """Return *word* without vowel signs and other marks, and lookalikes as one letter."""
    bare = "".join(char for char in compose(word) if not unicodedata.combining(char))
    return bare.translate(LOOKALIKES)
