"""What the editor sends."""

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.factories.courses import find_competency

NO_MORE = {"weight": "", "image": "", "image_alt": ""}
OPTIONS = [
    ("option", {"text": "Melapor", "is_correct": "on", "feedback": "Tepat.", **NO_MORE}),
    ("option", {"text": "Membuka", "feedback": "Belum tepat.", **NO_MORE}),
]


def form_of(bank, **changes):
    fields = {
        "bank": bank.pk,
        "category": "",
        "code": "LDA-1",
        "kind": "single_choice",
        "case": "",
        "stem": rich_text("<p>Apa langkah pertama Anda?</p>"),
        "image": "",
        "image_alt": "",
        "options": streamfield(OPTIONS),
        "answer": streamfield([]),
        "credit": "",
        "feedback": "",
        "competency": find_competency("kominfo-4-pilar", "AMAN.3").pk,
        "level": "",
        "difficulty": "easy",
        "cognitive_level": "",
        "lesson": "",
        "tags": "",
        "source": "",
    }
    return nested_form_data({**fields, **changes})
