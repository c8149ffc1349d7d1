from django.urls import path

from competencies.standing import views

urlpatterns = [
    path("perhitungan-ulang/", views.recomputations, name="recomputations"),
    path("perhitungan-ulang/<uuid:public_id>/", views.recomputation, name="recomputation"),
    path("perhitungan-ulang/<uuid:public_id>/kemajuan/", views.progress, name="recomputation_progress"),
]
