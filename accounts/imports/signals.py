"""What people ask of a batch. The row says it already; listeners only make it happen sooner. With `batch_id`."""

from django.dispatch import Signal

check_asked = Signal()
apply_asked = Signal()
undo_asked = Signal()
