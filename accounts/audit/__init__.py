"""The audit trail. Inside the transaction of an act: `audit.record("role.granted", subject=person, reason="…")`."""

from .context import acting
from .recording import record

__all__ = ["acting", "record"]
