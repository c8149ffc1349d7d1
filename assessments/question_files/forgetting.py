"""Files of questions go after the time of their retention rule. That a file was sent, by whom and with what outcome,
stays, and so do the questions."""

from assessments.models import QuestionImport

State = QuestionImport.State


def untouched_since(before):
    """Imports that still have their file and to which nothing has happened since."""
    old = QuestionImport.objects.exclude(file="").filter(uploaded_at__lt=before)
    return old.exclude(applied_at__gte=before).exclude(undone_at__gte=before)


def forget(imports, at):
    """Delete the files first: a file whose name is forgotten would stay for ever."""
    for sent in imports.select_for_update(of=["self"]):
        sent.file.delete(save=False)
        if sent.state == State.READ:
            sent.state = State.DISCARDED
        sent.save(update_fields=["state", "file"])
