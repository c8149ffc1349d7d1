"""Sending a file of questions, taking what it holds, giving it up. Undoing is in `undoing`."""

import hashlib

from django.db import transaction

from accounts import audit
from assessments.models import QuestionImport
from assessments.question_files.judging import judge
from assessments.question_files.making import Maker
from assessments.question_files.reading import read
from assessments.question_files.surroundings import Surroundings

State = QuestionImport.State
LONGEST_NAME = 200


class WrongState(Exception):
    """The import is no longer where this can be done. Repeating what is done already raises nothing."""


def send_file(*, bank, competency, file, category=None, by, at) -> QuestionImport:
    """Keep the file with a report of what would become of each question. Raises FileRefused.

    The same file sent again for the same is the import that waits already.
    """
    data = file.read()
    asked = {"bank": bank, "category": category, "competency": competency}
    checksum = hashlib.sha256(data).hexdigest()
    waiting = QuestionImport.objects.filter(**asked, uploaded_by=by, state=State.READ, report__checksum=checksum)
    if found := waiting.first():
        return found
    questions = read(data, file.name)
    report = _report(questions, judge(questions.questions, Surroundings(by, competency)))
    sent = QuestionImport(
        **asked,
        name=file.name[-LONGEST_NAME:],
        format=questions.format,
        report=report | {"checksum": checksum},
        uploaded_by=by,
        uploaded_at=at,
    )
    file.seek(0)
    sent.file.save("", file, save=False)
    sent.save()
    return sent


@transaction.atomic
def apply_import(*, question_import, leaves_out_similar=False, by, at) -> QuestionImport:
    """Take every question of the file that can be taken, as a draft: all of them or none. Raises WrongState."""
    sent = locked(question_import=question_import)
    if sent.state == State.APPLIED:
        return sent
    if sent.state != State.READ:
        raise WrongState(sent.state)
    with sent.file.open("rb") as file:
        questions = read(file.read(), sent.name)
    judged = judge(questions.questions, Surroundings(by, sent.competency))
    taken = [each for each in judged if not (leaves_out_similar and each.similar)]
    maker = Maker(sent, by)
    maker.make(taken)
    kept = {"checksum": sent.report.get("checksum", ""), "made": maker.made}
    sent.report = _report(questions, judged, left_out=[each for each in judged if each not in taken]) | kept
    sent.state, sent.applied_at = State.APPLIED, at
    sent.save(update_fields=["state", "applied_at", "report"])
    audit.record("questions.imported", actor=by, target=_target(sent), changes={"questions": [0, len(taken)]})
    return sent


@transaction.atomic
def discard_import(*, question_import, by, at) -> QuestionImport:
    """Give the file up before anything of it is taken. Raises WrongState."""
    sent = locked(question_import=question_import)
    if sent.state == State.DISCARDED:
        return sent
    if sent.state != State.READ:
        raise WrongState(sent.state)
    sent.state = State.DISCARDED
    sent.save(update_fields=["state"])
    forget_file(question_import=sent)
    return sent


def locked(*, question_import):
    found = QuestionImport.objects.select_for_update(of=["self"])
    return found.select_related("bank", "category", "competency").get(pk=question_import.pk)


def forget_file(*, question_import):
    """Its retention rule may have been quicker."""
    file = question_import.file
    if file:
        transaction.on_commit(lambda: file.storage.delete(file.name))


def _report(file, judged, left_out=()):
    codes_left_out = {each.code for each in left_out}
    return {
        "questions": [each.as_entry() | {"is_left_out": each.code in codes_left_out} for each in judged],
        "refused": [
            {"name": each.name, "code": each.reason.code, "params": each.reason.params} for each in file.refused
        ],
    }


def _target(sent):
    return f"{sent.name} ({sent.bank})"
