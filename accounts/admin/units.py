"""The organisation tree in the content admin: in its order, and changed only by the services that keep its history."""

from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from accounts import services
from accounts.admin import unit_forms
from accounts.models import OrgUnit


class ServedView:
    """Saves with a service; what it refuses stands above the form."""

    def save_instance(self):
        unit = self.call_service(self.form.cleaned_data, at=timezone.now(), by=self.request.user)
        log(instance=unit, action=self.logged_as, user=self.request.user)
        return unit

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except services.UnitChangeRefused as refusal:
            form.add_error(None, refusal.message)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)


class UnitsView(generic.IndexView):
    """A search or another order takes units out of the tree, so only the tree itself is indented."""

    @cached_property
    def columns(self):
        title, *others = super().columns
        return [TitleColumn("name", label=title.label, accessor=self.name, get_url=self.get_edit_url), *others]

    def name(self, unit):
        return unit.name if self.is_searching or self.ordering != "path" else unit_forms.indented(unit)


class AddUnitView(ServedView, generic.CreateView):
    logged_as = "wagtail.create"

    def call_service(self, facts, *, at, by):
        return services.open_unit(on=facts.pop("opened_on"), at=at, by=by, **facts)

    def get_success_buttons(self):
        return []


class EditUnitView(ServedView, generic.EditView):
    logged_as = "wagtail.edit"

    def call_service(self, facts, *, at, by):
        unit, name = OrgUnit.objects.get(pk=self.object.pk), facts.pop("name")
        services.correct_unit(unit=unit, by=by, **facts)
        services.rename_unit(unit=unit, name=name, on=timezone.localdate(at), at=at, by=by)
        return OrgUnit.objects.get(pk=unit.pk)

    @cached_property
    def header_more_buttons(self):
        unit = self.object
        buttons = [Button(_("Merge, close, history"), url=reverse("organisation:unit", args=[unit.public_id]))]
        if not unit.is_root() and not unit.is_closed:
            buttons.insert(0, Button(_("Move the unit"), url=reverse("units:move", args=[unit.pk]), icon_name="move"))
        return [*super().header_more_buttons, *buttons]


class MoveUnitView(ServedView, generic.EditView):
    page_title = _("Move the unit")
    logged_as = "wagtail.edit"
    edit_url_name = "units:move"
    submit_button_label = _("Move the unit")

    def get_form_class(self):
        return unit_forms.MoveUnitForm

    def call_service(self, facts, *, at, by):
        services.move_unit(unit=self.object, at=at, by=by, **facts)
        return OrgUnit.objects.get(pk=self.object.pk)


class UnitViews:
    """Mixed into the view set of the lists; see accounts.admin.records."""

    model = OrgUnit
    icon = "folder-open-inverse"
    ordering = "path"
    list_display = [
        "name",
        Column("code", label=_("Code"), sort_key="code"),
        DateColumn("closed_on", label=_("closed on")),
    ]
    search_fields = ["name", "short_name", "code"]
    index_view_class = UnitsView
    add_view_class = AddUnitView
    edit_view_class = EditUnitView

    def get_form_class(self, for_update=False):
        return unit_forms.UnitForm if for_update else unit_forms.NewUnitForm

    @cached_property
    def move_view(self):
        return self.construct_view(MoveUnitView, **self.get_edit_view_kwargs())

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("move/<int:pk>/", self.move_view, name="move")]
