"""Names bent by the grammar of a language, and languages that bend none."""

from normalize.model import Candidate
from normalize.resolver import CASE_FORM

UNBENT = ("en", "es", "fr", "id", "it", "pt", "vi")  # languages without case endings


def is_bent(candidate: Candidate) -> bool:
    """Say whether the name is a case form of the one that *candidate* is known by."""
    return any(reason.startswith(CASE_FORM) for reason in candidate.reasons)
