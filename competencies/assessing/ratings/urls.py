from django.urls import path

from competencies.assessing.ratings import peer_views, views

urlpatterns = [
    path("penilaian/", views.index, name="ratings"),
    path("penilaian/<uuid:public_id>/", views.rate, name="rate"),
    path("penilaian/<uuid:public_id>/tolak/", views.decline, name="rating_decline"),
    path("penilaian/<uuid:public_id>/tarik/", views.take_back, name="rating_take_back"),
    path("penilaian/<uuid:public_id>/hasil/", views.result, name="rating_result"),
    path("penilaian/<uuid:public_id>/rekan/", peer_views.named, name="peers"),
    path("penilaian/<uuid:public_id>/rekan/ajukan/", peer_views.propose, name="peer_propose"),
    path("penilaian/<uuid:public_id>/rekan/hapus/", peer_views.remove, name="peer_remove"),
]
