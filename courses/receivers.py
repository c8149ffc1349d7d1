"""What courses does when Wagtail publishes, by hand or by schedule."""

from django.utils import timezone

from courses import services


def freeze_on_publication(sender, instance, **kwargs):
    services.freeze_course(page=instance, at=timezone.now())
