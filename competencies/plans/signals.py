"""What becomes of plans, for whoever has to tell people of it. It carries ids, after commit."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from competencies.models import PlanMove

plan_moved = Signal()  # move_id


def announce(move):
    transaction.on_commit(partial(plan_moved.send_robust, sender=PlanMove, move_id=move.pk))
