"""The project as these tests see it: its rooms from top to bottom, its files and their syntax trees."""

import ast
import os
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE_HERE = {"var", "node_modules", "__pycache__", "test-results"}
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ROOMS = next(
    contract["layers"] for contract in PYPROJECT["tool"]["importlinter"]["contracts"] if contract["id"] == "rooms"
)


def is_above(room, other):
    return ROOMS.index(room) < ROOMS.index(other)


@cache
def files():
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not (name in MADE_HERE or name.startswith("."))]
        found += [Path(folder, name) for name in names]
    return sorted(found)


def python_files(*, with_tests=False):
    """(path below the root, its parsed source) of all Python but migrations."""
    for path in files():
        name = path.relative_to(ROOT)
        is_wanted = name.parts[0] in ROOMS or (with_tests and name.parts[0] == "tests")
        if path.suffix == ".py" and is_wanted and "migrations" not in name.parts:
            yield name, ast.parse(path.read_text())


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
