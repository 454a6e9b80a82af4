"""What passes between the app and a process of its own: a JSON object and a block of raw bytes, never a pickle."""

import json
import struct
from typing import Any, BinaryIO, cast

_LENGTHS = struct.Struct("<IQ")

Header = dict[str, Any]


def send(stream: BinaryIO, header: Header, *blocks: Any) -> None:
    """Write a frame: the lengths, the JSON, the blocks one after another."""
    words = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    views = [memoryview(block).cast("B") if len(block) else memoryview(b"") for block in blocks]
    stream.write(_LENGTHS.pack(len(words), sum(view.nbytes for view in views)))
    stream.write(words)
    stream.writelines(views)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[Header, bytes] | None:
    """Read a frame; None where the other side has gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    words, body = _LENGTHS.unpack(lengths)
    header, block = stream.read(words), stream.read(body)
    if len(header) < words or len(block) < body:
        return None
    return cast("Header", json.loads(header.decode("utf-8", "surrogatepass"))), block
