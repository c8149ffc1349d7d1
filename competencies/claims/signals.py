"""What happened to a claim, for whoever tells of it. After the commit, with ids."""

from django.dispatch import Signal

claim_decided = Signal()  # event_id: of the TrainingEvent that the learner should hear of
