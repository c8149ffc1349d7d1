"""Rules of our own that no linter knows."""

import ast

from tests.architecture.project import python_files

MAY_QUEUE = {"receivers", "tasks", "commands", "tasks_backend"}
QUEUEING = {"delay", "apply_async", "send_task"}
MODEL_SIGNALS = {"pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"}


def is_among(name, places):
    return bool(places & {*name.with_suffix("").parts})


def attributes(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]


def test_only_receivers_commands_and_tasks_queue_tasks():
    found = [
        f"{name}:{node.lineno}"
        for name, tree in python_files()
        for node in attributes(tree)
        if node.attr in QUEUEING and not is_among(name, MAY_QUEUE)
    ]

    assert found == []


def test_services_take_keyword_arguments_only():
    found = [
        f"{name}:{node.name}"
        for name, tree in python_files()
        for node in tree.body
        if is_among(name, {"services"}) and isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if node.args.args or node.args.posonlyargs
    ]

    assert found == []


def test_services_are_told_the_time():
    found = [
        f"{name}:{node.lineno}"
        for name, tree in python_files()
        for node in ast.walk(tree)
        if is_among(name, {"services"}) and reads_the_clock(node)
    ]

    assert found == []


def reads_the_clock(node):
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    # `localdate(at)` turns a given moment into a date; without one it asks the clock.
    return node.func.attr in {"now", "today", "utcnow"} or (
        node.func.attr in {"localdate", "localtime"} and not node.args
    )


def test_model_signals_are_not_used():
    found = [
        f"{name}:{node.lineno}"
        for name, tree in python_files()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.models.signals"
        if MODEL_SIGNALS & {alias.name for alias in node.names}
    ]

    assert found == []
