"""What a list is compared with: people, forms, competencies and claims that are there, each asked for once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import Employment
from competencies.claims import own_certificates
from competencies.claims.checking import name_key, number_key
from competencies.claims.drafting import STANDING
from competencies.claims.scope import people_checked_by
from competencies.lesson_hours import counting
from competencies.lesson_hours.rules import ways_of_counting
from competencies.models import Competency, ExternalTraining, HoursCredit, TrainingForm

AT_ONCE = 500


class Known:
    def __init__(self, rows, *, officer):
        self.officer = officer
        self.forms = _forms()
        self.people = _people({row.identity.text for row in rows if row.identity}, officer)
        self.competencies = _competencies({framework for row in rows for framework, _code, _level in row.competencies})
        people = set(self.people.values())
        self.by_number, self.by_person = _claims({row.key for row in rows} - {""}, people)
        self.own_certificates = _own_certificates({row.facts["certificate_number"] for row in rows if row.key})
        self.courses = _courses(people)
        self.rules = ways_of_counting()

    def form(self, text):
        return self.forms.get(name_key(text))

    def person_of(self, row):
        """Their key, or None."""
        return self.people.get(row.identity.text) if row.identity else None

    def measures(self, form):
        """By what the rules count it."""
        return {rule.conversions[form.code].measure for rule in self.rules.get(form.code, ())} or {counting.MINUTES}

    def most_hours(self, activity):
        """What it gives under the most generous of all rules, with nothing used up."""
        return max((counting.reckon(activity, rule).hours for rule in self.rules.get(activity.form, ())), default=0)


@dataclass(frozen=True)
class CourseLine:
    """A course of this site as the ledger has it."""

    name_key: str
    started_on: date
    ended_on: date


def _forms():
    """By code, by SIASN's number and by both names."""
    found = {}
    for form in TrainingForm.objects.filter(is_active=True):
        for name in (form.name_id, form.name_en, str(form.siasn_id or ""), form.code):
            if key := name_key(name):
                found[key] = form
    return found


def _people(numbers, officer):
    """{number past or present: key of the person}, of those whom the officer serves and of the officer."""
    found = {}
    reached = people_checked_by(officer).values("pk")
    for some in _in_parts(numbers):
        employments = Employment.objects.filter(number__in=some)
        found |= dict(employments.filter(user__in=reached).values_list("number", "user_id"))
        found |= dict(employments.filter(user=officer).values_list("number", "user_id"))
    return found


def _competencies(frameworks):
    """{(framework, code): (competency, levels)}."""
    found = Competency.objects.filter(framework__code__in=frameworks).select_related("framework")
    return {
        (each.framework.code, each.code): (each, {level.number for level in each.framework.levels.all()})
        for each in found.prefetch_related("framework__levels")
    }


def _claims(keys, people):
    """({key of a certificate number: claims}, {person: claims})."""
    standing = ExternalTraining.objects.filter(status__in=STANDING)
    by_number, by_person = defaultdict(list), defaultdict(list)
    for some in _in_parts(keys):
        for claim in standing.filter(certificate_number_key__in=some):
            by_number[claim.certificate_number_key].append(claim)
    for some in _in_parts(people):
        for claim in standing.filter(learner__in=some):
            by_person[claim.learner_id].append(claim)
    return by_number, by_person


def _own_certificates(numbers):
    """{key of a certificate number: certificates of this site}."""
    found = defaultdict(list)
    for some in _in_parts(numbers):
        for certificate in own_certificates.find_all(numbers=set(some)):
            found[number_key(certificate.number)].append(certificate)
    return dict(found)


def _courses(people):
    """{person: lines of the ledger that no claim gave}."""
    found = defaultdict(list)
    for some in _in_parts(people):
        lines = HoursCredit.objects.filter(person__in=some).exclude(source_kind=HoursCredit.Source.EXTERNAL).standing()
        for person, title, earned_at, *days in lines.values_list(
            "person", "title", "earned_at", "started_on", "ended_on"
        ):
            # Lines of old have no days of their own.
            started_on, ended_on = (day or timezone.localdate(earned_at) for day in days)
            found[person].append(CourseLine(name_key(title), started_on, ended_on))
    return found


def _in_parts(values):
    values = sorted(values)
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
