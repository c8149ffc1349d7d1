"""Quiz pages in the content admin: what stops publishing and deleting them, and the ways to their pages on the site."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages as admin_messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from assessments import services
from assessments.models import Attempt, QuizPage
from assessments.quiz_plan import plan_of


@hooks.register("before_publish_page")
def publish_only_what_can_be_taken(request, page):
    """A quiz without questions, with drafts among them or with draws that can't be filled stays a draft."""
    if not isinstance(page, QuizPage):
        return None
    try:
        services.check_plan(plan=plan_of(page))
    except services.QuizCannotBeFrozen as error:
        button = admin_messages.button(reverse("blueprint:quiz", args=[page.translation_key]), _("Open the blueprint"))
        message = " ".join([_("Saved as a draft."), reason_in_words(error)])
        admin_messages.error(request, message, buttons=[button])
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def reason_in_words(error):
    if isinstance(error, services.QuestionsNotPublished):
        message = _("Publish these questions in the question bank first: %(codes)s.")
        return message % {"codes": ", ".join(error.codes)}
    if isinstance(error, services.DrawsNotFilled):
        lacks = [_lack_in_words(place, number) for place, number in sorted(error.missing.items())]
        return _("The question banks cannot fill every draw: %(draws)s.") % {"draws": get_text_list(lacks, _("and"))}
    return _("A quiz needs at least one question before it can be published.")


def _lack_in_words(place, number):
    lacks = ngettext("draw %(place)s lacks %(number)s question", "draw %(place)s lacks %(number)s questions", number)
    return lacks % {"place": place, "number": number}


@hooks.register("register_page_header_buttons")
def ways_from_the_editor(page, user, view_name, next_url=None):
    if view_name == "edit":
        yield from _ways(page, user)


@hooks.register("register_page_listing_more_buttons")
def ways_from_the_list(page, user, next_url=None):
    yield from _ways(page, user)


def _ways(page, user):
    if page.specific_class is QuizPage:
        key = page.translation_key
        yield Button(_("Quiz desk"), reverse("assessments:quiz_desk", args=[key]), icon_name="form", priority=60)
        yield Button(_("Blueprint"), reverse("blueprint:quiz", args=[key]), icon_name="table", priority=61)


@hooks.register("before_delete_page")
def keep_quizzes_with_attempts(request, page):
    """Deleting would take the quiz from under its learners' results; unpublishing only ends it."""
    if request.method != "POST" or not _has_attempts([page]):
        return None
    return _refuse_deletion(request, page.get_parent())


@hooks.register("before_bulk_action")
def keep_quizzes_with_attempts_in_bulk(request, action_type, objects, action_class_instance):
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type != "delete" or not _has_attempts(pages):
        return None
    return _refuse_deletion(request, pages[0].get_parent())


def _has_attempts(pages):
    quizzes = QuizPage.objects.none()
    for page in pages:
        quizzes |= QuizPage.objects.descendant_of(page, inclusive=True)
    return Attempt.objects.filter(quiz_key__in=quizzes.values("translation_key")).exists()


def _refuse_deletion(request, parent):
    messages.error(request, _("Learners have attempts at a quiz here, so it cannot be deleted. Unpublish it instead."))
    return redirect("wagtailadmin_explore", parent.pk)
