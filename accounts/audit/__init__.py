"""The audit trail. Inside the transaction of an act: `audit.record("role.granted", subject=person, reason="…")`;
in a page that shows an officer somebody's data: `audit.record_view(request, subject=person, unit=unit)`;
in `AppConfig.ready()`: `audit.register({"role.granted": _("%(actor)s granted a role to %(subject)s")})`, and
`audit.register_words(targets=…, reasons=…, names=…)` where an entry keeps codes.
"""

from .actions import register
from .context import acting
from .masking import masked
from .recording import record, record_event, record_view
from .sealing import seal
from .things import register_words

__all__ = ["acting", "masked", "record", "record_event", "record_view", "register", "register_words", "seal"]
