"""Holds "a GET never writes" in every test of the suite that opens a page of the site."""

import re

import pytest
from django.db import connection
from django.test import Client

# An officer's look at somebody's data is itself an act, and leaves exactly one entry in the audit trail.
TRACE = re.compile(r'INSERT INTO "accounts_auditentry" ')
WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE)\b", re.IGNORECASE)
NOT_OURS = ("/admin/",)


class GetWrote(AssertionError):
    """A page changed the database just because somebody looked at it."""


@pytest.fixture(autouse=True)
def a_get_never_writes(monkeypatch):
    answer = Client.request

    def request(client, **environ):
        is_read = environ["REQUEST_METHOD"] in {"GET", "HEAD"} and not environ["PATH_INFO"].startswith(NOT_OURS)
        if not is_read:
            return answer(client, **environ)
        with connection.execute_wrapper(refuse_writes):
            return answer(client, **environ)

    monkeypatch.setattr(Client, "request", request)


def refuse_writes(execute, sql, params, many, context):
    if WRITE.match(sql) and not (TRACE.match(sql) and not many):
        raise GetWrote(sql)
    return execute(sql, params, many, context)
