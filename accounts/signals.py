"""Events of this room that others, or a task of its own, may listen to."""

from django.dispatch import Signal

password_reset_requested = Signal()  # email, language
account_closed = Signal()  # user
