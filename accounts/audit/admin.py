"""What is edited by hand in the content admin stands in the trail with what was before and after."""

from django import forms
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from accounts import audit
from accounts.models import Employment, OrgUnit, User


class Recorded:
    """Beside a view of the admin that saves by its form. Passwords are named, never told."""

    def save_instance(self):
        changes = changes_in(self.form)
        is_new = self.form.instance.pk is None
        instance = super().save_instance()
        if is_new or changes:
            audit.record("record.added" if is_new else "record.changed", changes=changes, **facts_of(instance))
        if "password1" in self.form.changed_data and not is_new:
            audit.record("password.set_by_officer", **facts_of(instance))
        return instance


class RecordedCreateView(Recorded, generic.CreateView):
    pass


class RecordedEditView(Recorded, generic.EditView):
    pass


class RecordedDeleteView(generic.DeleteView):
    def delete_action(self):
        audit.record("record.deleted", **facts_of(self.object))
        super().delete_action()


class RecordedViewSet(ModelViewSet):
    add_view_class = RecordedCreateView
    edit_view_class = RecordedEditView
    delete_view_class = RecordedDeleteView


def facts_of(instance):
    kind = instance._meta.verbose_name
    facts = {"target": f"{kind} {instance}"}
    if isinstance(instance, User):
        return {**facts, "subject": instance}
    if isinstance(instance, Employment):
        return {**facts, "subject": instance.user, "unit": instance.unit}
    if isinstance(instance, OrgUnit):
        return {**facts, "unit": instance}
    return facts


def changes_in(form):
    """What the form changes: the names of the fields with the words for what was and what is."""
    names = [name for name in form.changed_data if "password" not in name and name in form.cleaned_data]
    return {
        name: [_words(form, name, form.get_initial_for_field(form.fields[name], name)), _text(form.cleaned_data[name])]
        for name in names
    }


def _words(form, name, value):
    """A form knows what was chosen before by its number only."""
    field = form.fields[name]
    if isinstance(field, forms.ModelMultipleChoiceField):
        return _text(value or [])
    if isinstance(field, forms.ModelChoiceField) and value is not None and not hasattr(value, "pk"):
        return _text(field.queryset.model._default_manager.filter(pk=value).first())
    return _text(value)


def _text(value):
    if value is None or isinstance(value, bool | int | str):
        return value
    if hasattr(value, "__iter__"):
        return ", ".join(str(each) for each in value)
    return str(value)
