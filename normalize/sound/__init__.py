"""How names of one script sound in another: learned tables, evidence in nats, its explanation."""

from normalize.sound.comparison import NONE, Step, alignment, evidence
from normalize.sound.decoding import decode
from normalize.sound.lexicon import Lexicon, Near, pack_lexicon

__all__ = ["NONE", "Lexicon", "Near", "Step", "alignment", "decode", "evidence", "pack_lexicon"]
