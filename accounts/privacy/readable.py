"""The rows of the copy of a person's data as people read them: words instead of codes, local times, no lists."""

import datetime
import decimal

from django.core.exceptions import FieldDoesNotExist
from django.utils import formats
from django.utils.translation import gettext as _

from theme.templatetags.theme_tags import local_datetime


def cells(table, rows):
    """For each row its (heading, text)."""
    headings = table.headings()
    words = {name: table.words.get(name) or _words_of(table.queryset.model, name) for name in headings}
    return [[(text, words[name](row[name])) for name, text in headings.items()] for row in rows]


def _words_of(model, lookup):
    choices = _choices(model, lookup)
    return lambda value: str(choices[value]) if value in choices else _text(value)


def _choices(model, lookup):
    *path, name = lookup.split("__")
    try:
        for step in path:
            model = model._meta.get_field(step).related_model
        return dict(getattr(model._meta.get_field(name), "flatchoices", ()))
    except FieldDoesNotExist:  # added to the rows
        return {}


def _text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.datetime):
        return local_datetime(value)
    if isinstance(value, datetime.date):
        return formats.date_format(value, "DATE_FORMAT")
    if isinstance(value, decimal.Decimal):
        return formats.number_format(value.normalize() if value % 1 else int(value))
    return str(value)
