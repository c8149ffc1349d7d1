from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from assessments import services
from assessments.models import Attempt, Question, QuizPage
from assessments.snippets import DeleteOwn, QuestionBankGroup

register_snippet(QuestionBankGroup)
hooks.register("register_bulk_action", DeleteOwn, order=100)  # after Wagtail's, which it replaces


@hooks.register("before_publish_page")
def publish_only_what_can_be_taken(request, page):
    """A quiz without questions, or with drafts among them, is saved as a draft and stays unpublished."""
    if not isinstance(page, QuizPage):
        return None
    try:
        services.check_questions(questions=page.chosen_questions())
    except services.QuizWithoutQuestions:
        messages.error(request, _("Saved as a draft. A quiz needs at least one question before it can be published."))
    except services.QuestionsNotPublished as error:
        message = _("Saved as a draft. Publish these questions in the question bank first: %(codes)s.")
        messages.error(request, message % {"codes": ", ".join(error.codes)})
    else:
        return None
    return redirect("wagtailadmin_pages:edit", page.pk)


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


@hooks.register("before_delete_snippet")
def keep_questions_that_were_published(request, questions):
    """Their versions are part of quizzes that learners took."""
    kept = [question for question in questions if isinstance(question, Question) and question.versions.exists()]
    if request.method != "POST" or not kept:
        return None
    message = _("Published quizzes hold these questions, so they cannot be deleted: %(codes)s. Unpublish them instead.")
    messages.error(request, message % {"codes": ", ".join(question.code for question in kept)})
    return redirect(Question.snippet_viewset.get_url_name("list"))


@hooks.register("after_edit_snippet")
def tell_which_quizzes_keep_the_old_wording(request, question):
    if not isinstance(question, Question) or "action-publish" not in request.POST:
        return
    titles = QuizPage.objects.live().filter(quiz_questions__question=question).values_list("title", flat=True)
    if titles:
        message = _("Published quizzes keep the earlier wording until they are published again: %(quizzes)s.")
        messages.warning(request, message % {"quizzes": ", ".join(titles)})


def _has_attempts(pages):
    quizzes = QuizPage.objects.none()
    for page in pages:
        quizzes |= QuizPage.objects.descendant_of(page, inclusive=True)
    return Attempt.objects.filter(quiz_key__in=quizzes.values("translation_key")).exists()


def _refuse_deletion(request, parent):
    messages.error(request, _("Learners have attempts at a quiz here, so it cannot be deleted. Unpublish it instead."))
    return redirect("wagtailadmin_explore", parent.pk)
