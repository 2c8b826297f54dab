"""What evidence of sound is worth: a logistic function of what was heard, with weights by ear.

Between spellings in one script what is unlike is so on purpose; the name of a place has but one
part. The weights were fitted on one half of the development names, told apart by their answer;
two constants were then moved with both halves in view.
"""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Literal

Pair = tuple[str, str, float]  # a word, the part it sounds as, the evidence in nats
MOST_NATS, MOST_MARGIN = 40.0, 15.0
LEAST_WORST, MOST_WORST = -1.0, 2.0  # nats a letter
Ear = Literal["across scripts", "in one script", "places"]
WEIGHTS: Mapping[Ear, Mapping[str, float]] = {
    "across scripts": {
        "constant": -2.4,
        "nats": 0.35,
        "margin": 0.1,
        "word left": -1.8,
        "part left": -2.4,
        "worst pair": 0.84,
        "a letter": -0.86,
    },
    "in one script": {
        "constant": -2.3,
        "nats": 0.12,
        "margin": 0.0,
        "word left": -1.5,
        "part left": -0.8,
        "worst pair": 1.63,
        "a letter": 0.0,
    },
    "places": {
        "constant": -3.5,
        "nats": 0.37,
        "margin": 0.06,
        "word left": 0.0,
        "part left": -1.0,
        "worst pair": 0.0,
        "a letter": 0.15,
    },
}


def worst_pair(pairs: Sequence[Pair]) -> float:
    """Return the nats a letter of the pair with least evidence."""
    odds = (nats / max(len(word), len(latin), 1) for word, latin, nats in pairs)
    return min(odds, default=LEAST_WORST)


def score(
    pairs: Sequence[Pair], words_left: int, parts_left: int, margin: float, ear: Ear
) -> float:
    """Return the score of what was heard, 0 to 1, *margin* nats clear of the next entity."""
    nats = sum(nats for _, _, nats in pairs)
    letters = sum(len(latin) for _, latin, _ in pairs)
    seen = {
        "constant": 1.0,
        "nats": min(nats, MOST_NATS),
        "margin": min(margin, MOST_MARGIN),
        "word left": words_left,
        "part left": parts_left,
        "worst pair": min(max(worst_pair(pairs), LEAST_WORST), MOST_WORST),
        "a letter": nats / max(letters, 1),
    }
    return 1 / (1 + exp(-sum(WEIGHTS[ear][name] * value for name, value in seen.items())))
