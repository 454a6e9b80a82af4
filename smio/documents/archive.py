"""Zip archives that come out the same, byte for byte, from the same content."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold; a clock would make each archive different
PACKED_ALREADY = (".docx", ".pptx", ".xlsx", ".png", ".pdf")


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of files in the order given."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = ZipInfo(name, NO_TIME)
            entry.compress_type = ZIP_STORED if name.endswith(PACKED_ALREADY) else ZIP_DEFLATED
            entry.create_system = 3  # the same on Windows
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)
    return stream.getvalue()


def same_bytes(office_file: bytes) -> bytes:
    """An office file packed anew without the time it was packed at."""
    with ZipFile(BytesIO(office_file)) as packed:
        return archive({name: packed.read(name) for name in packed.namelist()})
