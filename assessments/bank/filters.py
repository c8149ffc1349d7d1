from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter
from django_filters.fields import ModelChoiceField
from wagtail.admin.filters import WagtailFilterSet

from assessments.bank.category_choice import InTreeOrder
from assessments.models import BankCategory, Question, QuestionBank, QuestionTag, TaggedQuestion
from competencies.models import Competency


class CategoryField(ModelChoiceField):
    iterator = InTreeOrder


class CategoryFilter(ModelChoiceFilter):
    field_class = CategoryField

    def filter(self, questions, category):
        return questions.in_category(category) if category else questions


class QuestionFilterSet(WagtailFilterSet):
    state = ChoiceFilter(label=_("State"), choices=Question.State.choices, widget=forms.RadioSelect)
    bank = ModelChoiceFilter(label=_("Bank"), queryset=lambda request: QuestionBank.objects.visible_to(request.user))
    category = CategoryFilter(
        label=_("Category, with all below it"), queryset=lambda request: BankCategory.objects.visible_to(request.user)
    )
    tags = ModelChoiceFilter(label=_("Tag"), queryset=lambda request: tags_of(request.user))
    competency = ModelChoiceFilter(
        label=_("Competency"), queryset=lambda request: competencies_of(request.user), widget=forms.Select
    )
    source = CharFilter(label=_("Source"), lookup_expr="icontains")

    class Meta:
        model = Question
        fields = [
            "state",
            "bank",
            "category",
            "tags",
            "competency",
            "level",
            "kind",
            "difficulty",
            "cognitive_level",
            "source",
        ]


def tags_of(user):
    own = Question.objects.visible_to(user).order_by().values("pk")
    return QuestionTag.objects.filter(
        pk__in=TaggedQuestion.objects.filter(content_object__in=own).values("tag")
    ).order_by("name")


def competencies_of(user):
    own = Question.objects.visible_to(user).order_by().values("competency")
    return Competency.objects.filter(pk__in=own).select_related("framework")


def matching(questions, text):
    """By a part of the question, of its code or of a tag."""
    tagged = TaggedQuestion.objects.filter(tag__name__icontains=text).values("content_object")
    return questions.filter(Q(code__icontains=text) | Q(stem__icontains=text) | Q(pk__in=tagged))


def in_listing(request):
    """What the list shows at an address with these filters; nothing rather than too much when they make no sense."""
    questions = Question.objects.visible_to(request.user).with_state()
    filters = QuestionFilterSet(request.GET, questions, request=request)
    found = filters.qs if filters.is_valid() else questions.none()
    text = request.GET.get("q", "").strip()
    return matching(found, text) if text else found
