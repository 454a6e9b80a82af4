"""What a group's template may cost, in one place. Sizes in bytes, times in seconds."""

MEGABYTE = 1 << 20

FILE_SIZE = 8 * MEGABYTE
ENTRIES = 500
UNPACKED = 60 * MEGABYTE
LONGEST_XML = 6 * MEGABYTE
"""A part before it is filled; a page of text is some 30 KB of XML."""

LONGEST_PART = 12 * MEGABYTE
"""Letters of a part when it is filled."""

LARGEST_PAPER = 64 * MEGABYTE

MEMORY = 500 * MEGABYTE
MEMORY_PER_BYTE = 12
"""More for each byte of a job: pictures, tables."""

SECONDS = 8.0
PATIENCE = 5.0
"""How much longer the app waits than the process gives itself: it may still be starting."""

JOBS = 100
"""Jobs a process takes before another takes its place."""
