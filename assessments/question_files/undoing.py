"""Taking back what came from a file, as long as nobody has built on it."""

from django.db import transaction
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from accounts import audit
from assessments.models import BankCategory, Case, QuestionImport
from assessments.question_files.services import WrongState, forget_file, locked

State = QuestionImport.State
NAMED = 5


class InUse(Exception):
    """Some of the questions were published, changed or chosen since; `codes` names some of them."""

    def __init__(self, codes):
        self.count = len(codes)
        self.codes = sorted(codes)[:NAMED]
        super().__init__(f"In use: {', '.join(self.codes)}")


@transaction.atomic
def undo_import(*, question_import, by, at) -> QuestionImport:
    """Remove the questions of the import and what came with them. Raises WrongState and InUse."""
    sent = locked(question_import=question_import)
    if sent.state == State.UNDONE:
        return sent
    if sent.state != State.APPLIED:
        raise WrongState(sent.state)
    codes = in_use(sent)
    if codes:
        raise InUse(codes)
    count = sent.questions.count()
    sent.questions.all().delete()
    _remove_what_came_with_them(sent.report.get("made", {}))
    sent.state, sent.undone_at = State.UNDONE, at
    sent.save(update_fields=["state", "undone_at"])
    forget_file(question_import=sent)
    audit.record("questions.import_undone", actor=by, target=sent.name, changes={"questions": [count, 0]})
    return sent


def in_use(sent):
    """The codes of questions that somebody has published, edited, retired, moved away or put in a quiz since."""
    is_used = Q(versions__isnull=False) | Q(live=True) | Q(latest_revision__isnull=False) | Q(retired_at__isnull=False)
    elsewhere = Q(uses__isnull=False) | ~Q(bank=sent.bank_id)
    return sorted(set(sent.questions.filter(is_used | elsewhere).values_list("code", flat=True)))


def _remove_what_came_with_them(made):
    Case.objects.filter(pk__in=made.get("cases", ()), questions=None).delete()
    # From the lowest to the highest; what others have filled meanwhile stays.
    for key in reversed(made.get("categories", ())):
        BankCategory.objects.filter(pk=key, questions=None, children=None).delete()
    for image in get_image_model().objects.filter(pk__in=made.get("images", ())):
        if not ReferenceIndex.get_references_to(image).exists():
            image.delete()
