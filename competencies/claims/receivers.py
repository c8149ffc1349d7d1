from competencies.claims import tasks
from theme.receivers import nudge


def tell_of_decision(sender, event_id, **kwargs):
    nudge(tasks.mail_decision, event_id=event_id)
