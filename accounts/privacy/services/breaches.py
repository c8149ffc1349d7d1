import datetime
from functools import partial

from django.db import transaction

from accounts import audit
from accounts.models import BreachIncident, BreachSubject, Employment
from accounts.models.privacy.breaches import TIME_TO_TELL
from accounts.privacy.signals import breach_mailing_started

Status = BreachIncident.Status


class BreachIsClosed(Exception):
    """A closed incident is a record, and no longer changed."""


@transaction.atomic
def record_breach(*, officer, data_categories, **facts) -> BreachIncident:
    """Open an incident; the clock runs from the moment it was found."""
    due_at = facts["found_at"] + TIME_TO_TELL
    same = BreachIncident.objects.filter(
        unit=facts["unit"], title=facts["title"], found_at=facts["found_at"], recorded_by=officer
    ).first()
    if same:  # the form was sent twice
        return same
    incident = BreachIncident.objects.create(recorded_by=officer, due_at=due_at, **facts)
    incident.data_categories.set(data_categories)
    _note(incident, "privacy.breach_recorded")
    return incident


@transaction.atomic
def change_breach(*, incident, data_categories, **facts) -> BreachIncident:
    incident = _still_open(incident)
    for name, value in facts.items():
        setattr(incident, name, value)
    incident.due_at = incident.found_at + TIME_TO_TELL
    incident.save()
    incident.data_categories.set(data_categories)
    _note(incident, "privacy.breach_changed")
    return incident


@transaction.atomic
def add_unit(*, incident, unit, on: datetime.date) -> int:
    """Everybody who works in the unit or below it is affected. Gives how many were added."""
    incident = _still_open(incident)
    people = Employment.objects.current(on).in_subtree(unit).values_list("user", flat=True)
    return _add(incident, people)


@transaction.atomic
def add_numbers(*, incident, numbers, officer, power) -> tuple[int, list[str]]:
    """Add people by number. Gives how many were added, and the numbers that belong to nobody within reach."""
    incident = _still_open(incident)
    found = dict(
        Employment.objects.within_power(officer, power).filter(number__in=numbers).values_list("number", "user")
    )
    unknown = [number for number in numbers if number not in found]
    return _add(incident, found.values()), unknown


@transaction.atomic
def tell_agency(*, incident, at: datetime.datetime) -> BreachIncident:
    """Record that the letter has gone to the agency for data protection."""
    incident = _still_open(incident)
    if incident.agency_told_at is None:
        incident.agency_told_at, incident.status = at, Status.NOTIFIED
        incident.save(update_fields=["agency_told_at", "status"])
        _note(incident, "privacy.breach_agency_told")
    return incident


@transaction.atomic
def tell_people(*, incident, at: datetime.datetime) -> BreachIncident:
    """Mail everybody who has an address, in the background. Who was told before is not told again."""
    incident = _still_open(incident)
    incident.people_told_at = incident.people_told_at or at
    incident.save(update_fields=["people_told_at"])
    _note(incident, "privacy.breach_mailing_started")
    transaction.on_commit(partial(breach_mailing_started.send_robust, sender=BreachIncident, incident_id=incident.pk))
    return incident


@transaction.atomic
def letters_sent(*, incident, at: datetime.datetime) -> int:
    """Record that those without an address got their letter on paper."""
    incident = _still_open(incident)
    told = incident.subjects.filter(told_at=None, user__email=None).update(
        told_at=at, channel=BreachSubject.Channel.LETTER
    )
    if told:
        _note(incident, "privacy.breach_letters_sent")
    return told


@transaction.atomic
def close_breach(*, incident, at: datetime.datetime) -> BreachIncident:
    incident = _locked(incident)
    if not incident.is_closed:
        incident.status, incident.closed_at = Status.CLOSED, at
        incident.save(update_fields=["status", "closed_at"])
        _note(incident, "privacy.breach_closed")
    return incident


def _add(incident, people):
    before = incident.subjects.count()
    rows = [BreachSubject(incident=incident, user_id=person) for person in people]
    BreachSubject.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    total = incident.subjects.count()
    if total > incident.people_count:
        incident.people_count = total
        incident.save(update_fields=["people_count"])
    _note(incident, "privacy.breach_people_added")
    return total - before


def _note(incident, action):
    audit.record(action, unit=incident.unit, target=incident.title)


def _locked(incident):
    locked = BreachIncident.objects.select_for_update(of=["self"]).select_related("unit")
    return locked.get(pk=incident.pk)


def _still_open(incident):
    incident = _locked(incident)
    if incident.is_closed:
        raise BreachIsClosed(str(incident.public_id))
    return incident
