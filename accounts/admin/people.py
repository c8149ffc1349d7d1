"""Wagtail's area "Users" for people who have a full name, titles and employments instead of a user name."""

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.account import AccountView
from wagtail.users.forms import UserForm
from wagtail.users.views import users as wagtail_users

from accounts import audit, identity_numbers
from accounts.audit.admin import Recorded
from accounts.granting import may_set_way_in
from accounts.models import Employment, RoleAssignment, User


class PersonForm(UserForm):
    """Roles are granted and ended on pages of their own; only groups that no role brings are chosen here."""

    first_name = None
    last_name = None
    is_superuser = None
    email = forms.EmailField(label=_("E-mail"), required=False)
    password_required = False
    password_enabled = True
    error_messages = {"password_mismatch": _("The two passwords are not the same.")}
    field_order = ["full_name", "title_before", "title_after", "email", "password1", "password2", "is_active", "groups"]

    class Meta:
        model = User
        fields = ["full_name", "title_before", "title_after", "email", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = Group.objects.filter(role_group=None)
        self.fields["groups"].label = _("Further groups")
        self.fields["groups"].help_text = _("The groups of trainers and administrators follow their roles.")

    def clean_email(self):
        return User.objects.normalize_email(self.cleaned_data["email"])

    def clean_groups(self):
        chosen = self.cleaned_data["groups"]
        if self.instance.pk is None:
            return chosen
        return Group.objects.filter(
            Q(pk__in=[group.pk for group in chosen]) | Q(user=self.instance, role_group__isnull=False)
        ).distinct()

    def _clean_username(self):
        """Nothing: the address may be left out, and the model itself keeps it unique."""


class NewPersonForm(PersonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "Leave it empty to let the person choose one with “Forgotten your password?”; that needs an e-mail."
        )

    def save(self, commit=True):
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        return super().save(commit)


class KnownPersonForm(PersonForm):
    class Meta(PersonForm.Meta):
        fields = [*PersonForm.Meta.fields, "is_active"]

    def __init__(self, *args, **kwargs):
        editing_self = kwargs.pop("editing_self", False)
        keeps_way_in = kwargs.pop("keeps_way_in", False)
        self.password_enabled = not keeps_way_in
        super().__init__(*args, **kwargs)
        if keeps_way_in:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _(
                "Nobody chooses the address or password of another administrator. End that role first."
            )
        if editing_self or self.instance.merged_into_id:
            del self.fields["is_active"]


class PeopleView(wagtail_users.IndexView):
    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"
    page_title = _("People")
    add_item_label = _("Add a person")
    is_searchable = True

    @cached_property
    def columns(self):
        title_column = self._get_title_column_class(TitleColumn)
        return [
            title_column(
                "name", label=_("Name"), accessor="full_name", sort_key="full_name", get_url=self.get_edit_url
            ),
            Column("number", label=_("NIP or NI PPPK"), accessor=numbers_of),
            Column("unit", label=_("Unit"), accessor=units_of),
            Column("roles", label=_("Roles"), accessor=roles_of),
            BooleanColumn("is_active", label=_("Active"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last sign-in"), sort_key="last_login"),
        ]

    def get_base_queryset(self):
        return User.objects.filter(merged_into=None).prefetch_related(
            Prefetch("employments", Employment.objects.current().select_related("unit"), to_attr="current_employments"),
            Prefetch("roles", RoleAssignment.objects.active().select_related("unit"), to_attr="active_roles"),
        )

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        words = self.search_query
        condition = Q(full_name__icontains=words) | Q(email__icontains=words)
        if digits := identity_numbers.normalise(words):
            condition |= Exists(Employment.objects.filter(user=OuterRef("pk"), number__startswith=digits))
        return queryset.filter(condition)

    def get_delete_url(self, instance):
        return None


def numbers_of(user):
    return ", ".join(employment.grouped_number for employment in user.current_employments)


def units_of(user):
    return ", ".join(str(employment.unit) for employment in user.current_employments)


def roles_of(user):
    return ", ".join(assignment.get_role_display() for assignment in user.active_roles)


class AddPersonView(Recorded, wagtail_users.CreateView):
    page_title = _("Add a person")
    success_message = _("%(object)s has been added. Now record the employment, so that the number opens the account.")

    def get_success_url(self):
        return self.get_edit_url()


class PersonView(Recorded, wagtail_users.EditView):
    success_message = _("%(object)s has been saved.")

    def get(self, request, *args, **kwargs):
        audit.record_view(request, subject=self.object)
        return super().get(request, *args, **kwargs)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    def get_form_kwargs(self):
        keeps_way_in = not may_set_way_in(self.request.user, self.object)
        return {**super().get_form_kwargs(), "keeps_way_in": keeps_way_in}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            employments=self.object.employments.select_related("unit", "rank"),
            assignments=self.object.roles.active().select_related("unit"),
        )


class NeverDeleteView(wagtail_users.DeleteView):
    def dispatch(self, request, *args, **kwargs):
        """Records of learning hang on people. Who leaves is made inactive."""
        raise PermissionDenied


class PersonViewSet(wagtail_users.UserViewSet):
    copy_view_enabled = False
    ordering = "full_name"
    menu_label = _("People")
    index_view_class = PeopleView
    add_view_class = AddPersonView
    edit_view_class = PersonView
    delete_view_class = NeverDeleteView
    template_prefix = "accounts/admin/"
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "accounts/admin/person.html"

    def get_form_class(self, for_update=False):
        return KnownPersonForm if for_update else NewPersonForm


class EditorSettingsView(AccountView):
    """Without first name, last name and e-mail: nobody here has the first two, and the agency records the third."""

    def get_panels(self):
        return [panel for panel in super().get_panels() if panel.name != "name_email"]
