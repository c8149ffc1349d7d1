"""Strings count as imports: what import-linter can't see must point down as well."""

import re

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page

from tests.architecture.project import ROOMS, ROOT, files, is_above

OWN_MODELS = [model for model in apps.get_models() if model._meta.app_label in ROOMS]
OWN_PAGES = [model for model in OWN_MODELS if issubclass(model, Page)]
NAMED_TEMPLATE = re.compile(r"""{%\s*(?:extends|include)\s+["'](\w+)/""")


def label(model):
    return model._meta.label


@pytest.mark.parametrize("model", OWN_MODELS, ids=label)
def test_relations_point_down(model):
    own_room = model._meta.app_label
    relations = [field for field in model._meta.get_fields() if field.is_relation and not field.auto_created]

    upward = [
        field.name
        for field in relations
        if field.related_model in OWN_MODELS and is_above(field.related_model._meta.app_label, own_room)
    ]

    assert upward == []


@pytest.mark.parametrize("page_type", OWN_PAGES, ids=label)
def test_page_types_name_parents_and_children_below_only(page_type):
    named = [name for rule in ("parent_page_types", "subpage_types") for name in getattr(page_type, rule, None) or []]
    rooms = [name.split(".")[0] if isinstance(name, str) else name._meta.app_label for name in named]

    upward = [room for room in rooms if room in ROOMS and is_above(room, page_type._meta.app_label)]

    assert upward == []


def test_migrations_depend_on_rooms_below_only():
    migrations = MigrationLoader(None).disk_migrations.items()

    upward = [
        f"{app}.{name} depends on {other}"
        for (app, name), migration in migrations
        for other, _ in migration.dependencies
        if app in ROOMS and other in ROOMS and is_above(other, app)
    ]

    assert upward == []


def test_templates_take_in_templates_from_below_only():
    upward = []
    for path in files():
        room = path.relative_to(ROOT).parts[0]
        if room in ROOMS and path.suffix == ".html":
            named = NAMED_TEMPLATE.findall(path.read_text())
            upward += [f"{path} takes in {other}/" for other in named if other in ROOMS and is_above(other, room)]

    assert upward == []
