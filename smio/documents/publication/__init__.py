"""What a group publishes of its results: figures as files, pictures for networks, a poster, a page in one file.

`tell` says it once: the finding, three numbers, one chart, whom it describes. Poster and pictures are one sheet, laid
out in the bundled face whose widths are known, so that nothing overflows; the page has every figure beside its table.
"""

from smio.documents.publication.figure_kinds import Kind, figure_files
from smio.documents.publication.page import results_page
from smio.documents.publication.poster import Form, Paper, drawn_sheet, poster, square_picture, story_picture
from smio.documents.publication.qr import published_address
from smio.documents.publication.telling import tell
from smio.documents.publication.told import Subject, subjects_of

__all__ = [
    "Form",
    "Kind",
    "Paper",
    "Subject",
    "drawn_sheet",
    "figure_files",
    "poster",
    "published_address",
    "results_page",
    "square_picture",
    "story_picture",
    "subjects_of",
    "tell",
]
