from django.db import models
from django.db.models import Count, F, Q


class CourseVersionQuerySet(models.QuerySet):
    def latest_of(self, course_key):
        """The version that new enrolments are pinned to, or None."""
        return self.filter(course_key=course_key).order_by("-number").first()


class CohortQuerySet(models.QuerySet):
    def of_course(self, course_key):
        return self.filter(course_key=course_key)

    def with_places_taken(self):
        """Adds `places_taken`, the number of people enrolled and not withdrawn."""
        return self.annotate(places_taken=Count("enrolments", filter=Q(enrolments__withdrawn_at=None)))


class EnrolmentQuerySet(models.QuerySet):
    def active(self):
        return self.filter(withdrawn_at=None)

    def completed(self):
        return self.filter(completed_at__isnull=False)

    def of_course(self, course_key):
        return self.filter(cohort__course_key=course_key)

    def visible_to(self, user):
        return self.filter(learner=user) if user.is_authenticated else self.none()

    def with_steps_done(self):
        """Adds `steps_done`, the number of steps each learner has finished."""
        return self.annotate(steps_done=Count("completions"))

    def latest_first(self):
        """Unfinished before finished, withdrawn last, and the newest first among equals."""
        return self.order_by(
            F("withdrawn_at").desc(nulls_first=True),
            F("completed_at").desc(nulls_first=True),
            "-enrolled_at",
            "-pk",
        )
