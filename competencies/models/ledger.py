from django.db import models

from competencies.querysets import LedgerQuerySet, LedgerRowIsFinal


class LedgerRow(models.Model):
    """A row that is written once. What changes later is said by another row or by the queryset's own verbs."""

    objects = LedgerQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise LedgerRowIsFinal(f"{self!r} cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise LedgerRowIsFinal(f"{self!r} cannot be deleted.")
