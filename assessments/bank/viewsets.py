"""The question bank in the content admin."""

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from assessments.bank.choosers import OwnChooserViewSet, QuestionChooserViewSet
from assessments.bank.filters import QuestionFilterSet, matching
from assessments.bank.forms import CaseForm, CategoryForm, QuestionBankForm
from assessments.bank.panels import question_panels
from assessments.bank.rights import OfOwnBanks
from assessments.models import BankCategory, Case, Question, QuestionBank


class QuestionIndexView(IndexView):
    is_searchable = True

    def _get_title_column(self, field_name, *args, **kwargs):
        # Codes have hyphens, and would break at each of them.
        return super()._get_title_column(field_name, *args, **kwargs, width="16%")

    def search_queryset(self, queryset):
        return matching(queryset, self.search_query) if self.is_searching else queryset


class QuestionEditView(EditView):
    @cached_property
    def header_buttons(self):
        card = reverse("bank:card", args=[self.object.public_id])
        return [HeaderButton(_("Card"), url=card, icon_name="view"), *super().header_buttons]


class QuestionViewSet(OfOwnBanks, SnippetViewSet):
    model = Question
    chooser_viewset_class = QuestionChooserViewSet
    index_view_class = QuestionIndexView
    edit_view_class = QuestionEditView
    icon = "help"
    menu_label = _("Questions")
    list_display = [
        "code",
        Column("excerpt", label=_("Question"), width="30%"),
        Column("bank", label=_("Bank"), sort_key="bank__name"),
        Column("category", label=_("Category"), accessor=lambda question: question.category or "", sort_key="category"),
        Column("competency", label=_("Competency"), accessor="competency.code", sort_key="competency__code"),
        "difficulty",
        NumberColumn("quiz_count", label=_("Quizzes"), sort_key="quiz_count"),
        UpdatedAtColumn(),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda question: Question.State(question.state).label,
            primary=lambda question: question.state == Question.State.READY,
            sort_key="state",
        ),
    ]
    list_per_page = 50
    filterset_class = QuestionFilterSet
    ordering = ["code"]
    edit_handler = question_panels

    def get_queryset(self, request):
        questions = Question.objects.visible_to(request.user).with_state()
        questions = questions.select_related("bank", "category", "competency__framework")
        return questions.annotate(quiz_count=Count("uses"))


class QuestionBankViewSet(OfOwnBanks, SnippetViewSet):
    model = QuestionBank
    chooser_viewset_class = OwnChooserViewSet
    icon = "folder-open-inverse"
    menu_label = _("Banks")
    list_display = ["name", NumberColumn("question_count", label=_("Questions")), UpdatedAtColumn()]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("trainers"), FieldPanel("units")], base_form_class=QuestionBankForm
    )

    def found_by(self, user):
        return QuestionBank.objects.kept_by(user)

    def get_queryset(self, request):
        return self.found_by(request.user).annotate(question_count=Count("questions"))


class CategoryViewSet(OfOwnBanks, SnippetViewSet):
    model = BankCategory
    chooser_viewset_class = OwnChooserViewSet
    icon = "list-ul"
    menu_label = _("Categories")
    list_display = [
        "name",
        Column("parent", label=_("Part of"), accessor=lambda category: category.parent or ""),
        "bank",
        NumberColumn("question_count", label=_("Questions")),
    ]
    ordering = ["bank__name", "name"]
    edit_handler = ObjectList(
        [FieldPanel("bank"), FieldPanel("parent"), FieldPanel("name")], base_form_class=CategoryForm
    )

    def get_queryset(self, request):
        categories = BankCategory.objects.visible_to(request.user).select_related("bank", "parent")
        return categories.annotate(question_count=Count("questions"))


class CaseViewSet(OfOwnBanks, SnippetViewSet):
    model = Case
    chooser_viewset_class = OwnChooserViewSet
    icon = "doc-full"
    menu_label = _("Cases")
    list_display = ["title", "bank", NumberColumn("question_count", label=_("Questions"))]
    edit_handler = ObjectList(
        [
            FieldPanel("bank"),
            FieldPanel("title"),
            FieldPanel("body"),
            FieldPanel("image"),
            FieldPanel("image_alt"),
        ],
        base_form_class=CaseForm,
    )

    def get_queryset(self, request):
        return Case.objects.visible_to(request.user).select_related("bank").annotate(question_count=Count("questions"))


class QuestionBankGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, CategoryViewSet, CaseViewSet, QuestionBankViewSet)
    menu_label = _("Question bank")
    menu_icon = "help"
    menu_order = 220
