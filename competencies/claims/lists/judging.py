"""Whether the rows of a list may be recorded: what each says is compared with what is known, and with each other."""

from collections import defaultdict

from django.utils.translation import gettext as _

from competencies.claims import checking, words
from competencies.claims.checking import is_double, name_key
from competencies.claims.facts import training_of
from competencies.lesson_hours import counting
from competencies.models import ExternalTraining

Status = ExternalTraining.Status


def is_recorded(row, known):
    """Whether the ledger has it: as a training elsewhere of that name and those days, or as a course of this site."""
    person = known.person_of(row)
    if row.problems or person is None:
        return False
    if any(certificate.holder == person for certificate in known.own_certificates.get(row.key, ())):
        return True
    claims = (claim for claim in known.by_person.get(person, ()) if claim.status == Status.APPROVED)
    return _is_course(row, known) or any(_is_same(row, claim) for claim in claims)


def _is_course(row, known):
    """A course on the same days is the same one where the certificate's number was left out, too."""
    name = name_key(row.facts["name"])
    return any(
        line.name_key == name and row.training.overlaps(line.started_on, line.ended_on)
        for line in known.courses.get(known.person_of(row), ())
    )


def _is_same(row, claim):
    training = row.training
    return (
        claim.started_on == training.started_on
        and claim.ended_on == training.ended_on
        and name_key(claim.name) == name_key(row.facts["name"])
    )


def judge(rows, known):
    """Write down at each row what is wrong with it."""
    trainings, numbers = {}, defaultdict(list)
    for row in rows:
        _judge_person(row, known)
        _judge_form(row, known)
        _judge_competencies(row, known)
        if not row.problems:
            _judge_hours(row, known)
        if not row.problems:
            _judge_claims(row, known)
        if not row.problems:
            _judge_doubles(row, known, trainings, numbers)


def _judge_person(row, known):
    if row.identity is None:
        return
    person = known.person_of(row)
    if person is None:
        row.complain("number", _("Nobody in the units that you serve has this number."))
    elif person == known.officer.pk:
        row.complain("number", _("This is your own number. Another officer records your trainings."))


def _judge_form(row, known):
    if row.facts.get("form") and known.form(row.facts["form"]) is None:
        row.complain("form", _("This form of training is not known. Use a code such as KL03 or NKL03."))


def _judge_competencies(row, known):
    for framework, code, level in row.competencies:
        competency, levels = known.competencies.get((framework, code), (None, set()))
        if competency is None:
            text = _("The framework %(framework)s has no competency %(code)s.")
            row.complain("competencies", text % {"framework": framework, "code": code})
        elif level not in levels:
            text = _("%(code)s has no level %(level)s.")
            row.complain("competencies", text % {"code": code, "level": level})
    codes = [(framework, code) for framework, code, _level in row.competencies]
    if len(codes) != len(set(codes)):
        row.complain("competencies", _("A competency stands here twice. Leave the higher level."))


def _judge_hours(row, known):
    """By the way in which its form of training is counted."""
    form = known.form(row.facts["form"])
    measures = known.measures(form)
    found = list(checking.unfitting(row.training, measures))
    found += checking.without_hours(row.training, measures)
    if not found and (hours := known.most_hours(_activity(row, form, measures))) > counting.MOST_HOURS:
        found.append(checking.too_many_hours(hours))
    for problem in found:
        row.complain(problem.field, words.sentence(problem))


def _activity(row, form, measures):
    if checking.is_long_for_days(row.training, measures):
        # No officer looks at it again, so what the certificate states is the most that counts.
        row.facts["granted_hours"] = row.facts["stated_hours"]
    names = ("started_on", "ended_on", "is_abroad", "minutes", "stated_hours", "occasions")
    facts = {name: row.facts[name] for name in names}
    return counting.Activity(form=form.code, granted_hours=row.facts.get("granted_hours"), **facts)


def _judge_claims(row, known):
    if row.key in known.own_certificates:
        row.complain("certificate_number", _("This is a certificate of this site that was issued to somebody else."))
        return
    waiting = (claim for claim in known.by_person.get(known.person_of(row), ()) if claim.status != Status.APPROVED)
    if any(_is_same(row, claim) for claim in waiting):
        row.complain("name", _("This training waits as a claim of the person. Decide about the claim instead."))
        return
    training, organiser = row.training, row.facts["organiser"]
    for claim in known.by_number.get(row.key, ()):
        if is_double(training, organiser, training_of(claim), claim.organiser):
            row.complain("certificate_number", _("This certificate number is used in another claim already."))
            return


def _judge_doubles(row, known, trainings, numbers):
    """`trainings` and `numbers` are the rows so far, by person and name and days, and by certificate number."""
    person, training, organiser = known.person_of(row), row.training, row.facts["organiser"]
    same_training = (person, name_key(row.facts["name"]), training.started_on, training.ended_on)
    first = trainings.setdefault(same_training, row)
    alike = numbers[row.key] if row.key else []
    if first is row:
        others = (other for other in alike if is_double(training, organiser, other.training, other.facts["organiser"]))
        first = next(others, row)
    alike.append(row)
    if first is not row:
        column = "certificate_number" if row.key else "name"
        row.complain(column, _("The same certificate stands in row %(row)s already.") % {"row": first.number})
