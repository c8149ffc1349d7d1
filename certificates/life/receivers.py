from certificates.life import tasks
from theme.receivers import nudge


def tell_of_revocation(sender, certificate_id, **kwargs):
    nudge(tasks.mail_revocation, certificate_id=certificate_id)


def make_reissued(sender, certificate_id, **kwargs):
    nudge(tasks.finish_reissued, certificate_id=certificate_id)


def tell_of_decision(sender, request_id, **kwargs):
    nudge(tasks.mail_correction_decision, request_id=request_id)
