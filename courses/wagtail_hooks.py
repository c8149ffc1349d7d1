from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from courses.admin import TrainingGroup
from courses.models import CoursePage, CourseStep, CourseVersion, Enrolment, ModulePage
from courses.outline import course_spec
from courses.scheme import days_of_study
from courses.teaching import make_trainer_of


@hooks.register("register_admin_viewset")
def register_training():
    return TrainingGroup()


@hooks.register("after_create_page")
def make_the_author_its_trainer(request, page):
    _hand_over(page.specific, request.user)


@hooks.register("after_copy_page")
def make_the_copier_its_trainer(request, page, new_page):
    _hand_over(new_page.specific, request.user)


@hooks.register("before_delete_page")
def keep_pages_with_learners(request, page):
    """Deleting would take a step from under the people who still have to finish it."""
    if request.method != "POST" or not _is_in_use(page):
        return None
    return _refuse_deletion(request, page)


@hooks.register("before_bulk_action")
def keep_pages_with_learners_in_bulk(request, action_type, objects, action_class_instance):
    if action_type != "delete":
        return None
    in_use = next((page for page in objects if isinstance(page, Page) and _is_in_use(page)), None)
    return _refuse_deletion(request, in_use) if in_use else None


@hooks.register("after_publish_page")
@hooks.register("after_unpublish_page")
def remind_of_the_course(request, page):
    """A step changes what the course demands only when the course itself is published again."""
    page = page.specific
    if not isinstance(page, ModulePage | CourseStep):
        return
    course = page.get_ancestors().type(CoursePage).specific().first()
    version = CourseVersion.objects.latest_of(course.translation_key) if course else None
    if version and course.live and course_spec(course) != version.spec:
        message = _("Learners get this change of the outline when you publish the course “%(course)s” again.")
        messages.warning(request, message % {"course": course.title})


@hooks.register("after_publish_page")
def check_the_course(request, page):
    """What a trainer should put right, though nothing breaks without it."""
    if not isinstance(page.specific, CoursePage):
        return
    modules = ModulePage.objects.live().child_of(page)
    hours = sum(module.hours for module in modules)
    if modules and hours != page.specific.hours:
        message = _("The modules have %(modules)s JP in all, but the course has %(course)s JP.")
        messages.warning(request, message % {"modules": hours, "course": page.specific.hours})
    if not page.specific.competencies.exists():
        messages.warning(request, _("The course names no competency, so completing it proves none."))
    if days := days_of_study(page.specific.hours, course_spec(page.specific)):
        messages.info(request, _("Days of study: %(days)s.") % {"days": days})


def _hand_over(page, user):
    if isinstance(page, CoursePage) and not user.is_superuser:
        make_trainer_of(course=page, user=user, reason=_("Made the course."), at=timezone.now())


def _is_in_use(page):
    """Whether somebody is enrolled in a course at or below `page`, or in a version that demands something there."""
    below = Page.objects.descendant_of(page, inclusive=True)
    if Enrolment.objects.filter(cohort__course_key__in=below.values("translation_key")).exists():
        return True
    keys = {str(key) for key in below.values_list("translation_key", flat=True)}
    course = page.get_ancestors().type(CoursePage).first()
    pinned = CourseVersion.objects.filter(course_key=course.translation_key) if course else CourseVersion.objects.none()
    return any(keys & version.keys() for version in pinned.filter(enrolments__isnull=False).distinct())


def _refuse_deletion(request, page):
    messages.error(request, _("Learners are enrolled in what you want to delete. Unpublish it instead."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
