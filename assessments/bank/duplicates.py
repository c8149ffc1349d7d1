from dataclasses import dataclass

from assessments.bank.similarity import alike
from assessments.models import Question

MOST = 10


@dataclass(frozen=True)
class Duplicate:
    question: Question
    percent: int


def duplicates_of(question, user):
    """[Duplicate] among the questions of this person's banks, the most alike first. Reads the stems of all of them."""
    others = Question.objects.visible_to(user).exclude(pk=question.pk).order_by()
    found = dict(alike(question.stem, others.values_list("pk", "stem").iterator())[:MOST])
    questions = Question.objects.select_related("bank").with_state().in_bulk(found)
    return [Duplicate(questions[key], round(share * 100)) for key, share in found.items()]
