"""What a task records was done by the system, in that task. A task that runs at once inside a request counts as one
in the worker: it knows nobody.
"""

from accounts.audit.context import begin_act, end_act

_tokens = {}


def begin(sender, task_id, task, **kwargs):
    _tokens[task_id] = begin_act(origin=f"task {task.name.rpartition('.')[2]}")


def finish(sender, task_id, task, **kwargs):
    token = _tokens.pop(task_id, None)
    if token is not None:
        end_act(token)
