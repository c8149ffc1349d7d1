"""Where trainers find question files in the content admin: beside the question bank, and in its list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from assessments.question_files.bulk import Export

hooks.register("register_bulk_action", Export, order=100)


class QuestionFilesItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("assessments.add_question")


@hooks.register("register_admin_menu_item")
def question_files():
    return QuestionFilesItem(_("Question files"), reverse("question_files:list"), icon_name="upload", order=221)
