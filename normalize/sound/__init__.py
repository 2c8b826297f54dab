"""How names of one script sound in another: learned tables, evidence in nats, its explanation."""

from normalize.sound.comparison import NONE, Step, alignment, evidence
from normalize.sound.lexicon import MOST, Lexicon, Near, pack_lexicon
from normalize.sound.units import TableName

__all__ = [
    "MOST",
    "NONE",
    "Lexicon",
    "Near",
    "Step",
    "TableName",
    "alignment",
    "evidence",
    "pack_lexicon",
]
