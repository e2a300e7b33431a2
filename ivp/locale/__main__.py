"""Bring the catalogues up to date: ``python -m ivp.locale``."""

import sys

from ivp.locale.catalogue import languages, untranslated, update

for language in languages():
    update(language)
    for sentence in untranslated(language):
        sys.stderr.write(f"{language}: no translation of: {sentence}\n")
