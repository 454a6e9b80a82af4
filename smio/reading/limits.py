"""What a file may cost, in one place. Sizes in bytes, times in seconds."""

MEGABYTE = 1024 * 1024

FILE_SIZE = 60 * MEGABYTE
"""The longest file; the upload widget has its own, lower limit."""

ZIP_ENTRIES = 5_000
"""Parts of a workbook; a workbook of a hundred sheets with pictures has some five hundred."""

INFLATED_SIZE = 400 * MEGABYTE
"""All parts of a workbook together, unpacked: 100 000 rows of 24 ratings take 75 MB."""

INFLATION_FROM = 20 * MEGABYTE
INFLATION_RATIO = 200
"""A part that unpacks to more than ``INFLATION_FROM`` may be at most this many times its packed size. XML of a
sheet packs 10 to 30 times, a bomb 1000 times."""

COLUMNS = 2_000
ROWS = 1_048_576
CELLS = 12_000_000
"""The rectangle from the first cell to the last, as the reader lays it out in memory."""

CELL_TEXT = 32_767
"""Characters in a cell, as in Excel."""

MEMORY = 400 * MEGABYTE
"""What the reading process may take for an ordinary file."""

MEMORY_PER_CELL = 130
"""More for each cell that the guard has counted in a large workbook."""

SECONDS = 4.5
"""What reading an ordinary file may take."""

SECONDS_PER_MEGABYTE = 1.5
"""More for each megabyte of a large one, unpacked."""

LONGEST_SECONDS = 90.0

HEAVY_CELLS = 1_500_000
"""A process that has read more than this is replaced, so that its memory goes back."""

FILES_PER_PROCESS = 500

WORKERS = 4
"""Reading processes at once."""

PREVIEW_ROWS = 30
NAMED_CELLS = 200
"""Cells named one by one in findings; more are only counted."""
