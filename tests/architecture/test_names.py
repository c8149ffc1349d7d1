import re

from tests.architecture.project import ROOMS, ROOT, files, python_files

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "core", "common", "misc", "manager", "managers"}
# What makemigrations writes when nobody gives a name.
NAMED_BY_MACHINE = re.compile(r"_auto_|_and_more$|^\d{4}_(alter|rename|delete|remove)_\w+_(options|managers|more)$")


def test_modules_and_folders_have_names_of_the_trade():
    vague = [str(name) for name, _ in python_files() if SAYS_NOTHING & {*name.with_suffix("").parts}]

    assert vague == []


def test_migrations_are_named_by_hand():
    names = [path.stem for path in files() if path.parent.name == "migrations" and path.suffix == ".py"]

    assert [name for name in names if NAMED_BY_MACHINE.search(name)] == []


def test_every_room_is_a_folder_of_the_project():
    assert [room for room in ROOMS if not (ROOT / room / "__init__.py").exists()] == []
