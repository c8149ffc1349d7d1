"""Settings are read once in each process, so these tests read them in processes of their own."""

import pytest

SHOW = "from django.conf import settings; print(settings.{0})"
COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "lms.example.go.id",
    "SITE_URL": "https://lms.example.go.id",
    "DATABASE_URL": "postgres://bimtek@127.0.0.1/bimtek",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SIGNING_KEY_PASSPHRASE": "a passphrase that is long enough",
}


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "REDIS_URL"])
def test_production_refuses_to_start_without_what_its_safety_depends_on(python, missing):
    incomplete = {name: value for name, value in COMPLETE.items() if name != missing}

    result = python("-c", SHOW.format("DEBUG"), **incomplete)

    assert result.returncode == 1
    assert f"Set the environment variable {missing}" in result.stderr


def test_production_refuses_a_short_secret_key(python):
    result = python("-c", SHOW.format("DEBUG"), **{**COMPLETE, "SECRET_KEY": "short"})

    assert "SECRET_KEY must have at least 50 characters" in result.stderr


@pytest.mark.parametrize("passphrase", ["", "too short"])
def test_production_refuses_to_start_without_a_passphrase_for_its_signing_keys(python, passphrase):
    result = python("-c", SHOW.format("DEBUG"), **{**COMPLETE, "SIGNING_KEY_PASSPHRASE": passphrase})

    assert result.returncode == 1
    assert "Set SIGNING_KEY_PASSPHRASE" in result.stderr


def test_the_passphrase_of_the_signing_keys_may_come_from_a_file(python, tmp_path):
    (tmp_path / "passphrase").write_text("a passphrase out of a file\n")
    without = {name: value for name, value in COMPLETE.items() if name != "SIGNING_KEY_PASSPHRASE"}

    result = python(
        "-c",
        SHOW.format("SIGNING_KEY_PASSPHRASE"),
        **without,
        SIGNING_KEY_PASSPHRASE_FILE=str(tmp_path / "passphrase"),
    )

    assert result.stdout.strip() == "a passphrase out of a file"


@pytest.mark.parametrize("entrance", ["config.wsgi", "config.celery"])
def test_the_site_and_its_worker_use_production_settings_unless_told_otherwise(python, entrance):
    complete = {name: value for name, value in COMPLETE.items() if name != "DJANGO_SETTINGS_MODULE"}

    result = python("-c", f"import {entrance}; {SHOW.format('SETTINGS_MODULE')}", **complete)

    assert result.stdout.strip() == "config.settings.production", result.stderr


def test_parts_of_config_can_be_used_without_deciding_on_settings(python):
    result = python("-c", "import os, config.processes; print(os.environ.get('DJANGO_SETTINGS_MODULE'))")

    assert result.stdout.strip() == "None"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("CACHES['default']['BACKEND']", "django.core.cache.backends.redis.RedisCache"),
        ("SESSION_ENGINE", "django.contrib.sessions.backends.cached_db"),
        ("CELERY_BROKER_URL", COMPLETE["REDIS_URL"]),
    ],
)
def test_redis_serves_cache_sessions_and_tasks_where_there_is_one(python, setting, expected):
    result = python("-c", SHOW.format(setting), **COMPLETE)

    assert result.stdout.strip() == expected


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("CACHES['default']['BACKEND']", "django.core.cache.backends.locmem.LocMemCache"),
        ("SESSION_ENGINE", "django.contrib.sessions.backends.db"),
        ("CELERY_BROKER_URL", "filesystem://localhost/"),
        ("SITE_URL", "http://127.0.0.1:8123"),
    ],
)
def test_one_machine_needs_no_services(python, setting, expected):
    result = python("-c", SHOW.format(setting), DJANGO_SETTINGS_MODULE="config.settings.dev", PORT="8123")

    assert result.stdout.strip() == expected


@pytest.mark.parametrize("name", ["secret_key", "signing_key_passphrase"])
def test_the_secrets_of_one_machine_are_made_once_and_kept_to_oneself(python, tmp_path, name):
    first, second = (
        python("-c", SHOW.format(name.upper()), DJANGO_SETTINGS_MODULE="config.settings.dev").stdout for _ in range(2)
    )

    assert len(first) > 50
    assert first == second
    assert (tmp_path / name).stat().st_mode & 0o077 == 0
