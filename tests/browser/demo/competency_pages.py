"""Every kind of page about competencies and lesson hours: {name: (account or None, address)}."""

import datetime
import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from accounts.models import OrgUnit
from competencies.assessing.cycles import services as cycles
from competencies.assessing.own import services as own
from competencies.claims.drafting import start_claim
from competencies.models import (
    AssessmentCycle,
    Competency,
    DevelopmentPlan,
    ExternalTraining,
    Framework,
    HoursCredit,
    LearningPath,
    PlanStep,
    PositionStandard,
    ProfileShare,
    Rating,
    SelfAssessment,
    TrainingForm,
)
from competencies.paths.services import create_path
from competencies.plans.steps import add_activity
from competencies.standards.drafting import copy_standard
from home.demo import accounts as demo
from tests.browser.demo.pages import person

BEGINNER, LEARNER, GRADUATE = demo.BEGINNER, demo.HALFWAY, demo.CERTIFIED
SUPERIOR, HR, AGENCY = demo.SUPERIOR, demo.REGENCY_OFFICER, demo.AGENCY_ADMINISTRATOR
ADMINISTRATOR, AUDITOR = demo.ADMINISTRATOR, demo.AUDITOR
FRAMEWORK = "kominfo-4-pilar"


@dataclass
class CompetencyFacts:
    """The rows that addresses are made of: those of the demo, and drafts of what the demo has finished."""

    regency: OrgUnit
    standard: PositionStandard
    draft: PositionStandard
    path: LearningPath
    path_draft: LearningPath
    over: AssessmentCycle
    running: AssessmentCycle
    cycle_draft: AssessmentCycle
    submitted: SelfAssessment
    begun: SelfAssessment
    to_rate: Rating
    rated: Rating
    peer: Rating
    result: Rating
    waiting: ExternalTraining
    approved: ExternalTraining
    returned: ExternalTraining
    claim_draft: ExternalTraining
    learner: object
    graduate: object
    credit: HoursCredit
    share: ProfileShare
    plan: DevelopmentPlan
    step: PlanStep

    @classmethod
    def collect(cls):
        regency = OrgUnit.objects.get(code="SUKAMAJU")
        learner, graduate, superior = person(LEARNER), person(GRADUATE), person(SUPERIOR)
        running = AssessmentCycle.objects.get(unit=regency, started_at__isnull=False)
        over = AssessmentCycle.objects.exclude(unit=regency).get()
        claims = ExternalTraining.objects.filter(learner__in=[learner, graduate])
        standard = PositionStandard.objects.get(unit=regency, published_at__isnull=False)
        ratings = Rating.objects.filter(cycle=running)
        return cls(
            regency=regency,
            standard=standard,
            path=LearningPath.objects.get(unit=regency, published_at__isnull=False),
            over=over,
            running=running,
            submitted=SelfAssessment.objects.get(person=graduate),
            to_rate=ratings.get(subject=learner, assessor=superior),
            rated=ratings.filter(assessor=superior).exclude(submitted_at=None).first(),
            peer=ratings.by_peers().first(),
            result=over.ratings.by_superiors().get(subject=learner),
            waiting=claims.filter(status="submitted").first(),
            approved=claims.filter(status="approved").first(),
            returned=claims.filter(status="returned").first(),
            learner=learner,
            graduate=graduate,
            credit=HoursCredit.objects.filter(person__in=[graduate, learner], hours__gt=0, reversed_by=None).first(),
            plan=DevelopmentPlan.objects.get(person=learner),
            share=ProfileShare.objects.get(person=graduate),
            **_drafts(regency, standard, person(AGENCY), learner, timezone.now()),
        )


