from django.db import models
from django.db.models import Q

from accounts.powers import Power


class CertificateTemplateQuerySet(models.QuerySet):
    def current_for(self, agency):
        """The agency's own template if it has one, or the common one."""
        current = self.filter(Q(agency=agency) | Q(agency=None), is_current=True)
        return current.order_by(models.F("agency").asc(nulls_last=True)).first()


class CertificateQuerySet(models.QuerySet):
    def held_by(self, user):
        """The user's own certificates; none for someone who is not signed in."""
        return self.filter(holder=user) if user.is_authenticated else self.none()

    def visible_to(self, user):
        """The certificates whose document this user may open: their own, all for an administrator."""
        if user.is_authenticated and user.has_power(Power.REVOKE_CERTIFICATES):
            return self
        return self.held_by(user)

    def revocable_by(self, user):
        """The certificates that this user may revoke: all for an administrator, otherwise none."""
        if user.is_authenticated and user.has_power(Power.REVOKE_CERTIFICATES):
            return self
        return self.none()

    def valid(self):
        return self.filter(revocation=None)

    def awaiting_pdf(self):
        return self.filter(pdf="")
