import uuid

from django.utils import timezone

from tests.access.answers import only, signed_in
from tests.factories.standards import facts, make_draft, make_path, make_standard

OFFICERS = ("hr", "agency_administrator", "administrator")
ANYWHERE = (*OFFICERS, "other_hr", "other_agency_administrator")
SEE = ("owner", "superior", "hr", "auditor", "administrator")
COURSE = uuid.UUID("7b1a4f9e-3f0e-4a52-8a3f-0d6d7f3f2a11")


def prepare(world):
    at = timezone.now()  # what the pages go by
    draft = make_draft(world.unit, at, valid_from=timezone.localdate(), lines=[facts()])
    world.things |= {
        "standard_draft": draft,
        "standard_line": draft.lines.get(),
        "standard": make_standard(world.unit, at, name="Standar yang berlaku", valid_from=timezone.localdate()),
        "path": make_path(world.unit, at, courses=[(COURSE, "Aman Digital")], published=False),
    }


def draft(world):
    return [world.things["standard_draft"].public_id]


def line(world):
    return [*draft(world), world.things["standard_line"].public_id]


def published(world):
    return [world.things["standard"].public_id]


def path(world):
    return [world.things["path"].public_id]


def step(world):
    return [*path(world), COURSE]


READ, WRITE = only(*OFFICERS), only(*OFFICERS, answer=302)

RULES = {
    "competencies:own_standard": ("get", None, signed_in(200)),
    "competencies:person_standard": ("get", lambda world: [world.owner.public_id], only(*SEE)),
    "competencies:standards": ("get", None, only(*ANYWHERE)),
    "competencies:standard_new": ("get", None, only(*ANYWHERE)),
    "competencies:standard": ("get", published, READ),
    "competencies:standard_edit": ("get", draft, READ),
    "competencies:standard_copy": ("get", published, READ),
    "competencies:standard_discard": ("post", draft, WRITE),
    "competencies:standard_publish": ("post", draft, WRITE),
    "competencies:standard_take_back": ("post", published, WRITE),
    "competencies:standard_end": ("get", published, READ),
    "competencies:standard_line_new": ("get", draft, READ),
    "competencies:standard_line": ("get", line, READ),
    "competencies:standard_line_remove": ("post", line, WRITE),
    "competencies:standard_import": ("get", draft, READ),
    "competencies:standard_import_take": ("post", draft, WRITE),
    "competencies:standard_template": ("get", draft, READ),
    "competencies:standard_export": ("get", published, READ),
    "competencies:paths": ("get", None, signed_in(200)),
    "competencies:paths_kept": ("get", None, only(*ANYWHERE)),
    "competencies:path_new": ("get", None, only(*ANYWHERE)),
    "competencies:path": ("get", path, READ),
    "competencies:path_edit": ("get", path, READ),
    "competencies:path_publish": ("post", path, WRITE),
    "competencies:path_retire": ("post", path, WRITE),
    "competencies:path_discard": ("post", path, WRITE),
    "competencies:path_course_add": ("post", path, READ),
    "competencies:path_course_move": ("post", step, WRITE),
    "competencies:path_course_remove": ("post", step, WRITE),
}
