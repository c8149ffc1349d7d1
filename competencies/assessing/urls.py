from competencies.assessing.cycles import urls as cycles
from competencies.assessing.own import urls as own
from competencies.assessing.ratings import urls as ratings

urlpatterns = [*own.urlpatterns, *ratings.urlpatterns, *cycles.urlpatterns]
