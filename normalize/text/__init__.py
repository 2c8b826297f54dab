"""Text before any meaning: scripts, the folded form of a name, words, letters in disguise."""

from normalize.text.folding import fold, spellings
from normalize.text.lookalikes import mixes_scripts, undigit, unmask
from normalize.text.scripts import script, scripts
from normalize.text.tokens import Word, words

__all__ = [
    "Word",
    "fold",
    "mixes_scripts",
    "script",
    "scripts",
    "spellings",
    "undigit",
    "unmask",
    "words",
]
