"""Requests that nobody would make by accident: foreign, made-up and malformed ids, hostile words and bodies. Seeded."""

import json
import uuid
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from django.db import models

from tests.access.addresses import ARGUMENT, templates

ADMIN = "admin/"
EDITORS = {"trainer", "course_trainer", "administrator"}
HOSTILE = [
    "",
    "0",
    "-1",
    "9" * 400,
    "1e999",
    "NaN",
    "None",
    "\0",
    "a\0b",
    "..",
    "../../etc/passwd",
    "' OR 1=1 --",
    '"><script>alert(1)</script>',
    "{{ 7*7 }}",
    "%s%n",
    "٤٠٧١٨٣",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202e\ufeff",
    "a" * 5000,
    "\r\nSet-Cookie: x=1",
    "//jahat.example/",
    "https://jahat.example/",
    "2026-13-45",
    "9999-12-31",
    "0001-01-01",
    "00000000-0000-0000-0000-000000000000",
    "not-a-uuid",
    "[]",
    "null",
]
# fmt: off
FIELDS = [
    "after", "again", "before", "card", "changes", "chosen", "code", "confirm", "course", "day",
    "effective_on", "email", "ended_on", "ending", "file", "from", "full_name", "grade", "id", "item",
    "key", "kind", "kode", "language", "login", "name", "new_name", "next", "note", "number", "p", "page",
    "parent", "password", "password1", "password2", "period", "person", "pin", "q", "reason", "role",
    "secret", "sequence", "sort", "started_on", "state", "status", "tab", "target", "text", "title", "to",
    "unit", "until", "user", "versi",
]
# fmt: on
METHODS = ["get"] * 6 + ["post"] * 4 + ["put", "delete", "head", "options"]
BODIES = ["application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]


@dataclass(frozen=True)
class Attempt:
    role: str
    method: str
    url: str
    body: dict = field(default_factory=dict)

    def __str__(self):
        return f"{self.role}: {self.method.upper()} {self.url[:150]} {str(self.body)[:150]}"


def public_ids(*, models_of):
    """The public id of each row there is of each model that has one: in the worlds of these tests, dozens."""
    return [
        str(public_id)
        for model in models_of
        for public_id in model._default_manager.values_list("public_id", flat=True)
    ]


def models_with_public_ids(apps):
    return [
        model
        for model in apps.get_models()
        if any(isinstance(each, models.UUIDField) and each.name == "public_id" for each in model._meta.fields)
    ]


def attempts(random, *, roles, ids, exact, number):
    """Of each twenty requests nine go to addresses in `exact`, whose ids are of the right kind, eight to our own
    addresses with anything in them, and three to the content admin.

    Editors are not sent below the first page of the content admin: Wagtail's own pages break down over forms and ids
    that they did not make, which only editors could send.
    """
    known = templates()
    own = [each for each in known if not each.startswith(ADMIN) or each == ADMIN]
    admin = [each for each in known if each not in own]
    learners = [role for role in roles if role not in EDITORS]
    for index in range(number):
        is_admin = index % 20 >= 17
        if index % 20 < 9:
            path = random.choice(exact)
        else:
            path = _filled(random, random.choice(admin if is_admin else own), ids)
        yield Attempt(
            role=random.choice(learners if is_admin else roles),
            method=random.choice(METHODS),
            url=_with_query(random, path, ids),
            body=_body(random, ids),
        )


def _filled(random, template, ids):
    return "/" + ARGUMENT.sub(lambda match: quote(_value(random, ids, likely=0.75), safe=""), template)


def _with_query(random, path, ids):
    if random.random() < 0.5:
        return path
    query = {random.choice(FIELDS): _value(random, ids, likely=0.4) for _ in range(random.randint(1, 3))}
    return f"{path}?{urlencode(query)}"


def _value(random, ids, *, likely):
    if random.random() < likely:
        return random.choice(ids) if random.random() < 0.85 else str(uuid.UUID(int=random.getrandbits(128), version=4))
    return random.choice(HOSTILE)


def _body(random, ids):
    fields = {random.choice(FIELDS): _value(random, ids, likely=0.4) for _ in range(random.randint(0, 6))}
    if random.random() < 0.7:
        return {"data": fields}
    content = random.choice([json.dumps(fields), "{", "", "--x\r\n", "\0", "[[[[" * 50])
    return {"data": content, "content_type": random.choice(BODIES)}
