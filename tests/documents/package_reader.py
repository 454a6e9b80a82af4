"""A package opened again: its files by what they are."""

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class OpenedPackage:
    """The files of a package by name, in their order."""

    files: dict[str, bytes]

    @property
    def manifest(self) -> dict[str, Any]:
        return json.loads(self.files["manifest.json"])

    def of(self, ending: str) -> dict[str, bytes]:
        """The files of a kind."""
        return {name: data for name, data in self.files.items() if name.endswith(ending)}

    def part(self, name: str) -> dict[str, bytes]:
        """The files of a part, as the manifest tells them."""
        return {each["name"]: self.files[each["name"]] for each in self.manifest["files"] if each["part"] == name}

    def only(self, part: str, ending: str) -> bytes:
        """The one file of a part with an ending."""
        (found,) = [data for name, data in self.part(part).items() if name.endswith(ending)]
        return found


def opened(content: bytes) -> OpenedPackage:
    """A package, whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        return OpenedPackage({name: packed.read(name) for name in packed.namelist()})
