"""What is here already, as far as questions from a file have to fit in with it."""

from uuid import UUID

from assessments.item_types.fill_in import FILL_IN
from assessments.models import Question
from assessments.question_files.likeness import KnownTexts
from competencies.models import Competency, ProficiencyLevel
from courses.models import LessonPage


class Surroundings:
    """`competency` is that of questions which name none."""

    def __init__(self, user, competency):
        self.competency = competency
        self.codes = set(Question.objects.order_by().values_list("code", flat=True))
        self.competencies = _competencies()
        self.lessons = set(LessonPage.objects.values_list("translation_key", flat=True))
        self.levels = set(ProficiencyLevel.objects.values_list("framework", "number"))
        self.texts = KnownTexts()
        for question in Question.objects.visible_to(user).order_by().only("code", "kind", "stem", "answer"):
            self.texts.add(question.code, _text_of(question))

    def competency_named(self, named):
        """Of {"framework", "code"}, or None."""
        return self.competencies.get((named["framework"], named["code"]))

    def has_lesson(self, key):
        try:
            return UUID(str(key)) in self.lessons
        except ValueError:
            return False

    def has_level(self, competency, level):
        return (competency.framework_id, level) in self.levels


def _competencies():
    """By framework and code; by code alone where only one of the frameworks that everybody has knows it."""
    found, codes = {}, {}
    for competency in Competency.objects.filter(parent__isnull=False).select_related("framework"):
        found[competency.framework.code, competency.code] = competency
        if competency.framework.agency_id is None:
            codes.setdefault(competency.code, []).append(competency)
    return found | {("", code): same[0] for code, same in codes.items() if len(same) == 1}


def _text_of(question):
    """A text with gaps is told by its text: many have the same instruction."""
    if question.kind == FILL_IN and question.answer:
        return question.answer[0].value["text"].source
    return question.stem
