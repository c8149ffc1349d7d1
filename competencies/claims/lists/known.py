"""What a list is compared with: people, forms, competencies and claims that are there, each asked for once."""

from collections import defaultdict

from accounts.models import Employment
from competencies.claims.checking import name_key
from competencies.claims.drafting import STANDING
from competencies.claims.scope import people_checked_by
from competencies.models import Competency, ExternalTraining, TrainingForm

AT_ONCE = 500


class Known:
    def __init__(self, rows, *, officer):
        self.officer = officer
        self.forms = _forms()
        self.people = _people({row.identity.text for row in rows if row.identity}, officer)
        self.competencies = _competencies({framework for row in rows for framework, _code, _level in row.competencies})
        self.by_number, self.by_person = _claims({row.key for row in rows} - {""}, set(self.people.values()))

    def form(self, text):
        return self.forms.get(name_key(text))


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


def _in_parts(values):
    values = sorted(values)
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
