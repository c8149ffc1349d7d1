from django.urls import path

from competencies.recognition import views

urlpatterns = [
    path("pengakuan/<uuid:public_id>/", views.evidence_of, name="evidence_of"),
    path("pengakuan/<uuid:public_id>/tambah/", views.recognise, name="recognise"),
    path("pengakuan/bukti/<uuid:public_id>/cabut/", views.revoke, name="revoke_evidence"),
]
