"""Django merges the catalogues of all rooms, and the first one with a text wins everywhere."""

from collections import defaultdict
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]


def test_one_english_text_has_one_indonesian_translation():
    translations = defaultdict(set)
    for path in ROOT.glob("*/locale/id/LC_MESSAGES/django.po"):
        for entry in polib.pofile(path).translated_entries():
            words = (entry.msgstr, *entry.msgstr_plural.values())
            translations[entry.msgctxt, entry.msgid].add(words)

    contradictions = {text: words for text, words in translations.items() if len(words) > 1}

    assert contradictions == {}
