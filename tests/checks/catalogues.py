"""Is every text of the interface translated, and is each compiled catalogue made from the one beside it?

With gettext's tools the texts are collected anew from the code first, in a copy; without them (not in CI) the
catalogues are judged as they are.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

HAS_GETTEXT = shutil.which("xgettext") is not None
WITH_TEXTS = ("*.py", "*.html", "*.txt", "*.po")


def main():
    if not HAS_GETTEXT and os.environ.get("CI") == "true":
        sys.exit("gettext is not installed (apt-get install gettext)")
    complaints = []
    for app in sorted(path.parent for path in Path().glob("*/apps.py")):
        path = app / "locale" / "id" / "LC_MESSAGES" / "django.po"
        complaints += [f"{path}: {complaint}" for complaint in [*incomplete(path), *stale(path)]]
    print("\n".join(complaints) or "Every text is translated, and every catalogue is compiled.")
    if not HAS_GETTEXT:
        print("Texts that no catalogue has yet were not looked for: gettext is not installed.")
    sys.exit(bool(complaints))


def incomplete(path):
    catalogue = collected_anew(path) if HAS_GETTEXT else read(path)
    for entry in catalogue:
        if entry.fuzzy or not (entry.obsolete or entry.translated()):
            yield f"not translated: {entry.msgid!r}"


def collected_anew(path):
    """The catalogue at `path` as `makemessages` would leave it now."""
    app = Path(path.parts[0])
    django_admin = Path(sys.executable).with_name("django-admin").absolute()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / app / "locale").mkdir(parents=True)
        for pattern in WITH_TEXTS:
            for source in app.rglob(pattern):
                (copy / source).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, copy / source)
        command = [django_admin, "makemessages", "--locale=id", "--no-wrap", "--no-location"]
        subprocess.run(command, cwd=copy / app, check=True, stdout=subprocess.DEVNULL)
        return read(copy / path)


def read(path):
    return polib.pofile(str(path)) if path.exists() else []


def stale(path):
    compiled = path.with_suffix(".mo")
    if not path.exists():
        return
    if not compiled.exists():
        yield "is not compiled (make messages)"
    elif texts(polib.mofile(str(compiled))) != texts(read(path)):
        yield "has changed since it was compiled (make messages)"


def texts(catalogue):
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if not entry.obsolete and (entry.msgstr or entry.msgstr_plural)
    }


if __name__ == "__main__":
    main()
