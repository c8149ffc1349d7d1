"""Events that apps above may listen to. Sent after commit; they carry ids."""

from django.dispatch import Signal

course_completed = Signal()  # enrolment_id
training_assigned = Signal()  # assignment_ids
