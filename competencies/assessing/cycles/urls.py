from django.urls import path

from competencies.assessing.cycles import views

urlpatterns = [
    path("siklus-penilaian/", views.index, name="cycles"),
    path("siklus-penilaian/baru/", views.create, name="cycle_new"),
    path("siklus-penilaian/<uuid:public_id>/", views.cycle, name="cycle"),
    path("siklus-penilaian/<uuid:public_id>/ubah/", views.change, name="cycle_change"),
    path("siklus-penilaian/<uuid:public_id>/mulai/", views.start, name="cycle_start"),
    path("siklus-penilaian/<uuid:public_id>/batal/", views.cancel, name="cycle_cancel"),
]
