"""A question as learners will see it, while it is being written."""

from assessments.freezing import asked_content
from assessments.models import QuestionVersion
from assessments.question_pictures import shown_picture
from assessments.version_content import QuestionContent

from .frames import draw_explained, draw_to_answer
from .shown import EVERYTHING, Shown


def preview(question):
    """{"open": HTML, "explained": HTML with the key} of a `Question`, saved or not."""
    content = asked_content(question, picture=shown_picture)
    frozen = QuestionContent(QuestionVersion(content=content))
    order = frozen.parts()
    return {
        "open": draw_to_answer(frozen).filled(
            "open", option_order=order, given=[], item=str(question.public_id), number="1", total="1"
        ),
        "explained": draw_explained(frozen, Shown.of(EVERYTHING)).filled(
            "unanswered", option_order=order, given=[], number="1", lesson="", is_case_known=True
        ),
    }
