"""Lists of the content admin for administrators: units, employments, roles and the code lists."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.log_actions import log

from accounts import services
from accounts.admin import forms
from accounts.admin.policies import OnlyActions
from accounts.models import Employment, OrgUnit, PositionKind, Rank, RoleAssignment

# Records of the past are not taken back.
POLICIES = [
    OnlyActions(OrgUnit, {"view", "add", "change"}),
    OnlyActions(Employment, {"view", "add", "change"}),
    # Deleting an assignment ends it; see EndRoleView.
    OnlyActions(RoleAssignment, {"view", "add", "delete"}),
    OnlyActions(PositionKind, {"view", "add", "change"}),
    OnlyActions(Rank, {"view", "add", "change"}),
]


class ServiceCreateView(generic.CreateView):
    """Saves with a service; its refusals become errors of the field that `refusals` names."""

    refusals = {}

    def get_initial(self):
        return {
            **super().get_initial(),
            **{name: self.request.GET[name] for name in ["person"] if name in self.request.GET},
        }

    def save_instance(self):
        instance = self.call_service(self.form.cleaned_data)
        log(instance=instance, action="wagtail.create", user=self.request.user)
        return instance

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except tuple(self.refusals) as refusal:
            form.add_error(*self.refusals[type(refusal)])
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def get_success_buttons(self):
        return []


class AddUnitView(ServiceCreateView):
    def call_service(self, facts):
        return services.add_unit(**facts)


class EmployView(ServiceCreateView):
    refusals = {
        services.NumberInUse: ("number", _("Someone else is employed under this number today.")),
        services.EmploymentOutOfOrder: ("started_on", _("This is before the current employment started.")),
    }

    def call_service(self, facts):
        person = facts.pop("person")
        employment = services.employ(user=person, **facts)
        for oddity in employment.oddities():
            messages.warning(self.request, oddity)
        return employment


class GrantRoleView(ServiceCreateView):
    refusals = {
        services.UnitRequired: ("unit", _("An HR officer serves a unit: choose it.")),
        services.UnitNotAllowed: ("unit", _("An administrator serves the whole site: leave the unit empty.")),
    }

    def call_service(self, facts):
        person = facts.pop("person")
        return services.grant_role(user=person, at=timezone.now(), **facts)


class EndRoleView(generic.DeleteView):
    page_title = _("End role")
    template_name = "accounts/admin/end_role.html"
    success_message = _("The role has ended: %(object)s")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.object.user_id == request.user.pk and self.object.role == RoleAssignment.Role.ADMINISTRATOR:
            # Nobody locks themselves out; another administrator can end it.
            raise PermissionDenied

    def delete_action(self):
        services.end_role(assignment=self.object, at=timezone.now())
        log(instance=self.object, action="wagtail.edit", user=self.request.user)


class RecordsViewSet(ModelViewSet):
    # A copy is saved without the services above.
    copy_view_enabled = False
    add_to_reference_index = False


class UnitViewSet(RecordsViewSet):
    model = OrgUnit
    icon = "folder-open-inverse"
    ordering = "path"
    list_display = [
        "name",
        Column("code", label=_("Code"), sort_key="code"),
        DateColumn("closed_on", label=_("closed on")),
    ]
    search_fields = ["name", "short_name", "code"]
    add_view_class = AddUnitView

    def get_form_class(self, for_update=False):
        return forms.UnitForm if for_update else forms.NewUnitForm


class EmploymentViewSet(RecordsViewSet):
    model = Employment
    icon = "user"
    list_display = ["user", "grouped_number", "status", "position_title", "unit", "started_on", "ended_on"]
    list_filter = ["status", "unit"]
    search_fields = ["user__full_name", "number"]
    add_view_class = EmployView

    def get_form_class(self, for_update=False):
        return forms.EmploymentForm if for_update else forms.NewEmploymentForm


class RoleAssignmentViewSet(RecordsViewSet):
    model = RoleAssignment
    icon = "key"
    list_display = ["user", "role", "unit", "started_at", "ended_at"]
    list_filter = ["role"]
    search_fields = ["user__full_name"]
    add_view_class = GrantRoleView
    delete_view_class = EndRoleView

    def get_form_class(self, for_update=False):
        return forms.RoleForm


class PositionKindViewSet(RecordsViewSet):
    model = PositionKind
    icon = "list-ol"
    form_fields = ["code", "name", "group", "standard_level", "source"]
    list_display = ["name", "code", "group", "standard_level"]


class RankViewSet(RecordsViewSet):
    model = Rank
    icon = "list-ol"
    form_fields = ["scheme", "grade", "title", "order"]
    list_display = ["__str__", "scheme", "grade"]


class PeopleAndUnits(ModelViewSetGroup):
    menu_label = _("People and units")
    menu_icon = "group"
    menu_order = 500
    items = [
        UnitViewSet("units"),
        EmploymentViewSet("employments"),
        RoleAssignmentViewSet("role_assignments", url_prefix="role-assignments"),
        PositionKindViewSet("position_kinds", url_prefix="position-kinds"),
        RankViewSet("ranks"),
    ]
