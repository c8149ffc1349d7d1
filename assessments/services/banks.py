from django.db import transaction

from accounts import audit
from assessments.models import QuestionBank


@transaction.atomic
def set_trainers(*, bank, trainers):
    """Let these people use the bank, and nobody else. Repeating it changes nothing."""
    QuestionBank.objects.select_for_update().get(pk=bank.pk)
    before, after = set(bank.trainers.all()), set(trainers)
    bank.trainers.set(after)
    for person in sorted(before ^ after, key=lambda person: person.pk):
        act = "bank.trainer_added" if person in after else "bank.trainer_removed"
        audit.record(act, subject=person, target=bank.name)
