"""A person's own plan; the superior and those who see learning read what was asked; officers see their units."""

from django.utils import timezone

from tests.access.answers import only, signed_in
from tests.factories.plans import make_asked

READERS = ("hr", "auditor", "administrator")


def prepare(world):
    world.things["plan"] = make_asked(world.owner, timezone.now())
    world.things["step"] = world.things["plan"].steps.get()


def of_year(world):
    return [world.things["plan"].year]


def with_plan(world):
    return [world.things["plan"].public_id]


def with_step(world):
    return [world.things["step"].public_id]


def with_unit(world):
    return [world.unit.public_id]


RULES = {
    "competencies:gaps": ("get", None, signed_in(200)),
    "competencies:plan": ("get", None, signed_in(200)),
    "competencies:plan_of_year": ("get", of_year, signed_in(200)),
    "competencies:plan_print": ("get", of_year, only("owner")),
    "competencies:plan_add_advised": ("post", of_year, signed_in(302)),
    "competencies:plan_add_activity": ("get", of_year, {**signed_in(200), "owner": 302}),
    "competencies:plan_ask": ("post", of_year, only("owner", answer=302)),
    "competencies:plan_withdraw": ("post", of_year, only("owner", answer=302)),
    "competencies:plan_reopen": ("post", of_year, only("owner", answer=302)),
    "competencies:plan_finish": ("post", of_year, only("owner", answer=302)),
    "competencies:plan_step": ("get", with_step, only("owner", answer=302)),
    "competencies:plan_remove_step": ("post", with_step, only("owner", answer=302)),
    "competencies:plan_tick_step": ("post", with_step, only("owner", answer=302)),
    "competencies:team_plans": ("get", None, signed_in(200)),
    "competencies:plan_of_person": ("get", with_plan, only("superior", *READERS)),
    "competencies:plans_of_units": ("get", None, only(*READERS, "other_hr", answer=302)),
    "competencies:plans_of_unit": ("get", with_unit, only(*READERS)),
    "competencies:plans_of_unit_csv": ("get", with_unit, only(*READERS)),
}
