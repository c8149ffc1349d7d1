"""Questions as trainers of a bank treat them: written, filed, sent for review, published."""

from itertools import count

from assessments.models import BankCategory, Question

numbers = count(1)


def make_category(bank, name="", parent=None):
    return BankCategory.objects.create(bank=bank, name=name or f"Kategori {next(numbers)}", parent=parent)


def save_draft(question, by=None, **changes):
    """Write something else without publishing it."""
    written = question.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(written, name, value)
    written.save_revision(user=by)
    return fresh(question)


def publish_question(question, by=None, **changes):
    save_draft(question, by, **changes)
    fresh(question).get_latest_revision().publish(user=by, skip_permission_checks=True)
    return fresh(question)


def send_for_review(question, by=None):
    if not question.latest_revision_id:
        question.save_revision(user=by)
    question = fresh(question)
    question.get_workflow().start(question, by)
    return question.current_workflow_task_state


def fresh(question):
    return Question.objects.with_state().get(pk=question.pk)
