from assessments.models import AnswerFile


def given_file(given):
    """The `AnswerFile` that an answer names, or None."""
    return AnswerFile.objects.filter(public_id=given[0]).first() if given else None
