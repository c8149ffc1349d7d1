from django.db import models
from django.db.models import F


class QuestionBankQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The banks that this person may choose from, read and write."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_superuser else self.filter(trainers=user)


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.is_superuser:
            return self
        banks = self.model._meta.get_field("bank").related_model.objects.visible_to(user)
        return self.filter(bank__in=banks.order_by().values("pk"))


class QuizVersionQuerySet(models.QuerySet):
    def of_quiz(self, quiz_key):
        return self.filter(quiz_key=quiz_key)

    def newest(self):
        """The version that new attempts take, or None while the quiz was never published."""
        return self.order_by("-number").first()


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(learner=user) if user.is_authenticated else self.none()

    def open(self):
        return self.filter(submitted_at=None)

    def submitted(self):
        return self.filter(submitted_at__isnull=False)

    def of_quiz(self, quiz_key):
        return self.filter(quiz_key=quiz_key)

    def pre_tests_of(self, enrolment):
        """The attempts at the pre-test in an enrolment, the first one first."""
        return self.filter(enrolment=enrolment, version__role="pre_test").order_by("number")


ITEM = ("question_version_id", "position", "option_order")


class AttemptItemQuerySet(models.QuerySet):
    def list_with_current_response(self):
        """The items in order, each with `current_id`, `current_sequence` and `current_chosen`; None without an answer.

        One row for each response, the one that counts last: a join costs a fraction of three subqueries. Rows and not
        model instances, because every request of a quiz reads all items, and most of them only this.
        """
        current = {
            "current_id": F("responses__pk"),
            "current_sequence": F("responses__sequence"),
            "current_chosen": F("responses__chosen"),
        }
        rows = (
            self.annotate(**current)
            .order_by("position", "responses__sequence", "responses__pk")
            .values_list("pk", "public_id", *ITEM, "points", *current, named=True)
        )
        return list({item.pk: item for item in rows}.values())

    def list_with_mark(self):
        """The items of a submitted attempt in order, each with its points and what was chosen when it was marked."""
        marked = {
            "marked_points": F("mark__points"),
            "marked_max_points": F("mark__max_points"),
            "marked_chosen": F("mark__response__chosen"),
        }
        return list(self.annotate(**marked).order_by("position").values_list(*ITEM, *marked, named=True))
