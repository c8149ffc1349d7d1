import hashlib
from uuid import uuid4

from assessments import services
from assessments.handed_in import contents
from assessments.models import AnswerFile, Attempt
from assessments.payloads import highest_sequence

# Replacing a file again and again must not fill the disk.
MOST_FILES = 20
LONGEST_NAME = 200


class TooManyFiles(contents.FileRefused):
    """The question has got as many files as it may in this attempt."""


def hand_in(*, item, upload, at):
    """Keep `upload` and answer the item with it. Sending the same file again changes nothing.

    Raises FileRefused, or what services.take_answers raises. The file is kept before the answer, because an answer
    names a file that is there, and nothing is written to the disk while the attempt is locked.
    """
    content = item.question_version.content
    extension = contents.check(upload, types=content["types"], max_mb=content["max_mb"])
    file = _kept(item, upload, extension, at=at)
    attempts = Attempt.objects.filter(pk=item.attempt_id)
    return services.take_answers(attempts=attempts, answers=lambda items, _questions: _answers(file, items), at=at)


def _kept(item, upload, extension, *, at):
    digest = _digest(upload)
    known = item.files.filter(sha256=digest).order_by("-uploaded_at").first()
    if known is not None:
        return known
    if item.files.count() >= MOST_FILES:
        raise TooManyFiles
    return AnswerFile.objects.create(
        item=item,
        file=upload,
        name=upload.name[-LONGEST_NAME:],
        media_type=contents.MEDIA_TYPES[extension],
        size=upload.size,
        sha256=digest,
        uploaded_at=at,
    )


def _digest(upload):
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _answers(file, items):
    item = next(each for each in items if each.pk == file.item_id)
    given = [str(file.public_id)]
    if item.current_given == given:
        return []
    sequence = highest_sequence(items) + 1
    return [services.Answer(item=item.public_id, given=given, key=uuid4(), sequence=sequence)]
