import pytest
from django.http import HttpResponse

from theme.middleware import ContentSecurityPolicyMiddleware


def policy_of(response):
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {name: values.split() for name, _, values in (part.partition(" ") for part in parts)}


def test_the_site_allows_nothing_inline_and_nothing_from_elsewhere(client):
    policy = policy_of(client.get("/gaya/"))

    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert "script-src" not in policy
    assert "style-src" not in policy
    assert not any("unsafe" in value or "http" in value for values in policy.values() for value in values)


@pytest.mark.django_db
def test_the_editor_may_use_inline_scripts_but_nothing_from_elsewhere(client):
    policy = policy_of(client.get("/admin/login/"))

    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["style-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["default-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'self'"]


@pytest.mark.parametrize("path", ["/administrasi/", "/katalog/admin/", "/ADMIN/"])
def test_a_path_that_only_looks_like_the_editor_keeps_the_strict_policy(rf, path):
    middleware = ContentSecurityPolicyMiddleware(lambda request: HttpResponse())

    policy = policy_of(middleware(rf.get(path)))

    assert "script-src" not in policy


def test_pages_give_up_camera_microphone_and_place(client):
    permissions = client.get("/gaya/").headers["Permissions-Policy"]

    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(permissions.split(", "))


@pytest.mark.django_db
def test_errors_carry_the_policy_too(client):
    response = client.get("/halaman-yang-tidak-ada/")

    assert response.status_code == 404
    assert policy_of(response)["default-src"] == ["'self'"]
