"""How names of one script sound in another: learned tables, evidence in nats, its explanation."""

from normalize.sound.comparison import NONE, Step, alignment, evidence
from normalize.sound.lexicon import Lexicon, Near, pack_lexicon

__all__ = ["NONE", "Lexicon", "Near", "Step", "alignment", "evidence", "pack_lexicon"]
