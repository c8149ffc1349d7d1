"""The question bank in the content admin."""

from django.db.models import Count
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, NumberColumn, UpdatedAtColumn
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from assessments.bank_rights import OfOwnBanks
from assessments.forms import QuestionBankForm, QuestionForm
from assessments.models import Question, QuestionBank


class QuestionFilterSet(WagtailFilterSet):
    class Meta:
        model = Question
        fields = ["bank", "kind", "competency", "difficulty", "live"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["bank"].queryset = QuestionBank.objects.visible_to(self.request.user)


class AmongOwn:
    """Beside a view of the chooser."""

    def get_object_list(self):
        return super().get_object_list().visible_to(self.request.user)

    def get_objects(self, keys):
        return super().get_objects(keys).visible_to(self.request.user)


class ChooseView(AmongOwn, chooser.ChooseView):
    """Offers what is in one's own banks."""


class ChooseResultsView(AmongOwn, chooser.ChooseResultsView):
    """Finds among what is in one's own banks."""


class ChosenMultipleView(AmongOwn, chooser.SnippetChosenMultipleView):
    """Takes what is in one's own banks."""


class OwnChooserViewSet(OfOwnBanks, chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_multiple_view_class = ChosenMultipleView


class DeleteOwn(DeleteBulkAction):
    """Several at once: whatever is not of one's own banks is not even named as out of reach."""

    models = [Question, QuestionBank]

    def get_actionable_objects(self):
        own, _others = super().get_actionable_objects()
        if not own:
            raise Http404
        return own, {"items_with_no_access": []}

    def get_all_objects_in_listing_query(self, parent_id):
        return self.model.objects.visible_to(self.request.user).values_list("pk", flat=True)


class QuestionViewSet(OfOwnBanks, SnippetViewSet):
    model = Question
    chooser_viewset_class = OwnChooserViewSet
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
    search_backend_name = None  # SQLite's index can't search by field
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
        questions = Question.objects.visible_to(request.user).select_related("bank", "competency__framework")
        return questions.annotate(quiz_count=Count("uses"))


class QuestionBankViewSet(OfOwnBanks, SnippetViewSet):
    model = QuestionBank
    chooser_viewset_class = OwnChooserViewSet
    icon = "folder-open-inverse"
    menu_label = _("Banks")
    list_display = ["name", NumberColumn("question_count", label=_("Questions")), UpdatedAtColumn()]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("trainers")], base_form_class=QuestionBankForm)

    def get_queryset(self, request):
        return QuestionBank.objects.visible_to(request.user).annotate(question_count=Count("questions"))


class QuestionBankGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, QuestionBankViewSet)
    menu_label = _("Question bank")
    menu_icon = "help"
    menu_order = 220
