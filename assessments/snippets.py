"""The question bank in the content admin."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, NumberColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from assessments.forms import QuestionForm
from assessments.models import Question, QuestionBank


class QuestionFilterSet(WagtailFilterSet):
    class Meta:
        model = Question
        fields = ["bank", "kind", "competency", "difficulty", "live"]


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = [
        "code",
        "bank",
        "kind",
        Column("competency", label=_("Competency"), sort_key="competency"),
        "difficulty",
        NumberColumn("quiz_count", label=_("Quizzes"), sort_key="quiz_count"),
        UpdatedAtColumn(),
        LiveStatusTagColumn(),
    ]
    list_per_page = 50
    filterset_class = QuestionFilterSet
    search_fields = ["code", "stem"]
    ordering = ["code"]
    edit_handler = ObjectList(
        [
            FieldPanel("bank"),
            FieldPanel("code"),
            FieldPanel("kind"),
            FieldPanel("stem"),
            FieldPanel("options"),
            FieldPanel("feedback"),
            MultiFieldPanel(
                [FieldPanel("competency", heading=_("Competency")), FieldPanel("difficulty"), FieldPanel("lesson")],
                heading=_("What it measures"),
            ),
        ],
        base_form_class=QuestionForm,
    )

    def get_queryset(self, request):
        questions = Question.objects.select_related("bank", "competency__framework")
        return questions.annotate(quiz_count=Count("uses"))


class QuestionBankViewSet(SnippetViewSet):
    model = QuestionBank
    icon = "folder-open-inverse"
    menu_label = _("Banks")
    list_display = ["name", NumberColumn("question_count", label=_("Questions")), UpdatedAtColumn()]
    panels = ["name"]

    def get_queryset(self, request):
        return QuestionBank.objects.annotate(question_count=Count("questions"))


class QuestionBankGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, QuestionBankViewSet)
    menu_label = _("Question bank")
    menu_icon = "help"
    menu_order = 220
