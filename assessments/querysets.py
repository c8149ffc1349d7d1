from django.db import models
from django.db.models import Case, CharField, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast
from wagtail.models import WorkflowState

from assessments.category_tree import below


class QuestionBankQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The banks whose questions this person may choose, read and write: of their own, and of their unit."""
        if not user.is_authenticated or not user.is_staff:
            return self.none()
        return self if user.is_superuser else self.filter(self._kept_by(user) | self._shared_with(user))

    def kept_by(self, user):
        """The banks of which this person says what they are called and who uses them."""
        if not user.is_authenticated or not user.is_staff:
            return self.none()
        return self if user.is_superuser else self.filter(self._kept_by(user))

    # Both ask apart, so that no bank comes twice.
    def _kept_by(self, user):
        return Q(pk__in=self.model.trainers.through.objects.filter(trainer=user).values("bank"))

    def _shared_with(self, user):
        employment = user.current_employment()
        paths = [*employment.unit.paths_above, employment.unit.path] if employment else []
        return Q(pk__in=self.model.units.through.objects.filter(orgunit__path__in=paths).values("questionbank"))


class OfBankQuerySet(models.QuerySet):
    """Of a model with a `bank`, which decides who sees it."""

    def visible_to(self, user):
        if user.is_superuser:
            return self
        banks = self.model._meta.get_field("bank").related_model.objects.visible_to(user)
        return self.filter(bank__in=banks.order_by().values("pk"))


class QuestionQuerySet(OfBankQuerySet):
    def ready(self):
        """Published and not retired: what a quiz may take."""
        return self.filter(live=True, retired_at=None)

    def with_state(self):
        """Adds `state`, one of `Question.State`."""
        state = self.model.State
        reviews = WorkflowState.objects.filter(
            base_content_type__app_label=self.model._meta.app_label,
            base_content_type__model=self.model._meta.model_name,
            object_id=Cast(OuterRef("pk"), CharField()),
            status=WorkflowState.STATUS_IN_PROGRESS,
        )
        whens = [
            When(retired_at__isnull=False, then=Value(state.RETIRED)),
            When(Exists(reviews), then=Value(state.IN_REVIEW)),
            When(live=True, then=Value(state.READY)),
        ]
        return self.annotate(state=Case(*whens, default=Value(state.DRAFT), output_field=CharField()))

    def in_category(self, category):
        """Those of the category and of everything below it."""
        tree = type(category).objects.filter(bank=category.bank_id).values_list("pk", "parent")
        return self.filter(category__in=below(dict(tree), category.pk))


def in_courses_of(rows, user, power, field):
    """`rows` of the courses for which this person has `power`; an administrator has it everywhere."""
    if not user.is_authenticated:
        return rows.none()
    return rows if user.is_superuser else rows.filter(**{f"{field}__in": user.courses_with(power)})


class QuizVersionQuerySet(models.QuerySet):
    def within_power(self, user, power):
        return in_courses_of(self, user, power, "course_key")

    def of_quiz(self, quiz_key):
        return self.filter(quiz_key=quiz_key)

    def newest(self):
        """The version that new attempts take, or None while the quiz was never published."""
        return self.order_by("-number").first()


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A learner's own."""
        return self.filter(learner=user) if user.is_authenticated else self.none()

    def within_power(self, user, power):
        """Those at quizzes of the courses that this user's `power` (to teach, to mark) reaches; never one's own."""
        others = self.exclude(learner=user) if user.is_authenticated else self
        return in_courses_of(others, user, power, "version__course_key")

    def for_update(self):
        """Makes others wait who want to change the same attempts."""
        return self.order_by().select_for_update(of=("self",), no_key=True)

    def open(self):
        return self.filter(submitted_at=None)

    def submitted(self):
        return self.filter(submitted_at__isnull=False)

    def marked(self):
        return self.filter(score__isnull=False)

    def to_close(self, at):
        """Attempts whose time is up, grace included, and that nobody has closed yet."""
        return self.open().filter(accepts_until__lt=at)

    def of_quiz(self, quiz_key):
        return self.filter(quiz_key=quiz_key)

    def pre_tests_of(self, enrolment):
        """The attempts at the pre-test in an enrolment, the first one first."""
        return self.filter(enrolment=enrolment, version__role="pre_test").order_by("number")


ITEM = ("attempt_id", "question_version_id", "key_version_id", "position", "option_order")


class AttemptItemQuerySet(models.QuerySet):
    def list_with_current_response(self):
        """The items in order, each with `current_id`, `current_sequence`, `current_given`, `current_device`,
        `current_at`; None without an answer."""
        return last_of_each(self.with_current_response())

    def with_current_response(self, *, is_typed=True):
        """The rows for `last_of_each`.

        Who types leaves many responses behind, so the database picks the one that counts last. Where nothing is typed
        (`is_typed`) reading the few there are costs half as much. Rows and not model instances, because every request
        of a quiz reads all items, and most of them only this.
        """
        counting = self._with_latest_response() if is_typed else self._with_responses()
        current = {
            "current_id": F("counting__pk"),
            "current_sequence": F("counting__sequence"),
            "current_given": F("counting__given"),
            "current_device": F("counting__device"),
            "current_at": F("counting__received_at"),
        }
        return (
            counting.annotate(**current)
            .order_by("position", "counting__sequence", "counting__pk")
            .values_list("pk", "public_id", *ITEM, "points", "section", "checked_at", *current, named=True)
        )

    def _with_latest_response(self):
        responses = self.model._meta.get_field("responses").related_model.objects
        latest = responses.filter(item=OuterRef("pk"), standing="counts").order_by("-sequence", "-pk").values("pk")[:1]
        picked = FilteredRelation("responses", condition=Q(responses__pk=F("latest")))
        return self.annotate(latest=Subquery(latest)).annotate(counting=picked)

    def _with_responses(self):
        """A row for each response, the one that counts last being the last."""
        return self.annotate(counting=FilteredRelation("responses", condition=Q(responses__standing="counts")))

    def with_mark(self):
        """The rows of submitted attempts in order, each with its points and what was given when it was marked."""
        marked = {
            "marked_points": F("mark__points"),
            "marked_max_points": F("mark__max_points"),
            "marked_given": F("mark__response__given"),
            "marked_comment": F("mark__comment"),
            "marked_at": F("mark__marked_at"),
            "appeal_id": F("appeals__pk"),
        }
        return (
            self.annotate(**marked)
            .order_by("position")
            .values_list("pk", "public_id", *ITEM, "points", "section", *marked, named=True)
        )


def last_of_each(rows):
    """The last row of each item, in the order in which the items come first."""
    return list({row.pk: row for row in rows}.values())
