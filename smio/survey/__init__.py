"""The questionnaire survey: what is asked, what was answered, the scores, and what is odd about the answers.

Arithmetic follows STATISTICS.md as restated in docs/statistics.md.
"""

from smio.survey.comments import Comment
from smio.survey.hiding import Hidden, hidden_scores
from smio.survey.margins import margin
from smio.survey.quality import Finding, Severity
from smio.survey.questionnaire import Indicator, Scale
from smio.survey.responses import Responses, Source
from smio.survey.rounds import Decision, Round, without_aside
from smio.survey.scores import CriterionScore, GroupScore, Scores, score
from smio.survey.small_numbers import Showing, showing

__all__ = [
    "Comment",
    "CriterionScore",
    "Decision",
    "Finding",
    "GroupScore",
    "Hidden",
    "Indicator",
    "Responses",
    "Round",
    "Scale",
    "Scores",
    "Severity",
    "Showing",
    "Source",
    "hidden_scores",
    "margin",
    "score",
    "showing",
    "without_aside",
]