def _drafts(regency, standard, by, learner, at):
    today = timezone.localdate(at)
    start = datetime.date(today.year + 1, 1, 1)
    words = {"name_id": "Jalur Pengawas", "name_en": "", "about_id": "", "about_en": "", "position_kind": None}
    form = TrainingForm.objects.get(code="KL03")
    facts = {"form": form, "name": "Pelatihan Pelayanan", "organiser": "BPSDM", "started_on": today, "ended_on": today}
    return {
        "draft": copy_standard(
            standard=standard, name="Rancangan standar", unit=regency, valid_from=start, by=by, at=at
        ),
        "path_draft": create_path(unit=regency, by=by, at=at, **words),
        "cycle_draft": cycles.create(
            by=by,
            unit=regency,
            name="Rancangan penilaian",
            competencies=Competency.objects.filter(framework__code="permenpanrb-38-2017", code="MAN.1"),
            opens_on=today,
            closes_on=today + datetime.timedelta(days=30),
            has_peers=False,
            validity_months=24,
            at=at,
        ),
        "begun": own.begin(person=learner, framework=Framework.objects.get(code=FRAMEWORK), at=at),
        "step": add_activity(
            person=person(BEGINNER),
            year=start.year,
            key=uuid.uuid4(),
            form=form,
            title="Magang di Diskominfo",
            competency=None,
            level=None,
            due_on=start,
            at=at,
        ),
        "claim_draft": start_claim(learner=learner, key=uuid.uuid4(), facts=facts, at=at),
    }


def at(name, *things, query=""):
    """The page of that name about these facts, or about a word of an address."""
    return lambda facts: reverse(name, args=[_argument(facts, thing) for thing in things]) + query


def _argument(facts, thing):
    return getattr(facts, str(thing)).public_id if hasattr(facts, str(thing)) else thing


def of(part, *things, query=""):
    return at(f"competencies:{part}", *things, query=query)


def line(facts):
    return reverse("competencies:standard_line", args=[facts.draft.public_id, facts.draft.lines.first().public_id])


def this_year(name):
    return lambda facts: reverse(f"competencies:{name}", args=[timezone.localdate().year])


def shared(facts):
    return reverse("cv:shared", args=[facts.share.token])


def evidence(facts):
    row = facts.learner.evidence.filter(source_kind="recognised").first()
    return reverse("competencies:revoke_evidence", args=[row.public_id])


