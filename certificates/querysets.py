from django.db import models
from django.db.models import Q

from accounts.powers import Power
from accounts.querysets import reached, within


class CertificateTemplateQuerySet(models.QuerySet):
    def current_for(self, agency):
        """The agency's own template if it has one, or the common one."""
        current = self.filter(Q(agency=agency) | Q(agency=None), is_current=True)
        return current.order_by(models.F("agency").asc(nulls_last=True)).first()


class CertificateQuerySet(models.QuerySet):
    def held_by(self, user):
        """The user's own certificates; none for someone who is not signed in."""
        return self.filter(holder=user) if user.is_authenticated else self.none()

    def within_power(self, user, power):
        """The certificates of the units that this user's `power` reaches, by who organised the training."""
        return reached(self, user, power, "enrolment__cohort__organiser")

    def visible_to(self, user):
        """The certificates whose document this user may open: their own, and those that they may revoke."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        units = user.units_with(Power.REVOKE_CERTIFICATES)
        return self.filter(Q(holder=user) | within("enrolment__cohort__organiser", units))

    def revocable_by(self, user):
        return self.within_power(user, Power.REVOKE_CERTIFICATES)

    def correctable_by(self, user):
        """By the power to issue in the organiser's unit, or by the role of organiser in the course."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        in_units = within("enrolment__cohort__organiser", user.units_with(Power.ISSUE_CERTIFICATES))
        return self.filter(in_units | Q(enrolment__cohort__course_key__in=user.courses_with(Power.ORGANISE)))

    def with_fate(self):
        """With what became of each: its revocation, what replaced it."""
        return self.select_related("revocation", "replaced_by")

    def with_renewal(self):
        """Adds `is_renewed`: whether a valid certificate renews it, or a correction of it."""
        renewals = self.model.objects.valid().filter(renews__enrolment=models.OuterRef("enrolment"))
        return self.annotate(is_renewed=models.Exists(renewals))

    def valid(self):
        """Neither revoked nor replaced; whether their time is over is asked by day."""
        return self.filter(revocation=None, replaced_by=None)

    def valid_on(self, day):
        """Neither revoked nor replaced, and not past their last day."""
        return self.valid().filter(Q(valid_until=None) | Q(valid_until__gte=day))

    def awaiting_pdf(self):
        return self.filter(pdf="")
