"""Words, plurals, numbers and dates in Russian, Kyrgyz and English.

The sentences stand in ``assets/language/<language>/<room>.toml``; a key is ``<room>.<table>.<name>``. A `Translator`
is passed to whoever speaks to the user; there is no current language. Imports nothing of ours.
"""

from smio.language.translator import LANGUAGES, PAPER_LANGUAGES, Language, Translator, translator

__all__ = ["LANGUAGES", "PAPER_LANGUAGES", "Language", "Translator", "translator"]
