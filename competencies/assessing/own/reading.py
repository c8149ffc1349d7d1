"""What the pages of a self-assessment show. What is proved stands beside it and is told apart by its heading."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from competencies.assessing import item_scores
from competencies.assessing.areas import areas_of, leaves
from competencies.assessing.statements import level_words, statements_of
from competencies.ledger import reading as ledger
from competencies.ledger.levels import current
from competencies.models import Competency, Framework, SelfAssessment
from competencies.standards.demands import demands_of
from competencies.standards.in_force import lines_in_force, place_of


@dataclass(frozen=True)
class Choice:
    """A framework to assess oneself on, and what became of it so far. `is_demanded`: by the person's position."""

    framework: Framework
    questions: int
    is_demanded: bool
    open: SelfAssessment | None
    submitted: list


@dataclass(frozen=True)
class Line:
    """`before` is the level of the assessment before this one, None where it was not answered then."""

    competency: object
    own: int | None
    own_words: str
    proved: int
    proved_words: str
    before: int | None
    score: object

    @property
    def change(self):
        return None if self.own is None or self.before is None else self.own - self.before


@dataclass(frozen=True)
class AreaLines:
    name: str
    lines: list


def frameworks_for(person):
    """Those that everybody may use, and those of the person's own agency; not the empty ones."""
    employment = person.current_employment()
    offered = Framework.objects.for_agency(employment.unit.agency_path if employment else "")
    return offered.filter(competencies__isnull=False).distinct()


def choices_of(person, *, on):
    """What was begun comes first, then what the person's position demands."""
    own = list(SelfAssessment.objects.filter(person=person).order_by("-submitted_at", "-pk"))
    questions = dict(
        leaves().order_by().values("framework").annotate(number=Count("pk")).values_list("framework", "number")
    )
    demanded = _demanded_of(person, on)
    choices = [
        Choice(
            framework=framework,
            questions=questions.get(framework.pk, 0),
            is_demanded=framework.pk in demanded,
            open=next((each for each in own if each.framework_id == framework.pk and not each.submitted_at), None),
            submitted=[each for each in own if each.framework_id == framework.pk and each.submitted_at],
        )
        for framework in frameworks_for(person)
    ]
    return sorted(choices, key=lambda choice: (choice.open is None, not choice.is_demanded))


def _demanded_of(person, on):
    """The keys of the frameworks of what the person's position demands on that day."""
    employment = person.current_employment()
    if employment is None:
        return set()
    demands = demands_of(place_of(employment), lines_in_force(on, unit_paths=[employment.unit.path]))
    return set(Competency.objects.filter(pk__in=demands).values_list("framework", flat=True))


def levels_of(assessment):
    return dict(assessment.answers.values_list("competency", "level")) if assessment else {}


def result_of(assessment, *, at):
    """[AreaLines] with the person's own view, what is proved on the day of `at`, and the scores of quizzes."""
    areas = areas_of(assessment.framework)
    statements = statements_of([each for area in areas for each in area.competencies])
    own, before = levels_of(assessment), levels_of(assessment_before(assessment))
    proofs = ledger.of_person(assessment.person)
    scores = item_scores.of(assessment.person, at=at)
    on = timezone.localdate(at)

    def line(competency):
        proof = current(proofs.get(competency.pk, ()), on)
        proved, told = proof.level if proof else 0, own.get(competency.pk)
        return Line(
            competency=competency,
            own=told,
            own_words="" if told is None else level_words(statements[competency.pk], told),
            proved=proved,
            proved_words=level_words(statements[competency.pk], proved) if proved else "",
            before=before.get(competency.pk),
            score=scores.get(competency.pk),
        )

    return [AreaLines(area.name, [line(each) for each in area.competencies]) for area in areas]


def assessment_before(assessment):
    """The last one on the framework that was handed in before this one."""
    if assessment.submitted_at is None:
        return None
    others = SelfAssessment.objects.filter(person=assessment.person_id, framework=assessment.framework_id)
    return others.filter(submitted_at__lt=assessment.submitted_at).order_by("-submitted_at", "-pk").first()
