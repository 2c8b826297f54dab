"""How good the answers are: names and texts that people have answered, and what became of them.

`gold_names` and `gold_texts` read what is right; `names` and `texts` ask, and judge each answer;
`figures` and `report` count.
"""

from normalize.evaluation.gold_names import GoldName, read_names
from normalize.evaluation.gold_texts import GoldMention, GoldText, read_texts
from normalize.evaluation.names import Answer, Asker
from normalize.evaluation.report import NameReport, TextReport, report_names, report_texts
from normalize.evaluation.slips import Slip
from normalize.evaluation.texts import TextScore, score_text

__all__ = [
    "Answer",
    "Asker",
    "GoldMention",
    "GoldName",
    "GoldText",
    "NameReport",
    "Slip",
    "TextReport",
    "TextScore",
    "read_names",
    "read_texts",
    "report_names",
    "report_texts",
    "score_text",
]
