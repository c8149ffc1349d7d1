"""What trainers and administrators see of courses besides the pages: cohorts to manage, records to look at."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.permissions import register_permission_policy

from accounts.admin.policies import OnlyActions
from accounts.audit.admin import RecordedViewSet
from courses.models import Cohort, CoursePage, CourseVersion, Enrolment
from courses.teaching import own_courses

register_permission_policy(Cohort, OnlyActions(Cohort, {"view", "add", "change"}))
for record in (CourseVersion, Enrolment):
    register_permission_policy(record, OnlyActions(record, {"view"}))


class CohortForm(WagtailAdminModelForm):
    """A cohort belongs to its course for good: learners are pinned to that course's versions."""

    course = forms.ModelChoiceField(CoursePage.objects.none(), label=_("Course"))
    field_order = ["course"]

    class Meta:
        model = Cohort
        fields = ["name", "mode", "organiser", "opens_at", "closes_at", "quota"]
        widgets = {"opens_at": AdminDateTimeInput, "closes_at": AdminDateTimeInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["course"].label_from_instance = lambda course: f"{course.code} {course.title}"
        self.fields["course"].queryset = own_courses(self.for_user).live().order_by("code")
        if self.instance.pk:
            self.fields["course"].disabled = True
            self.fields["course"].queryset = CoursePage.objects.filter(translation_key=self.instance.course_key)
            self.initial["course"] = self.fields["course"].queryset.first()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("course"):
            self.instance.course_key = cleaned["course"].translation_key
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("Registration has to close after it opens."))
        return cleaned

    def _get_validation_exclusions(self):
        # The course is no field of the model, but the name must still be unique within the course, once one is chosen.
        chosen = {"course_key"} if self.instance.course_key else set()
        return super()._get_validation_exclusions() - chosen


class RecordsIndex(IndexView):
    joined = ()

    def get_base_queryset(self):
        return super().get_base_queryset().select_related(*self.joined)


class EnrolmentIndex(RecordsIndex):
    joined = ("learner", "cohort", "version")


class CohortIndex(RecordsIndex):
    joined = ("organiser",)

    def get_base_queryset(self):
        cohorts = super().get_base_queryset().with_places_taken()
        return cohorts.filter(course_key__in=own_courses(self.request.user).values("translation_key"))


class OfOwnCourses:
    """Trainers open the cohorts of their own courses; those of others are not found."""

    def get_object(self, *args, **kwargs):
        cohort = super().get_object(*args, **kwargs)
        if not own_courses(self.request.user).filter(translation_key=cohort.course_key).exists():
            raise Http404
        return cohort


class CohortEdit(OfOwnCourses, EditView):
    """Edits a cohort of one's own course."""


class CohortInspect(OfOwnCourses, InspectView):
    """Shows a cohort of one's own course."""


class RecordsViewSet(RecordedViewSet):
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True


class CohortViewSet(RecordsViewSet):
    model = Cohort
    icon = "group"
    index_view_class = CohortIndex
    edit_view_class = CohortEdit
    inspect_view_class = CohortInspect
    list_display = [
        "name",
        "organiser",
        "opens_at",
        "closes_at",
        Column("quota", label=_("Places")),
        Column("places_taken", label=_("Taken")),
    ]
    list_filter = ["mode"]
    search_fields = ["name"]

    def get_form_class(self, for_update=False):
        return CohortForm


class CourseVersionViewSet(RecordsViewSet):
    model = CourseVersion
    icon = "history"
    exclude_form_fields = []
    list_display = ["code", "number", "title", "hours", "published_at"]
    inspect_view_fields = ["code", "number", "title", "hours", "published_at", "checksum"]
    search_fields = ["code", "title"]


class EnrolmentViewSet(RecordsViewSet):
    model = Enrolment
    icon = "user"
    exclude_form_fields = []
    index_view_class = EnrolmentIndex
    list_display = ["learner", "version", "cohort", "enrolled_at", "completed_at", "withdrawn_at"]
    inspect_view_fields = ["learner", "version", "cohort", "enrolled_at", "completed_at", "withdrawn_at"]
    search_fields = ["learner__full_name", "version__code"]


class CourseListing(PageListingViewSet):
    model = CoursePage
    icon = "doc-full-inverse"
    menu_label = _("Courses")
    columns = [
        *PageListingViewSet.columns[:2],
        Column("code", label=_("Course code"), sort_key="code"),
        Column("hours", label=_("JP"), sort_key="hours"),
        *PageListingViewSet.columns[2:],
    ]


class TrainingGroup(ModelViewSetGroup):
    menu_label = _("Training")
    menu_icon = "openquote"
    menu_order = 150
    items = (CourseListing("course_pages"), CohortViewSet, EnrolmentViewSet, CourseVersionViewSet)
