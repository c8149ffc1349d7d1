"""Files that were replaced by later ones, once the answers that named them are forgotten too."""

from assessments.models import AnswerFile, Response


def replaced_before(before):
    """Files of attempts submitted before the moment that no answer names any more."""
    old = AnswerFile.objects.filter(item__attempt__submitted_at__lt=before)
    answers = Response.objects.filter(item__in=old.values("item")).exclude(given=[])
    return old.exclude(public_id__in={given[0] for given in answers.values_list("given", flat=True)})


def forget(files, at):
    """Delete the files first: a file whose name is forgotten would stay for ever."""
    for file in files.select_for_update(of=["self"]):
        file.file.delete(save=False)
        file.delete()
