"""Papers from results: the act in Word, the workbook of a comparison, and the package that holds everything.

`Results` are computed once and handed to each paper, so that every one has the same numbers as the screen. Office
libraries are loaded only when a paper is written.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
