"""A quiz of the demo, from its text to the fields of its page."""

from assessments.models import QuizBand, QuizDraw, QuizQuestion, QuizSection

ALWAYS_SAID = ("title", "role", "summary", "minutes", "pass_mark")


def fields(data, bank):
    """Loads the questions on the way: those that every attempt has (`items`) and those for draws (`pool`)."""
    bank.load_cases(data.get("cases", []))
    questions = bank.load_questions(data["items"])
    bank.load_questions(data.get("pool", []))
    return {
        **{name: data[name] for name in ALWAYS_SAID},
        **data.get("rules", {}),
        "sections": _rows(QuizSection, data.get("sections", [])),
        "quiz_questions": [
            QuizQuestion(question=question, **_place(item), sort_order=order)
            for order, (question, item) in enumerate(zip(questions, data["items"], strict=True))
        ],
        "draws": _rows(QuizDraw, [_draw(entry, bank) for entry in data.get("draws", [])]),
        "bands": _rows(QuizBand, data.get("bands", [])),
    }


def _rows(model, entries):
    return [model(**entry, sort_order=order) for order, entry in enumerate(entries)]


def _place(item):
    return {name: item[name] for name in ("points", "section") if name in item}


def _draw(entry, bank):
    return {**entry, "bank": bank.bank, "category": bank.category(entry["category"])}
