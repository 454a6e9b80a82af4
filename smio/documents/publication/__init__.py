"""What a group publishes of its results: figures as files, pictures for networks, a poster, a page in one file.

`told` says it once: the finding, three numbers, one chart, who answered. Poster and pictures are one sheet, laid out in
the bundled face whose widths are known, so that nothing overflows; the page has every figure beside its table.
"""
