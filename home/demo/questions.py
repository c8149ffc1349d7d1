"""The demo's questions, in a bank named after their course."""

from assessments.models import Question, QuestionBank, QuizQuestion
from competencies.models import Competency
from home.demo.blocks import option_blocks


def load_questions(items, *, bank_name, lesson_keys):
    """Create or update the questions of a quiz and publish them; in the order of `items`."""
    bank, _ = QuestionBank.objects.get_or_create(name=bank_name)
    existing = Question.objects.in_bulk([item["code"] for item in items], field_name="code")
    competencies = _competencies(items)
    loaded = []
    for item in items:
        question = existing.get(item["code"]) or Question(code=item["code"], live=False)
        question.bank = bank
        question.kind = item["kind"]
        question.stem = item["stem"].strip()
        question.options = option_blocks(item["options"], place=f"question/{item['code']}")
        question.feedback = item["feedback"]
        question.difficulty = item["difficulty"]
        question.competency = competencies[item["competency"]["framework"], item["competency"]["code"]]
        question.lesson_key = lesson_keys[item["lesson"]]
        question.full_clean()
        question.save()
        question.save_revision().publish()
        loaded.append(question)
    return loaded


def in_order(questions):
    return [QuizQuestion(question=question, sort_order=place) for place, question in enumerate(questions)]


def _competencies(items):
    frameworks = {item["competency"]["framework"] for item in items}
    found = Competency.objects.filter(framework__code__in=frameworks).select_related("framework")
    return {(competency.framework.code, competency.code): competency for competency in found}
