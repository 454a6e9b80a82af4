"""What the numbers were taken on; nothing that names the machine or its owner."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("streamlit", "pandas", "numpy", "scipy", "python-calamine", "openpyxl", "altair", "vl-convert-python")


def description() -> str:
    """One paragraph: processor, cores, memory, system, Python, libraries."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    system = f"{platform.system()} {platform.machine()}"
    return f"{_processor()}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}; {libraries}."


def _processor() -> str:
    table = Path("/proc/cpuinfo")
    named = [line for line in table.read_text().splitlines() if line.startswith("model name")] if table.exists() else []
    return named[0].partition(":")[2].strip() if named else platform.processor() or "unknown processor"
