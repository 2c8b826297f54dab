"""How names of one script sound in another: learned tables, evidence in nats, its explanation."""

from normalize.sound.evidence import Step, alignment, evidence
from normalize.sound.lexicon import Lexicon, Near, pack_lexicon

__all__ = ["Lexicon", "Near", "Step", "alignment", "evidence", "pack_lexicon"]
