"""Sent after commit; they carry ids."""

from django.dispatch import Signal

batch_runs = Signal()  # batch_id
certificate_recorded = Signal()  # certificate_id: by a request of a person, who waits for the document
