from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from accounts import audit
from assessments import freezing
from assessments.models import Question, QuestionVersion
from assessments.question_pictures import kept_picture


def freeze_question(*, question, at, by=None):
    """The `QuestionVersion` of a published question; the same content gives the version that is already there."""
    return freeze_questions(questions=[question], at=at, by=by)[0]


@transaction.atomic
def freeze_questions(*, questions, at, by=None):
    """Their versions, in the order of `questions`. With `competency__framework` at hand it asks a few times in all."""
    newest = _newest_versions(questions)
    for question in questions:
        content = freezing.question_content(question, picture=kept_picture)
        checksum = freezing.checksum(content)
        known = newest.get(question.pk)
        if known is None or known.checksum != checksum:
            newest[question.pk] = QuestionVersion(
                question=question,
                number=known.number + 1 if known else 1,
                content=content,
                checksum=checksum,
                published_at=at,
                published_by=by,
            )
    QuestionVersion.objects.bulk_create([version for version in newest.values() if version.pk is None])
    return [newest[question.pk] for question in questions]


def _newest_versions(questions):
    """{question pk: its newest version}. Locks the questions, so that nobody else numbers one meanwhile."""
    keys = sorted(question.pk for question in questions)
    list(Question.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))
    versions = QuestionVersion.objects.filter(question__in=keys).order_by("number")
    return {version.question_id: version for version in versions}


@transaction.atomic
def retire_questions(*, questions, by, at):
    """Take questions out of use: no quiz can take them any more, and what was published keeps them."""
    for question in _locked(questions).filter(retired_at=None):
        review = question.current_workflow_state
        if review:
            review.cancel(user=by)
        question.unpublish(user=by)
        question.revisions.update(approved_go_live_at=None)  # or a planned publication would come true
        question.retired_at = at
        question.save(update_fields=["retired_at"])
        audit.record("question.retired", target=question.code)


@transaction.atomic
def bring_back_questions(*, questions):
    """As drafts, so that somebody looks at them before they are used again."""
    for question in _locked(questions).exclude(retired_at=None):
        question.retired_at = None
        question.save(update_fields=["retired_at"])
        audit.record("question.brought_back", target=question.code)


class CaseStaysInItsBank(Exception):
    """Questions of a case can't leave the bank without it; `codes` names them."""

    def __init__(self, codes):
        self.codes = sorted(codes)
        super().__init__(f"Questions of a case: {', '.join(self.codes)}")


@transaction.atomic
def move_questions(*, questions, bank, category=None, by):
    """Put them into `category` of `bank`, or beside all categories, whatever is published or planned of them."""
    found = list(_locked(questions))
    held = [question.code for question in found if question.case_id and question.bank_id != bank.pk]
    if held:
        raise CaseStaysInItsBank(held)
    place = {"bank": bank.pk, "category": category and category.pk}
    for question in found:
        question.bank, question.category = bank, category
        question.save(update_fields=["bank", "category"])
        for revision in _to_come(question):
            revision.content.update(place)
            revision.save(update_fields=["content"])
        log(instance=question, action="wagtail.edit", user=by, content_changed=True)


@transaction.atomic
def tag_questions(*, questions, add=(), remove=(), by):
    for question in _locked(questions):
        _change_tags(question, add, remove)
        question.save()
        for revision in _to_come(question):
            written = revision.as_object()
            _change_tags(written, add, remove)
            revision.content = written.serializable_data()
            revision.save(update_fields=["content"])
        log(instance=question, action="wagtail.edit", user=by, content_changed=True)


def _change_tags(question, add, remove):
    question.tags.add(*add)
    question.tags.remove(*remove)


def _to_come(question):
    """What may still take the place of the published question: the newest revision, and a planned one."""
    planned = Q(approved_go_live_at__isnull=False)
    return question.revisions.filter(planned | Q(pk=question.latest_revision_id))


def _locked(questions):
    keys = [question.pk for question in questions]
    return Question.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=["self"], no_key=True)
