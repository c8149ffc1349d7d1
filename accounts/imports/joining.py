"""How imports join the rest of the site; called once by `AppConfig.ready()`."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.imports import forgetting, kinds, receivers
from accounts.imports.forms import MAX_SIZE
from accounts.imports.people.kind import People
from accounts.imports.signals import apply_asked, check_asked, undo_asked
from accounts.imports.units.kind import Units
from accounts.powers import Power
from accounts.privacy.registry import register_retention_target
from theme import uploads


def join():
    kinds.register(People())
    kinds.register(Units())
    check_asked.connect(receivers.check)
    apply_asked.connect(receivers.apply)
    undo_asked.connect(receivers.undo)
    uploads.allow("/impor/baru/", max_size=MAX_SIZE, may_send=_imports)
    audit.register(
        {
            "import.uploaded": _("%(actor)s sent the file %(target)s to be imported"),
            "import.applied": _("%(actor)s applied the file %(target)s"),
            "import.undone": _("%(actor)s undid the import of the file %(target)s"),
            "import.discarded": _("%(actor)s discarded the file %(target)s"),
            "import.downloaded": _("%(actor)s downloaded the problems of the file %(target)s"),
            "import.viewed": _("%(actor)s looked at the rows of the file %(target)s"),
        }
    )
    register_retention_target(
        "import_files",
        _("Files of imports, their rows, and what is needed to undo them"),
        action="delete",
        find=forgetting.untouched_since,
        apply=forgetting.forget,
    )
    office.register(
        office.Task(
            label=_("Imports"),
            about=_("Bring in people and units from CSV or Excel files, and see first what would change."),
            url_name="imports:list",
            power=Power.IMPORT_PEOPLE,
            icon="upload",
            order=30,
        )
    )


def _imports(request):
    return request.user.is_authenticated and bool(kinds.open_to(request.user))
