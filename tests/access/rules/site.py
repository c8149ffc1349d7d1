"""What every visitor meets, and the way of a learner from lesson to certificate."""

from tests.access.answers import SIGN_IN, everyone, only, signed_in


def with_owner(world):
    return [world.owner.public_id]


# url name: (method, arguments from the world, what each role gets)
RULES = {
    "account_login": ("get", None, {**everyone(302), "stranger": 200}),
    "account_logout": ("get", None, {**everyone(200), "stranger": 302}),
    "account_change_password": ("get", None, signed_in(200)),
    "account_set_password": ("get", None, signed_in(302)),
    "account_reset_password": ("get", None, everyone(200)),
    "account_reset_password_done": ("get", None, everyone(200)),
    "account_reset_password_from_key": ("get", lambda world: ["0", "no-such-key"], everyone(410)),
    "account_reset_password_from_key_done": ("get", None, everyone(200)),
    "accounts:members_only": ("get", None, {**everyone(403), "stranger": SIGN_IN}),
    "accounts:settings": ("get", None, signed_in(200)),
    "accounts:office": (
        "get",
        None,
        {**signed_in(200), **dict.fromkeys(["owner", "colleague", "superior", "trainer", "course_trainer"], 404)},
    ),
    "home:dashboard": ("get", None, signed_in(200)),
    "competencies:profile": ("get", None, signed_in(200)),
    "courses:enrol": ("post", lambda world: [world.course.translation_key], signed_in(302)),
    "courses:complete_lesson": (
        "post",
        lambda world: [world.enrolment.public_id, world.lesson.translation_key],
        only("owner", answer=302),
    ),
    "courses:move_to_latest_version": (
        "post",
        lambda world: [world.enrolment.public_id],
        only("owner", answer=302),
    ),
    "assessments:start": ("post", lambda world: [world.open_attempt.quiz_key], signed_in(302)),
    "assessments:attempt": ("get", lambda world: [world.open_attempt.public_id], only("owner")),
    "assessments:save": (
        "post",
        lambda world: [world.open_attempt.public_id],
        {**only("owner", answer=400), "stranger": 401},
    ),
    "assessments:review": ("get", lambda world: [world.open_attempt.public_id], only("owner")),
    "assessments:submit": ("post", lambda world: [world.open_attempt.public_id], only("owner", answer=302)),
    "assessments:result": ("get", lambda world: [world.submitted_attempt.public_id], only("owner")),
    "certificates:verify_form": ("get", None, everyone(200)),
    "certificates:verify": ("get", lambda world: [world.certificate.code], everyone(200)),
    "reports:unit_board": ("get", None, only("hr", "other_hr", "auditor", "administrator", answer=302)),
    "reports:unit": ("get", lambda world: [world.unit.public_id], only("hr", "auditor", "administrator")),
    "reports:unit_csv": ("get", lambda world: [world.unit.public_id], only("hr", "auditor", "administrator")),
    "reports:person": ("get", with_owner, only("hr", "auditor", "administrator")),
    "theme:style": ("get", None, everyone(200)),
    "theme:set_language": ("post", None, everyone(302)),
    "theme:accessibility": ("get", None, everyone(200)),
    "theme:robots": ("get", None, everyone(200)),
    "theme:security_txt": ("get", None, everyone(200)),
}
