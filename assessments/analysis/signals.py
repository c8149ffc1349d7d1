"""What people ask for. The row says it already; listeners only make it happen sooner. With `run_id`."""

from django.dispatch import Signal

analysis_asked = Signal()
