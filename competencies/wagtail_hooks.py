from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from accounts.admin.policies import OnlyActions
from accounts.audit.admin import RecordedViewSet
from accounts.models import OrgUnit
from competencies.frameworks.exchange.values import CODE
from competencies.frameworks.forms import BAD_CODE
from competencies.models import (
    Competency,
    Evidence,
    Framework,
    HoursCredit,
    HoursRule,
    HoursTarget,
    ProfessionalismRule,
    ProficiencyLevel,
    TrainingForm,
)

# Frozen course versions name competencies by code and evidence points at them, so none is ever deleted.
for model in (Framework, ProficiencyLevel, Competency):
    register_permission_policy(model, OnlyActions(model, {"view", "add", "change"}))
# Claims, courses and credits refer to the forms by their codes.
register_permission_policy(TrainingForm, OnlyActions(TrainingForm, {"view", "change"}))
# Statements of past years rest on them; one that is wrong is put right from this year on.
register_permission_policy(HoursTarget, OnlyActions(HoursTarget, {"view", "add", "change"}))
# A change of a rule is a new version, which is made on the site's own page with what every form counts.
for model in (HoursRule, ProfessionalismRule, Evidence, HoursCredit):
    register_permission_policy(model, OnlyActions(model, {"view"}))


class FixedOnceSavedForm(forms.ModelForm):
    """Fields that others refer by can be chosen when the row is made, and never again."""

    fixed = ("framework", "agency", "code", "number")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.fields.keys() & set(self.fixed):
                self.fields[name].disabled = True
        if "agency" in self.fields:
            self.fields["agency"].queryset = OrgUnit.objects.filter(depth=1)

    def clean_code(self):
        code = self.cleaned_data["code"]
        # Codes that are there stay as they are, even older ones that an address could not carry.
        if not self.instance.pk and not CODE.fullmatch(code):
            raise forms.ValidationError(BAD_CODE)
        return code


class HoursTargetForm(forms.ModelForm):
    def clean(self):
        years = [self.cleaned_data.get("year"), self.instance.year if self.instance.pk else None]
        if any(year is not None and year < timezone.localdate().year for year in years):
            self.add_error("year", _("This year is over. Targets of years that are over stay as they were."))
        return super().clean()


class RecordsViewSet(RecordedViewSet):
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False


class FrameworkDataViewSet(RecordsViewSet):
    def get_form_class(self, for_update=False):
        return forms.modelform_factory(self.model, form=FixedOnceSavedForm, fields=self.form_fields)


class FrameworkViewSet(FrameworkDataViewSet):
    model = Framework
    icon = "list-ul"
    form_fields = ["code", "agency", "name_id", "name_en", "version", "licence", "source", "attribution", "note"]
    list_display = ["name_id", "code", "version", "agency"]
    search_fields = ["name_id", "name_en", "code"]


class CompetencyViewSet(FrameworkDataViewSet):
    model = Competency
    icon = "tag"
    form_fields = [
        "framework",
        "parent",
        "code",
        "name_id",
        "name_en",
        "description_id",
        "description_en",
        "order",
        "is_derived",
    ]
    list_display = ["name_id", "code", "framework", "parent"]
    list_filter = ["framework"]
    search_fields = ["name_id", "name_en", "code"]


class ProficiencyLevelViewSet(FrameworkDataViewSet):
    model = ProficiencyLevel
    icon = "order"
    form_fields = ["framework", "number", "name_id", "name_en", "description_id", "description_en"]
    list_display = ["name_id", "number", "framework"]
    list_filter = ["framework"]


class TrainingFormViewSet(RecordsViewSet):
    model = TrainingForm
    icon = "list-ul"
    form_fields = ["name_id", "name_en", "definition", "is_active"]
    list_display = ["name_id", "code", "track", "siasn_id", "is_active"]
    list_filter = ["track", "is_active"]
    search_fields = ["name_id", "name_en", "code"]
    inspect_view_fields = ["code", "name_id", "name_en", "track", "siasn_id", "siasn_letter", "definition", "is_active"]


class HoursRuleViewSet(RecordsViewSet):
    model = HoursRule
    icon = "time"
    form_fields = []
    list_display = ["name", "agency", "version", "minutes_per_hour", "caps_courses_by_day", "valid_from", "basis"]
    inspect_view_fields = list_display


class ProfessionalismRuleViewSet(RecordsViewSet):
    model = ProfessionalismRule
    icon = "success"
    form_fields = []
    list_display = ["name", "agency", "version", "valid_from", "basis"]
    inspect_view_fields = list_display


class HoursTargetViewSet(RecordsViewSet):
    model = HoursTarget
    icon = "success"
    form_fields = ["agency", "status", "year", "hours", "is_ceiling", "basis"]
    list_display = ["status", "agency", "year", "hours", "is_ceiling", "basis"]
    list_filter = ["status", "year"]

    def get_form_class(self, for_update=False):
        return forms.modelform_factory(self.model, form=HoursTargetForm, fields=self.form_fields)


class EvidenceViewSet(RecordsViewSet):
    model = Evidence
    icon = "clipboard-list"
    form_fields = []
    list_display = ["person", "competency", "level", "source_title", "earned_at", "revoked_at"]
    list_filter = ["level"]
    search_fields = ["person__full_name", "source_title"]
    inspect_view_fields = [
        "person",
        "competency",
        "level",
        "source_title",
        "earned_at",
        "valid_until",
        "revoked_at",
        "revoked_reason",
    ]


class HoursCreditViewSet(RecordsViewSet):
    model = HoursCredit
    icon = "history"
    form_fields = []
    list_display = ["person", "hours", "year", "title", "form", "earned_at", "reason"]
    list_filter = ["year"]
    search_fields = ["person__full_name", "title"]
    inspect_view_fields = [
        "person",
        "hours",
        "year",
        "title",
        "form",
        "started_on",
        "ended_on",
        "rule",
        "earned_at",
        "recorded_by",
        "reverses",
        "reason",
    ]


class CompetenciesGroup(ModelViewSetGroup):
    menu_label = _("Competencies")
    menu_icon = "clipboard-list"
    menu_order = 400
    items = (
        FrameworkViewSet,
        CompetencyViewSet,
        ProficiencyLevelViewSet,
        TrainingFormViewSet,
        HoursRuleViewSet,
        ProfessionalismRuleViewSet,
        HoursTargetViewSet,
        EvidenceViewSet,
        HoursCreditViewSet,
    )


@hooks.register("register_admin_viewset")
def competencies_group():
    return CompetenciesGroup()
