"""What stands in the way of asking a question, in words for the person who writes it."""

from django.utils.translation import gettext_lazy as _

from assessments.answer_content import WITH_ANSWER, answer_content
from assessments.item_types import item_type

WORDS = {
    "options_alike": _("Two answers read alike, so learners cannot tell them apart."),
    "not_two_options": _("A true or false question has exactly two answers."),
    "not_one_key": _("Mark exactly one answer as right, among two or more."),
    "no_key_or_no_distractor": _("Mark at least one answer as right and leave at least one that is not."),
    "key_has_no_full_weight": _("The right answer earns 100 per cent, and each other answer less."),
    "weights_against_keys": _("Right answers earn more than 0 per cent, and the others 0 or less."),
    "nothing_earns_all": _("No answer earns all points: raise the percentages to 100."),
    "credit_of_another_kind": _("This way to give points for a part does not go with this kind of question."),
    "too_few_parts": _("There must be at least two things to put together or in order."),
    "parts_alike": _("Two texts read alike, so learners cannot tell them apart."),
    "nothing_accepted": _("Say what is accepted as an answer."),
    "units_without_base": _("One unit needs the factor 1, and every factor is more than 0."),
    "units_alike": _("The same unit stands there twice."),
    "tolerance_below_nothing": _("A tolerance is 0 or more."),
    "no_gaps": _("Add at least one gap."),
    "gaps_not_in_text": _("Write the number of every gap in the text exactly once: [[1]], [[2]] and so on."),
    "criterion_without_points": _("At least one level of each criterion earns points."),
    "word_limits_cross": _("The most words are fewer than the fewest."),
    "no_file_types": _("Choose at least one kind of file."),
}
NO_WORDS = _("Say what the picture shows, for those who do not see it.")
ANOTHER_KIND = _("The answer does not go with the kind of question: add the part that has the name of the kind.")


def problems_of(question):
    """{field of the question: what to tell about it}."""
    if question.kind in WITH_ANSWER and question.kind not in {block.block_type for block in question.answer}:
        return {"answer": [ANOTHER_KIND]}
    content = {"kind": question.kind, "credit": question.credit, **answer_content(question, picture=_unseen)}
    told = {"image_alt": [NO_WORDS]} if question.image_id and not question.image_alt else {}
    for problem in item_type(question.kind).problems(content):
        told.setdefault(_field(question, problem), []).append(WORDS[problem])
    return told


def _field(question, problem):
    if problem == "credit_of_another_kind":
        return "credit"
    return "answer" if question.kind in WITH_ANSWER else "options"


def _unseen(image, alt):
    """Pictures play no part here."""
    return {"alt": alt}
