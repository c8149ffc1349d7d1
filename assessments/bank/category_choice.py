"""Choosing a category by its whole path: names alone repeat in every part of a tree."""

from django import forms
from django.forms.models import ModelChoiceIterator

from assessments.category_tree import paths

BETWEEN = " › "


class InTreeOrder(ModelChoiceIterator):
    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        rows = list(self.queryset.select_related("bank"))
        trails = paths_of(rows)
        for row in sorted(rows, key=lambda row: (row.bank.name.casefold(), trails[row.pk].casefold())):
            yield (self.field.prepare_value(row), f"{row.bank}: {trails[row.pk]}")


class CategoryChoice(forms.ModelChoiceField):
    iterator = InTreeOrder


def paths_of(categories):
    """{pk: the names from the top down}. What lies above the given ones may be missing."""
    names = {category.pk: category.name for category in categories}
    parents = {category.pk: category.parent_id if category.parent_id in names else None for category in categories}
    return {key: BETWEEN.join(trail) for key, trail in paths(names, parents).items()}
