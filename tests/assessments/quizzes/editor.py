"""The editor's form of a quiz as it comes when a trainer changes nothing but what a test is about."""

from wagtail.test.utils.form_data import inline_formset

USUAL_REVIEW = [
    f"{moment}:{part}"
    for moment in ("after_submit", "after_closing")
    for part in ("score", "own_answer", "correctness", "right_answer", "feedback")
]


def usual_terms():
    return {
        "max_attempts": "",
        "counts": "highest",
        "waiting_minutes": "0",
        "time_limit": "",
        "grace_seconds": "120",
        "opens_at": "",
        "closes_at": "",
        "access_code": "",
        "shuffles_options": "on",
        "review": USUAL_REVIEW,
        "remedial_of": "",
        "score_cap": "",
        "markers": "1",
        "is_anonymous": "on",
        "appeal_days": "7",
        "sections": inline_formset([]),
        "draws": inline_formset([]),
        "bands": inline_formset([]),
    }


def row_of(question):
    return {"question": question.pk, "points": "1", "section": "1"}
