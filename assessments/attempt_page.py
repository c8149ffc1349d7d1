"""The questions of an open attempt as its pages draw them. What is right never enters here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReviewedQuestion:
    number: str  # text, because templates would localise each number anew
    is_answered: bool


def questions_html(items, drawn):
    """`items` with their current responses; `drawn` (drawn_questions.questions_to_answer) by question version."""
    total = str(len(items))
    return [
        drawn[item.question_version_id].filled(
            "open",
            option_order=item.option_order,
            chosen=item.current_chosen or (),
            item=str(item.public_id),
            number=str(item.position),
            total=total,
        )
        for item in items
    ]


def reviewed_questions(items):
    return [ReviewedQuestion(str(item.position), is_answered=bool(item.current_chosen)) for item in items]
