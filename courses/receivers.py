"""What courses does when Wagtail publishes, by hand or by schedule."""

from django.utils import timezone

from courses import services
from courses.tasks import mail_assignments


def freeze_on_publication(sender, instance, **kwargs):
    services.freeze_course(page=instance, at=timezone.now())


def tell_of_assignments(sender, assignment_ids, **kwargs):
    mail_assignments.delay(assignment_ids=assignment_ids)
