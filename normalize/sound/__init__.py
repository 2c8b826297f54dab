"""How names of one script sound in another: learned tables, evidence in nats, its explanation."""

from normalize.sound.evidence import Step, alignment, evidence

__all__ = ["Step", "alignment", "evidence"]
