from competencies.plans import tasks
from theme.receivers import nudge


def tell_of_move(sender, move_id, **kwargs):
    nudge(tasks.mail_move, move_id=move_id)
