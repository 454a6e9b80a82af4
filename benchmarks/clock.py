"""Time taken, so that two things measured in one run can be compared."""

from collections.abc import Callable, Mapping, Sequence
from gc import collect
from statistics import median
from time import perf_counter

Action = Callable[[], object]


def side_by_side(
    actions: Mapping[str, Action],
    times: int,
    warm_ups: int = 1,
    of_all: Callable[[Sequence[float]], float] = median,
) -> dict[str, float]:
    """The median seconds of each action. They take turns, so that a busy moment of the machine falls on all alike.

    ``of_all=min`` is for work bound by memory, which another program's traffic slows many times over.
    """
    for action in [*actions.values()] * warm_ups:
        action()
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(times):
        for name, action in actions.items():
            taken[name].append(_seconds(action))
    return {name: of_all(seconds) for name, seconds in taken.items()}


def seconds(action: Action, times: int, warm_ups: int = 1) -> float:
    """The median seconds of one action."""
    return side_by_side({"": action}, times, warm_ups)[""]


def _seconds(action: Action) -> float:
    collect()
    begun = perf_counter()
    action()
    return perf_counter() - begun
