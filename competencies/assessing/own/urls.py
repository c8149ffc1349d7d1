from django.urls import path

from competencies.assessing.own import views

urlpatterns = [
    path("penilaian-diri/", views.index, name="self_assessments"),
    path("penilaian-diri/mulai/", views.begin, name="self_begin"),
    path("penilaian-diri/<uuid:public_id>/", views.result, name="self_assessment"),
    path("penilaian-diri/<uuid:public_id>/bagian/<int:number>/", views.area, name="self_area"),
    path("penilaian-diri/<uuid:public_id>/periksa/", views.review, name="self_review"),
    path("penilaian-diri/<uuid:public_id>/hapus/", views.discard, name="self_discard"),
]
