"""Events of this topic. They carry ids and come after the commit."""

from django.dispatch import Signal

export_asked = Signal()  # export_id
request_changed = Signal()  # request_id
person_erased = Signal()  # farewell_id
breach_mailing_started = Signal()  # incident_id
