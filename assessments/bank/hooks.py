"""What happens beside the editor of questions and banks."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from assessments.bank.bulk import ACTIONS
from assessments.bank.duplicates import duplicates_of
from assessments.bank.usage import quizzes_with_earlier_wording
from assessments.bank.viewsets import QuestionBankGroup
from assessments.models import Question

MOST_NAMED = 3

register_snippet(QuestionBankGroup)
for action in ACTIONS:
    hooks.register("register_bulk_action", action, order=100)  # after Wagtail's, one of which is replaced


@hooks.register("construct_reports_menu")
def offer_the_reports_of_reviews_to_administrators(request, menu_items):
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in {"workflows", "workflow-tasks"}]


@hooks.register("register_snippet_listing_buttons")
def show_the_card(snippet, user, next_url=None):
    if isinstance(snippet, Question):
        yield Button(_("Card"), url=reverse("bank:card", args=[snippet.public_id]), icon_name="view", priority=5)


@hooks.register("before_delete_snippet")
def keep_questions_that_were_published(request, questions):
    """Their versions are part of quizzes that learners took."""
    kept = [question for question in questions if isinstance(question, Question) and question.versions.exists()]
    if request.method != "POST" or not kept:
        return None
    message = _("These questions were published, so they cannot be deleted: %(codes)s. Retire them instead.")
    messages.error(request, message % {"codes": ", ".join(question.code for question in kept)})
    return redirect(Question.snippet_viewset.get_url_name("list"))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_duplicates(request, question):
    """Saving by itself, while somebody writes, has nobody to tell."""
    if not isinstance(question, Question) or not request.accepts("text/html"):
        return
    found = duplicates_of(question, request.user)
    if found:
        codes = ", ".join(f"{each.question.code} ({each.percent}%)" for each in found[:MOST_NAMED])
        messages.warning(request, _("Questions that read alike: %(codes)s. The card compares them.") % {"codes": codes})


@hooks.register("after_edit_snippet")
def tell_which_quizzes_keep_the_old_wording(request, question):
    if not isinstance(question, Question) or "action-publish" not in request.POST:
        return
    titles = [page.title for page in quizzes_with_earlier_wording(question)]
    if titles:
        message = _("Published quizzes keep the earlier wording until they are published again: %(quizzes)s.")
        messages.warning(request, message % {"quizzes": ", ".join(titles)})
