"""What evidence of sound is worth: a logistic function of what was heard, with weights by ear.

Between spellings in one script what is unlike is so on purpose; the name of a place has but one
part. The weights were fitted on one half of the development names, told apart by their answer.
"""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Literal

Pair = tuple[str, str, float]  # a word, the part it sounds as, the evidence in nats
MOST_NATS, MOST_MARGIN = 40.0, 15.0
MOST_WORST = 6.0
Ear = Literal["across scripts", "in one script", "places"]
WEIGHTS: Mapping[Ear, Mapping[str, float]] = {
    "across scripts": {
        "constant": -2.4,
        "nats": 0.33,
        "margin": 0.09,
        "word left": -1.8,
        "part left": -2.4,
        "worst pair": 0.21,
        "a letter": -0.6,
    },
    "in one script": {
        "constant": -2.5,
        "nats": 0.16,
        "margin": 0.0,
        "word left": -1.6,
        "part left": -0.9,
        "worst pair": 0.5,
        "a letter": 0.0,
    },
    "places": {
        "constant": -3.1,
        "nats": 0.37,
        "margin": 0.06,
        "word left": 0.0,
        "part left": -1.0,
        "worst pair": 0.0,
        "a letter": 0.15,
    },
}


def score(
    pairs: Sequence[Pair], words_left: int, parts_left: int, margin: float, ear: Ear
) -> float:
    """Return the score of what was heard, 0 to 1, *margin* nats clear of the next entity."""
    nats = sum(nats for _, _, nats in pairs)
    worst = min((nats for _, _, nats in pairs), default=0.0)
    letters = sum(len(latin) for _, latin, _ in pairs)
    seen = {
        "constant": 1.0,
        "nats": min(nats, MOST_NATS),
        "margin": min(margin, MOST_MARGIN),
        "word left": words_left,
        "part left": parts_left,
        "worst pair": min(max(worst, -MOST_WORST), MOST_WORST),
        "a letter": nats / max(letters, 1),
    }
    return 1 / (1 + exp(-sum(WEIGHTS[ear][name] * value for name, value in seen.items())))
