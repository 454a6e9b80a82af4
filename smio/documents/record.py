"""Results as plain records, for `--json` and other programs: numbers unrounded, keys as DESIGN.md has them."""

from collections.abc import Iterable, Sequence
from typing import Any

from smio.checklist import Agreement, ChecklistScore, Measurement
from smio.comparison import Change, Comparison, CriterionChange, MeasurementComparison
from smio.documents.results import Results
from smio.survey import CriterionScore, GroupScore, Scores

Record = dict[str, Any]


def scores_record(scores: Scores) -> Record:
    """The scores of a round: ``overall``, ``services``, ``criteria``."""
    return {
        "overall": _group(scores.overall),
        "services": [{"service": service.service, **_group(service)} for service in scores.services],
        "criteria": [_criterion(criterion) for criterion in scores.criteria],
    }


def comparison_record(comparison: Comparison) -> Record:
    """The change between two rounds: ``overall``, ``services``, ``criteria``, ``left_out``."""
    return {
        "paired": comparison.paired,
        "overall": None if comparison.overall is None else _change(comparison.overall),
        "services": [
            {"service": change.indicator.service, **_change(change), "p_adjusted": change.p_adjusted}
            for change in comparison.services
        ],
        "criteria": [_criterion_change(change) for change in comparison.criteria],
        "left_out": [
            {
                "service": left.indicator.service,
                "criterion": left.indicator.criterion,
                "because": left.because.value,
                "verdict": "not_comparable",
            }
            for left in comparison.left_out
        ],
    }


def checklist_record(score: ChecklistScore) -> Record:
    """A measurement's score with its directions and what would raise it most."""
    return {
        "checklist": score.checklist.id,
        "version": score.checklist.version,
        "score": score.score,
        "rounded": score.rounded,
        "level": score.level.code if score.level else None,
        "floor": score.floor,
        "ceiling": score.ceiling,
        "answered": score.answered,
        "items": len(score.checklist.items),
        "directions": [
            {
                "direction": direction.direction.id,
                "score": direction.score,
                "got": direction.got,
                "possible": direction.possible,
            }
            for direction in score.directions
        ],
        "advice": [{"item": advice.item.id, "gain": advice.gain} for advice in score.advice],
    }


def measurement_comparison_record(comparison: MeasurementComparison) -> Record:
    """Two measurements: both scores, the difference, directions and items."""
    return {
        "first": checklist_record(comparison.first),
        "second": checklist_record(comparison.second),
        "difference": comparison.difference,
        "directions": [
            {"direction": change.direction.id, "before": change.before, "after": change.after}
            for change in comparison.directions
        ],
        "items": [
            {"item": change.item.id, "before": change.before, "after": change.after, "step": change.step.value}
            for change in comparison.items
        ],
    }


def results_record(results: Results) -> Record:
    """What a package holds, as `score`, `compare` and `checklist score` print it."""
    return {
        "rounds": [
            {"name": round_.name, "respondents": scores.respondents, **scores_record(scores)}
            for round_, scores in zip(results.rounds, results.scores, strict=True)
        ],
        "comparison": None if results.comparison is None else comparison_record(results.comparison),
        "measurements": [
            {"from": one.start.isoformat(), "to": one.end.isoformat(), **checklist_record(score)}
            for one, score in zip(results.measurements, results.measured, strict=True)
        ],
    }


def agreement_record(found: Agreement) -> Record:
    """The agreement of assessors: percent 0…1, kappa, what all agree on, what they differ on."""
    return {
        "assessors": list(found.assessors),
        "items": found.items,
        "percent": found.percent,
        "kappa": found.kappa,
        "agreed": dict(found.agreed),
        "differences": [{"item": one.item.id, "answers": dict(one.answers)} for one in found.differences],
    }


def group_record(
    group: str,
    rounds: Iterable[tuple[str, Scores]],
    measurements: Sequence[tuple[Measurement, ChecklistScore]],
) -> Record:
    """A group with the scores of its rounds and measurements, as `demo` prints it."""
    return {
        "group": group,
        "rounds": [
            {
                "name": name,
                "respondents": scores.respondents,
                "services": [{"service": service.service, **_group(service)} for service in scores.services],
            }
            for name, scores in rounds
        ],
        "measurements": [
            {
                "from": measurement.start.isoformat(),
                "to": measurement.end.isoformat(),
                "checklist": measurement.checklist,
                "score": score.score,
                "rounded": score.rounded,
                "level": score.level.code if score.level else None,
            }
            for measurement, score in measurements
        ],
    }


def _group(score: GroupScore) -> Record:
    return {"n": score.n, "score": score.score, "se": score.se, "index": score.index}


def _criterion(score: CriterionScore) -> Record:
    return {
        "service": score.indicator.service,
        "criterion": score.indicator.criterion,
        "n": score.n,
        "score": score.score,
        "sd": score.sd,
        "index": score.index,
        "satisfied": score.satisfied,
        "satisfied_low": score.satisfied_low,
        "satisfied_high": score.satisfied_high,
    }


def _change(change: Change) -> Record:
    values = change.values
    return {
        "n1": values.n1,
        "mean1": values.mean1,
        "se1": values.se1,
        "n2": values.n2,
        "mean2": values.mean2,
        "se2": values.se2,
        "difference": values.difference,
        "ci_low": values.ci_low,
        "ci_high": values.ci_high,
        "df": values.df,
        "p_value": values.p_value,
        "verdict": change.verdict.value,
        "smallest_change": change.smallest_change,
        "respondents_needed": change.respondents_needed,
    }


def _criterion_change(change: CriterionChange) -> Record:
    record = _change(change)
    del record["smallest_change"], record["respondents_needed"]  # planned for services, not for single cells
    return {
        "service": change.indicator.service,
        "criterion": change.indicator.criterion,
        **record,
        "p_adjusted": change.p_adjusted,
        "superiority": change.superiority,
        "top2_round2": change.satisfied,
        "top2_low": change.satisfied_low,
        "top2_high": change.satisfied_high,
    }
