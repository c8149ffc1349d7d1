import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation

from accounts import audit
from accounts.models import DataExport, User
from accounts.privacy import archive
from accounts.privacy.signals import export_asked

KEPT = datetime.timedelta(days=7)


@transaction.atomic
def ask_for_export(*, user, language, at: datetime.datetime) -> DataExport:
    """Begin a copy of the person's data; one that is being made already is the answer."""
    User.objects.select_for_update().get(pk=user.pk)
    waiting = user.data_exports.filter(made_at=None).first()
    if waiting:
        return waiting
    audit.record("privacy.copy_asked", subject=user)
    export = DataExport.objects.create(user=user, language=language, asked_at=at, expires_at=at + KEPT)
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
        file=export.file.name, size=len(content), made_at=at, expires_at=at + KEPT
    )
    if not made:
        export.file.delete(save=False)
    export.refresh_from_db()
    return export


def make_due(*, at: datetime.datetime) -> None:
    """The sweep: what a lost task has left."""
    for export in DataExport.objects.filter(made_at=None).select_related("user"):
        make_export(export=export, at=at)


def drop_expired(*, at: datetime.datetime) -> int:
    """Delete the files first: a file without a row would stay for ever."""
    expired = DataExport.objects.filter(expires_at__lte=at)
    for export in expired:
        if export.file:
            export.file.delete(save=False)
    return expired.delete()[0]
