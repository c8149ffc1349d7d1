"""What goes after the time of its retention rule: the file of an import, its rows, and what is needed to undo it. That
something was imported, when, and by whom, stays.
"""

from accounts.models import ImportBatch

State = ImportBatch.State
AT_WORK = [State.CHECKING, State.APPLYING, State.UNDOING]
NEVER_APPLIED = [State.UPLOADED, State.CHECKED, State.FAILED]


def untouched_since(before):
    """Batches that still have their file and to which nothing has happened since."""
    old = ImportBatch.objects.exclude(file="").exclude(state__in=AT_WORK).filter(uploaded_at__lt=before)
    return old.exclude(applied_at__gte=before).exclude(undone_at__gte=before).exclude(discarded_at__gte=before)


def forget(batches, at):
    """Delete the files first: a file whose name is forgotten would stay for ever."""
    for batch in batches.select_for_update():
        batch.file.delete(save=False)
        if batch.state in NEVER_APPLIED:
            batch.state, batch.discarded_at = State.DISCARDED, at
        batch.save(update_fields=["state", "discarded_at", "file"])
        batch.rows.all()._raw_delete(batch.rows.db)
        batch.effects.all()._raw_delete(batch.effects.db)
