"""`make check`: everything that can be judged without running a test. It goes on after a failure, to show them all."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
SCRATCH = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a key that only this check uses, long enough and with many different letters",
    "ALLOWED_HOSTS": "lms.example.go.id",
    "SITE_URL": "https://lms.example.go.id",
    "DATABASE_URL": "postgres://bimtek@127.0.0.1/bimtek",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SIGNING_KEY_PASSPHRASE": "a passphrase that only this check uses",
}
STEPS = [
    ("Lint", [BIN / "ruff", "check", "."], {}),
    ("Format", [BIN / "ruff", "format", "--check", "."], {}),
    ("Direction of imports", [BIN / "lint-imports"], {}),
    ("Django's own checks", [*MANAGE, "check", "--fail-level", "WARNING"], SCRATCH),
    ("Checks for production", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
    ("Migrations match the models", [*MANAGE, "makemigrations", "--check", "--dry-run"], SCRATCH),
    ("Templates", [*MANAGE, "check_templates"], SCRATCH),
    ("Locks match pyproject.toml", [sys.executable, "-m", "tests.checks.locks"], {}),
    ("Catalogues", [sys.executable, "-m", "tests.checks.catalogues"], {}),
    ("Advisories", [sys.executable, "-m", "tests.checks.advisories"], {}),
]


def main():
    failed = []
    for name, command, environment in STEPS:
        print(f"\n{name}", flush=True)
        if subprocess.run(command, env={**os.environ, **environment}).returncode != 0:
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
