"""Who issues certificates: the agency's administrator and its signatory, each within their own agency."""

from certificates.issuing import batches
from certificates.models import NumberSeries
from courses.models import Cohort
from tests.access.answers import only
from tests.factories.accounts import make_person
from tests.factories.certificates import make_enrolment

ISSUING = ("agency_administrator", "signatory", "administrator")
OF_ANY_AGENCY = (*ISSUING, "other_agency_administrator", "other_signatory")


def prepare(world):
    """Somebody of the owner's cohort who finished, and a batch of a cohort beside it."""
    cohort = Cohort.objects.of_course(world.course.translation_key).get()
    cohort.version = world.enrolment.version
    world.things["finished"] = make_enrolment(world.at, make_person("Rahmat Hidayat", unit=world.unit), cohort)
    beside = Cohort.objects.create(
        course_key=cohort.course_key, name="Angkatan di sebelah", organiser=cohort.organiser, opens_at=cohort.opens_at
    )
    beside.version = cohort.version
    make_enrolment(world.at, make_person("Wahyu Nugroho", unit=world.unit), beside)
    by = world.people["agency_administrator"]
    world.things["issuing_batch"] = batches.prepare(cohort=beside, by=by, at=world.at)
    world.things["issuing_cohort"] = cohort


def cohort(world):
    return [world.things["issuing_cohort"].public_id]


def batch(world):
    return [world.things["issuing_batch"].public_id]


def series(world):
    found = NumberSeries.objects.get(pk=world.certificate.series_id)
    return [found.agency.public_id, found.year]


RULES = {
    "certificates:issuing": ("get", None, only(*OF_ANY_AGENCY)),
    "certificates:issuing_cohort": ("get", cohort, only(*ISSUING)),
    "certificates:prepare_batch": ("post", cohort, only(*ISSUING, answer=302)),
    "certificates:number_by_hand": ("get", lambda world: [world.things["finished"].public_id], only(*ISSUING)),
    "certificates:batch": ("get", batch, only(*ISSUING)),
    "certificates:batch_progress": ("get", batch, only(*ISSUING)),
    "certificates:approve_batch": ("post", batch, only("signatory", "administrator", answer=302)),
    "certificates:pause_batch": ("post", batch, only(*ISSUING, answer=302)),
    "certificates:resume_batch": ("post", batch, only(*ISSUING, answer=302)),
    "certificates:cancel_batch": ("post", batch, only(*ISSUING, answer=302)),
    "certificates:numbers": ("get", None, only(*OF_ANY_AGENCY)),
    "certificates:number_series": ("get", series, only(*ISSUING)),
}
