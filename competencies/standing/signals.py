"""Domain events of this part."""

from django.dispatch import Signal

recomputation_asked = Signal()  # recomputation_id
