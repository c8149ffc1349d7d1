"""How the pages of the tree are served and previewed; the page models name these functions."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from courses import admission, scheme
from courses import catalogue as catalogues  # the module, not its class: a page model may be loading on its way here
from courses.addresses import address, urls_for
from courses.learning import key_of_course_at, learning_in
from courses.lesson_body import body_html, rendered_body
from courses.models import Cohort, CourseVersion
from courses.outline import course_spec
from courses.progress import Outline
from courses.teaching import may_read

# --- Catalogue ----------------------------------------------------------------------------------


def catalogue(request, page):
    context = {"page": page, "catalogue": catalogues.Catalogue(page, request.GET, at=timezone.now())}
    return render(request, "courses/catalogue.html", context)


# --- Course -------------------------------------------------------------------------------------


def course(request, page):
    learning = learning_in(request.user, page.translation_key)
    offer = _offer(page) if learning is None or learning.is_withdrawn else None
    context = {
        "page": page,
        "learning": learning,
        "offer": offer,
        "state": _course_state(request.user, learning, offer),
        "actions": _actions_when_completed(request, learning),
        **_outline_and_scheme(page, learning),
    }
    return render(request, "courses/course.html", context)


def course_preview(request, page, mode_name="visitor"):
    """The page as it is being written, with the published modules and steps below it."""
    spec = course_spec(page)
    urls = urls_for(step["key"] for module in spec["modules"] for step in module["steps"])
    context = {
        "page": page,
        "outline": Outline(spec, urls=urls),
        "state": "in_progress" if mode_name == "learner" else "signed_out",
        "facts": scheme.facts(page, spec),
        "competencies": scheme.competencies(spec),
    }
    return render(request, "courses/course.html", context)


def module(request, page):
    """A module has no page of its own: its place is on the page of its course."""
    course_url_path = page.url_path.removesuffix(f"{page.slug}/")
    return redirect(f"{address(course_url_path)}#modul-{page.translation_key}")


def module_preview(request, page, mode_name):
    return course_preview(request, page.get_parent().specific)


def _offer(page):
    cohorts = Cohort.objects.of_course(page.translation_key).with_places_taken().select_related("organiser")
    return admission.admission(list(cohorts), timezone.now())


def _course_state(user, learning, offer):
    if learning is not None and not learning.is_withdrawn:
        return "completed" if learning.enrolment.is_complete else "in_progress"
    if learning is not None and offer.cohort is not None and learning.enrolment.cohort_id == offer.cohort.pk:
        return "withdrawn"
    if not offer.is_open:
        return str(offer.state)
    return "enrol" if user.is_authenticated else "signed_out"


def _actions_when_completed(request, learning):
    """What apps above offer somebody who completed the course, for example the certificate."""
    if learning is None or not learning.enrolment.is_complete:
        return []
    offers = [offer(request, learning.enrolment) for offer in hooks.get_hooks("course_completed_action")]
    return [offered for offered in offers if offered]


def _outline_and_scheme(page, learning):
    """Somebody who learns sees their own version, with links; everybody else the newest, to look at."""
    is_learning = learning is not None and not learning.is_withdrawn
    version = learning.version if is_learning else CourseVersion.objects.latest_of(page.translation_key)
    spec = version.spec if version else course_spec(page)
    return {
        "outline": learning.outline if is_learning else Outline(spec),
        "summaries": {} if is_learning or version is None else scheme.summaries(version),
        "facts": scheme.facts(page, spec, version),
        "competencies": scheme.competencies(spec, version),
    }


# --- Lesson -------------------------------------------------------------------------------------


def lesson(request, page):
    """For learners of the course and for those who write it; everybody else is shown the way."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)

    learning = learning_in(request.user, key_of_course_at(page.course_path))
    if learning is not None and not learning.is_withdrawn:
        learning.current = str(page.translation_key)
        return render(request, "courses/lesson.html", _learner_context(page, learning))
    if may_read(request.user, page.course_path):
        return render(request, "courses/lesson.html", _reader_context(page, body=rendered_body(page)))
    messages.info(request, _("Enrol in this course to open its lessons."))
    return redirect(address(page.course_url_path))


def lesson_preview(request, page, mode_name):
    return render(request, "courses/lesson.html", _reader_context(page, body=body_html(page)))


def _learner_context(page, learning):
    outline = learning.outline
    before, after = outline.beside(page.translation_key)
    return {
        "page": page,
        "body": rendered_body(page),
        "learning": learning,
        "outline": outline,
        "step": outline.current,
        "module": outline.current_module,
        "before": before,
        "after": after,
        "course_title": learning.version.title,
        "course_url": learning.course_url,
    }


def _reader_context(page, *, body):
    """For trainers: the course as its published pages stand now, and nothing to tick off."""
    course_page = Page.objects.get(path=page.course_path).specific
    spec = course_spec(course_page)
    urls = urls_for(step["key"] for module in spec["modules"] for step in module["steps"])
    outline = Outline(spec, urls=urls, current=page.translation_key)
    before, after = outline.beside(page.translation_key)
    return {
        "page": page,
        "body": body,
        "outline": outline,
        "step": outline.current,
        "module": outline.current_module,
        "before": before,
        "after": after,
        "course_title": course_page.title,
        "course_url": address(course_page.url_path),
    }
