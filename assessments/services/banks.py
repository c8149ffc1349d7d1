from django.db import transaction

from accounts import audit
from assessments.models import QuestionBank


@transaction.atomic
def set_trainers(*, bank, trainers):
    """Let these people use the bank and say who else does. Repeating it changes nothing."""
    QuestionBank.objects.select_for_update().get(pk=bank.pk)
    before, after = set(bank.trainers.all()), set(trainers)
    bank.trainers.set(after)
    for person in sorted(before ^ after, key=lambda person: person.pk):
        act = "bank.trainer_added" if person in after else "bank.trainer_removed"
        audit.record(act, subject=person, target=bank.name)


@transaction.atomic
def set_units(*, bank, units):
    """Let every trainer of these units, and of the units below them, use the bank. Repeating it changes nothing."""
    QuestionBank.objects.select_for_update().get(pk=bank.pk)
    before, after = set(bank.units.all()), set(units)
    bank.units.set(after)
    for unit in sorted(before ^ after, key=lambda unit: unit.path):
        act = "bank.unit_added" if unit in after else "bank.unit_removed"
        audit.record(act, unit=unit, target=f"{bank.name} ({unit.name})")
