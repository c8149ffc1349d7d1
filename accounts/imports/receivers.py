from accounts.imports import tasks
from theme.receivers import nudge


def check(sender, batch_id, **kwargs):
    nudge(tasks.check_import, batch_id=batch_id)


def apply(sender, batch_id, **kwargs):
    nudge(tasks.apply_import, batch_id=batch_id)


def undo(sender, batch_id, **kwargs):
    nudge(tasks.undo_import, batch_id=batch_id)
