"""The bundled face of the figures: its name, its files, and what stands in for it where it is not."""

from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
FAMILY = "SMIO Sans"  # its name is its own, see assets/fonts/README.md
FALLBACK = f"{FAMILY}, Noto Sans, Source Sans, Arial, sans-serif"
REGULAR, STRONG = 400, 600  # the weights there are
LAID_OUT_WITH = {REGULAR: FONTS / "SMIOSans-Regular.ttf", STRONG: FONTS / "SMIOSans-SemiBold.ttf"}
EMBEDDED = {REGULAR: FONTS / "SMIOSans-Regular.woff2", STRONG: FONTS / "SMIOSans-SemiBold.woff2"}
