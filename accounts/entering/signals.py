"""What happened at the ways in; receivers ask for the tasks that follow."""

from django.dispatch import Signal

link_asked = Signal()  # login, language
code_failed = Signal()  # number
people_invited = Signal()
two_factor_was_reset = Signal()  # user_id, reason
