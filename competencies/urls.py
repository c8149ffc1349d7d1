"""The addresses of this room, each beside the part that answers it; all of them in one namespace."""

from competencies.advice import urls as advice
from competencies.assessing import urls as assessing
from competencies.claims import urls as claims
from competencies.frameworks import urls as frameworks
from competencies.lesson_hours import urls as lesson_hours
from competencies.paths import urls as paths
from competencies.plans import urls as plans
from competencies.profile import urls as profile
from competencies.recognition import urls as recognition
from competencies.standards import urls as standards
from competencies.standing import urls as standing

app_name = "competencies"
urlpatterns = [
    *profile.urlpatterns,
    *advice.urlpatterns,
    *paths.urlpatterns,
    *plans.urlpatterns,
    *lesson_hours.urlpatterns,
    *claims.urlpatterns,
    *recognition.urlpatterns,
    *assessing.urlpatterns,
    *standards.urlpatterns,
    *frameworks.urlpatterns,
    *standing.urlpatterns,
]
