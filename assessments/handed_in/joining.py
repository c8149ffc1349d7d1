"""How files of answers join the rest of the site; called once by `AppConfig.ready()`."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import register_retention_target
from assessments.blocks.marked_by_people import MOST_MEGABYTES
from assessments.handed_in import forgetting
from assessments.handed_in.contents import MEGABYTE
from theme import uploads


def join():
    uploads.allow("/kuis/berkas-jawaban/", max_size=MOST_MEGABYTES * MEGABYTE, may_send=_is_signed_in)
    register_retention_target(
        "replaced_answer_files",
        _("Files of answers that were replaced by later ones"),
        action="delete",
        find=forgetting.replaced_before,
        apply=forgetting.forget,
    )


def _is_signed_in(request):
    return request.user.is_authenticated
