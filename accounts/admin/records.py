"""Lists of the content admin for administrators: units, employments, roles and the code lists."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.log_actions import log

from accounts import services
from accounts.admin import forms
from accounts.admin.policies import OnlyActions
from accounts.admin.units import UnitViews
from accounts.audit.admin import RecordedViewSet
from accounts.models import Employment, OrgUnit, PositionKind, Rank, RoleAssignment

# Records of the past are not taken back.
POLICIES = [
    OnlyActions(OrgUnit, {"view", "add", "change"}),
    OnlyActions(Employment, {"view", "add", "change"}),
    # Roles are granted and ended below /peran/, where nobody gives more than they have.
    OnlyActions(RoleAssignment, {"view"}),
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


class EmployView(ServiceCreateView):
    refusals = {
        services.NumberInUse: ("number", _("Someone else is employed under this number today.")),
        services.UnitIsClosed: ("unit", _("This unit is closed on that day. Choose another unit or an earlier day.")),
        services.EmploymentOutOfOrder: ("started_on", _("This is before the current employment started.")),
    }

    def call_service(self, facts):
        person = facts.pop("person")
        employment = services.employ(user=person, **facts)
        for oddity in employment.oddities():
            messages.warning(self.request, oddity)
        return employment


class CorrectEmploymentView(generic.EditView):
    def save_instance(self):
        return services.correct_employment(employment=self.object, **self.form.cleaned_data)


class RecordsViewSet(RecordedViewSet):
    # A copy is saved without the services above.
    copy_view_enabled = False
    add_to_reference_index = False


class UnitViewSet(UnitViews, RecordsViewSet):
    """The tree; see accounts.admin.units."""


class EmploymentViewSet(RecordsViewSet):
    model = Employment
    icon = "user"
    list_display = ["user", "grouped_number", "status", "position_title", "unit", "started_on", "ended_on"]
    list_filter = ["status", "unit"]
    search_fields = ["user__full_name", "number"]
    add_view_class = EmployView
    edit_view_class = CorrectEmploymentView

    def get_form_class(self, for_update=False):
        return forms.EmploymentForm if for_update else forms.NewEmploymentForm


class RoleAssignmentViewSet(RecordsViewSet):
    model = RoleAssignment
    icon = "key"
    list_display = ["user", "role", "unit", "course_title", "started_at", "ended_at"]
    list_filter = ["role"]
    search_fields = ["user__full_name"]
    exclude_form_fields = []


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
