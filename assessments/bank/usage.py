"""Where a question is used: in quizzes as they are written, in those that were published, and by draws."""

from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, Subquery

from assessments.category_tree import above
from assessments.models import AttemptItem, BankCategory, QuizDraw, QuizPage, QuizVersion, QuizVersionItem


@dataclass
class PublishedUse:
    """One quiz. `versions`: {number of the question's version: numbers of the quiz's versions that hold it}."""

    title: str
    versions: dict = field(default_factory=dict)
    is_drawn: bool = False


def quizzes_with(question):
    """The quizzes that hold it as they are written now, published or not, in the order of their titles."""
    rows = QuizPage.objects.filter(quiz_questions__question=question)
    return sorted({*rows, *_drafts_with(question)}, key=lambda page: page.title.casefold())


def _drafts_with(question):
    """What a draft holds stands only in its revision, and most quizzes are no drafts."""
    drafts = QuizPage.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    for page in drafts.iterator():
        rows = page.latest_revision.content.get("quiz_questions", []) if page.latest_revision else []
        if any(row["question"] == question.pk for row in rows):
            yield page


def published_uses(question):
    """[PublishedUse], each with the title of its newest version that holds the question."""
    items = QuizVersionItem.objects.filter(question_version__question=question).order_by("version__number", "position")
    uses = {}
    for key, title, number, question_number, draw in items.values_list(
        "version__quiz_key", "version__title", "version__number", "question_version__number", "draw"
    ):
        use = uses.setdefault(key, PublishedUse(title))
        use.title, use.is_drawn = title, use.is_drawn or bool(draw)
        numbers = use.versions.setdefault(question_number, [])
        if number not in numbers:
            numbers.append(number)
    return sorted(uses.values(), key=lambda use: use.title.casefold())


def quizzes_with_earlier_wording(question):
    """The published quizzes of which new attempts get, or may draw, a version of it that is not the newest."""
    newest_of_quiz = QuizVersion.objects.of_quiz(OuterRef("version__quiz_key")).order_by("-number").values("pk")[:1]
    newest = question.versions.order_by("-number").values("pk")[:1]
    items = QuizVersionItem.objects.filter(question_version__question=question, version=Subquery(newest_of_quiz))
    keys = items.exclude(question_version=Subquery(newest)).values("version__quiz_key")
    return QuizPage.objects.live().filter(translation_key__in=keys).order_by("title")


def attempts_by_version(question):
    """{primary key of a version: how many attempts got it}"""
    items = AttemptItem.objects.filter(question_version__question=question).order_by()
    return dict(items.values_list("question_version").annotate(Count("pk")))


def draws_for(question):
    """The draws of quizzes that can take it once it is ready."""
    tree = dict(BankCategory.objects.filter(bank=question.bank_id).values_list("pk", "parent"))
    categories = [question.category_id, *above(tree, question.category_id)] if question.category_id else []
    fits = {
        "category": Q(category=None) | Q(category__in=categories),
        "tag": Q(tag=None) | Q(tag__in=[tag.pk for tag in question.tags.all()]),
        "competency": Q(competency=None) | Q(competency=question.competency_id),
        "difficulty": Q(difficulty="") | Q(difficulty=question.difficulty),
    }
    draws = QuizDraw.objects.filter(*fits.values(), bank=question.bank_id)
    return draws.select_related("page").order_by("page__title", "sort_order")
