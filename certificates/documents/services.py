"""Publishing a version of a template. A version is never changed: a correction is the next one."""

from django.db import transaction
from django.db.models import Max

from accounts import audit
from certificates.documents.images import known_images
from certificates.documents.layout import upgraded
from certificates.documents.problems import errors
from certificates.models import CertificateTemplate


class LayoutHasErrors(Exception):
    """Certificates could not be drawn with this layout, or would lack what they are for. `problems` names why."""

    def __init__(self, problems):
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


@transaction.atomic
def publish_template(*, name, layout, agency=None):
    """Make `layout` the current one of the agency (or of all without their own), as the next version of `name`.

    The same again gives the version that is there. Raises LayoutHasErrors.
    """
    if found := errors(upgraded(layout), images=known_images()):
        raise LayoutHasErrors(found)
    current = CertificateTemplate.objects.select_for_update(no_key=True).filter(agency=agency, is_current=True).first()
    if current and (current.name, current.layout) == (name, layout):
        return current
    if current:
        current.is_current = False
        current.save(update_fields=["is_current"])
    latest = CertificateTemplate.objects.filter(name=name).aggregate(Max("version"))["version__max"] or 0
    template = CertificateTemplate.objects.create(
        name=name, version=latest + 1, agency=agency, layout=layout, is_current=True
    )
    audit.record("certificate_template.published", target=str(template), unit=agency)
    return template
