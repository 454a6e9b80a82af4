"""Options of pickers, each told from every other."""

from collections import Counter
from collections.abc import Mapping


def told_apart(names: Mapping[int, str]) -> dict[int, str]:
    """Options of a picker by id, equal names numbered: Streamlit knows an option by its words alone."""
    seen: Counter[str] = Counter()
    several = Counter(names.values())
    told: dict[int, str] = {}
    for known, name in names.items():
        seen[name] += 1
        told[known] = f"{name} ({seen[name]})" if several[name] > 1 else name
    return told
