from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from accounts.admin.policies import OnlyActions
from accounts.audit.admin import RecordedViewSet
from competencies.models import (
    Competency,
    Evidence,
    Framework,
    HoursCredit,
    HoursRule,
    HoursTarget,
    ProficiencyLevel,
)

# Frozen course versions name competencies by code and evidence points at them, so none is ever deleted.
for model in (Framework, ProficiencyLevel, Competency):
    register_permission_policy(model, OnlyActions(model, {"view", "add", "change"}))
# A change of the rule is a new version: credits keep the one they were given under.
register_permission_policy(HoursRule, OnlyActions(HoursRule, {"view", "add"}))
for model in (Evidence, HoursCredit):
    register_permission_policy(model, OnlyActions(model, {"view"}))


class FixedOnceSavedForm(forms.ModelForm):
    """Fields that others refer by can be chosen when the row is made, and never again."""

    fixed = ("framework", "code", "number")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.fields.keys() & set(self.fixed):
                self.fields[name].disabled = True


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
    form_fields = ["code", "name_id", "name_en", "version", "licence", "note"]
    list_display = ["name_id", "code", "version"]
    search_fields = ["name_id", "name_en", "code"]


class CompetencyViewSet(FrameworkDataViewSet):
    model = Competency
    icon = "tag"
    form_fields = ["framework", "parent", "code", "name_id", "name_en", "order", "is_derived"]
    list_display = ["name_id", "code", "framework", "parent"]
    list_filter = ["framework"]
    search_fields = ["name_id", "name_en", "code"]


class ProficiencyLevelViewSet(FrameworkDataViewSet):
    model = ProficiencyLevel
    icon = "order"
    form_fields = ["framework", "number", "name_id", "name_en"]
    list_display = ["name_id", "number", "framework"]
    list_filter = ["framework"]


class HoursRuleViewSet(RecordsViewSet):
    model = HoursRule
    icon = "time"
    form_fields = ["version", "name", "basis", "minutes_per_hour", "valid_from"]
    list_display = ["name", "version", "minutes_per_hour", "valid_from", "basis"]


class HoursTargetViewSet(RecordsViewSet):
    model = HoursTarget
    icon = "success"
    form_fields = ["agency", "status", "year", "hours", "is_ceiling", "basis"]
    list_display = ["status", "agency", "year", "hours", "is_ceiling", "basis"]
    list_filter = ["status", "year"]


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
    list_display = ["person", "hours", "year", "title", "earned_at", "reason"]
    list_filter = ["year"]
    search_fields = ["person__full_name", "title"]
    inspect_view_fields = ["person", "hours", "year", "title", "rule", "earned_at", "reverses", "reason"]


class CompetenciesGroup(ModelViewSetGroup):
    menu_label = _("Competencies")
    menu_icon = "clipboard-list"
    menu_order = 400
    items = (
        FrameworkViewSet,
        CompetencyViewSet,
        ProficiencyLevelViewSet,
        HoursRuleViewSet,
        HoursTargetViewSet,
        EvidenceViewSet,
        HoursCreditViewSet,
    )


@hooks.register("register_admin_viewset")
def competencies_group():
    return CompetenciesGroup()