# Those that look like no other, or on which most depends: the accessibility of each is looked at on every screen.
MAIN_PAGES = {
    "competency profile": (GRADUATE, of("profile")),
    "own gaps": (LEARNER, of("gaps")),
    "plan that waits": (LEARNER, of("plan")),
    "lesson hours": (GRADUATE, of("hours")),
    "claims": (LEARNER, of("claims")),
    "claim begun": (LEARNER, of("claim_new")),
    "self-assessment, a part": (LEARNER, of("self_area", "begun", 1)),
    "assessment by the superior": (SUPERIOR, of("rate", "to_rate")),
    "result of peers": (LEARNER, of("rating_result", "result")),
    "team": (SUPERIOR, at("reports:team")),
    "gap map": (HR, at("reports:gap_map", "regency")),
    "people with a gap": (HR, at("reports:gap_people", "regency", FRAMEWORK, "AMAN.2")),
    "claim to check": (HR, of("claim_check", "waiting")),
    "position standard": (AGENCY, of("standard", "draft")),
    "learning path": (AGENCY, of("path", "path_draft")),
    "shared CV": (None, shared),
}
OTHER_PAGES = {
    "competency profile, nothing proved": (BEGINNER, of("profile")),
    "own gaps, of a beginner": (BEGINNER, of("gaps")),
    "plan, empty": (BEGINNER, of("plan")),
    "plan that is agreed": (GRADUATE, of("plan")),
    "plan in print": (GRADUATE, this_year("plan_print")),
    "activity added": (BEGINNER, this_year("plan_add_activity")),
    "step of a plan": (BEGINNER, of("plan_step", "step")),
    "plans of the team": (SUPERIOR, of("team_plans")),
    "plan to agree to": (SUPERIOR, of("plan_of_person", "plan")),
    "plans of a unit": (HR, of("plans_of_unit", "regency")),
    "demands of the position": (LEARNER, of("own_standard")),
    "demands of somebody's position": (HR, of("person_standard", "learner")),
    "learning paths": (BEGINNER, of("paths")),
    "learning paths kept": (AGENCY, of("paths_kept")),
    "learning path, new": (AGENCY, of("path_new")),
    "learning path changed": (AGENCY, of("path_edit", "path_draft")),
    "learning path, published": (AGENCY, of("path", "path")),
    "position standards": (AGENCY, of("standards")),
    "position standard, in force": (AGENCY, of("standard", "standard")),
    "position standard, new": (AGENCY, of("standard_new")),
    "position standard changed": (AGENCY, of("standard_edit", "draft")),
    "position standard copied": (AGENCY, of("standard_copy", "standard")),
    "position standard published": (AGENCY, of("standard_publish", "draft")),
    "position standard ended": (AGENCY, of("standard_end", "standard")),
    "line added": (AGENCY, of("standard_line_new", "draft")),
    "line changed": (AGENCY, line),
    "lines imported": (AGENCY, of("standard_import", "draft")),
    "frameworks": (AGENCY, of("frameworks")),
    "framework": (LEARNER, of("framework", FRAMEWORK)),
    "framework, new": (AGENCY, of("new_framework")),
    "framework imported": (ADMINISTRATOR, of("import_framework")),
    "crosswalk": (AGENCY, of("crosswalk")),
    "crosswalk imported": (ADMINISTRATOR, of("import_crosswalk")),
    "self-assessments": (GRADUATE, of("self_assessments")),
    "self-assessments, none": (BEGINNER, of("self_assessments")),
    "self-assessment, result": (GRADUATE, of("self_assessment", "submitted")),
    "self-assessment, review": (LEARNER, of("self_review", "begun")),
    "cycles": (HR, of("cycles")),
    "cycle, new": (HR, of("cycle_new")),
    "cycle, draft": (HR, of("cycle", "cycle_draft")),
    "cycle, running": (HR, of("cycle", "running")),
    "cycle, over": (HR, of("cycle", "over")),
    "cycle cancelled": (HR, of("cycle_cancel", "running")),
    "ratings": (SUPERIOR, of("ratings")),
    "rating given": (SUPERIOR, of("rating_result", "rated")),
    "rating taken back": (SUPERIOR, of("rating_take_back", "rated")),
    "peers named": (LEARNER, of("peers", "to_rate")),
    "prior learning": (HR, of("evidence_of", "learner")),
    "prior learning recognised": (HR, of("recognise", "learner")),
    "proof taken back": (HR, evidence),
    "lesson hours, none": (BEGINNER, of("hours")),
    "lesson hours of a person": (HR, of("hours_of", "graduate")),
    "lesson hours corrected": (HR, of("correct_hours", "credit")),
    "rules of lesson hours": (AGENCY, of("hours_rules")),
    "rule of lesson hours": (AGENCY, of("hours_rule", 2)),
    "rule of lesson hours, new": (AGENCY, of("make_hours_rule", "regency")),
    "targets of lesson hours": (AGENCY, of("hours_targets", "regency")),
    "claims, none": (BEGINNER, of("claims")),
    "claim, draft": (LEARNER, of("claim", "claim_draft")),
    "claim, changed": (LEARNER, of("claim_edit", "claim_draft")),
    "claim, its competencies": (LEARNER, of("claim_competencies", "claim_draft")),
    "claim, waiting": (LEARNER, of("claim", "waiting")),
    "claim, approved": (GRADUATE, of("claim", "approved")),
    "claim, asked back": (LEARNER, of("claim", "returned")),
    "claims to check": (HR, of("claim_queue")),
    "approval taken back": (HR, of("claim_revoke", "approved")),
    "claims imported": (HR, of("claim_import")),
    "links to the CV": (GRADUATE, of("shares")),
    "profile of a person": (HR, of("person", "graduate")),
    "profile of one of the team": (SUPERIOR, of("person", "learner")),
    "profile as files": (HR, of("export")),
    "gap map, by area": (HR, at("reports:gap_map", "regency", query="?kerangka=permenpanrb-38-2017")),
    "recomputations": (ADMINISTRATOR, of("recomputations")),
    "keys of one's own": (LEARNER, at("api_keys:own")),
    "keys of an agency": (AGENCY, at("api_keys:agency")),
    "dashboard of a superior": (SUPERIOR, at("home:dashboard")),
}
COMPETENCY_PAGES = MAIN_PAGES | OTHER_PAGES
