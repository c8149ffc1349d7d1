import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from accounts import audit
from accounts.models import DataExport, User
from accounts.privacy import archive
from accounts.privacy.services import retention
from accounts.privacy.signals import export_asked

TARGET = "data_copies"  # of the retention rule that says how long a copy is there


@transaction.atomic
def ask_for_export(*, user, language, at: datetime.datetime) -> DataExport:
    """Begin a copy of the person's data; one that is being made already is the answer."""
    User.objects.select_for_update().get(pk=user.pk)
    waiting = user.data_exports.filter(made_at=None).first()
    if waiting:
        return waiting
    audit.record("privacy.copy_asked", subject=user)
    export = DataExport.objects.create(user=user, language=language, asked_at=at, expires_at=_expiry(at))
    transaction.on_commit(partial(export_asked.send_robust, sender=DataExport, export_id=export.pk))
    return export


def make_export(*, export, at: datetime.datetime) -> DataExport:
    """Safe to run twice: a second file for the same row is thrown away."""
    if export.made_at is not None:
        return export
    with translation.override(export.language):
        content = archive.build(export.user, at=at)
    export.file.save(f"data-exports/{export.public_id}.zip", ContentFile(content), save=False)
    made = DataExport.objects.filter(pk=export.pk, made_at=None).update(
        file=export.file.name, size=len(content), made_at=at, expires_at=_expiry(at)
    )
    if not made:
        export.file.delete(save=False)
    export.refresh_from_db()
    return export


def make_due(*, at: datetime.datetime) -> None:
    """The sweep: what a lost task has left."""
    for export in DataExport.objects.filter(made_at=None).select_related("user"):
        make_export(export=export, at=at)


def older_than(*, before: datetime.datetime):
    return DataExport.objects.filter(Q(made_at__lt=before) | Q(made_at=None, asked_at__lt=before))


def drop(*, exports) -> None:
    """Delete the files first: a file without a row would stay for ever."""
    for export in exports:
        if export.file:
            export.file.delete(save=False)
    exports.delete()


def _expiry(at):
    return at + datetime.timedelta(days=retention.days_kept(target=TARGET))
