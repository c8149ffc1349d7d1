"""Domain events that rooms and parts above may listen to."""

from django.dispatch import Signal

# A standard that binds, or is going to, has come, changed its days or gone: unit_path ("" for a national one), at.
standards_changed = Signal()
