from celery import shared_task

from certificates.sealing import sweeping


@shared_task
def tidy_up_sealing():
    """The sweep: asks anew for documents whose seal arrived or whose unsigned copy got lost, and clears the folder."""
    sweeping.ask_again()
    sweeping.clear_away()
