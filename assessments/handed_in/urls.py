from django.urls import path

from assessments.handed_in import views

app_name = "handed_in"

urlpatterns = [
    path("<uuid:item>/kirim/", views.upload, name="upload"),
    path("<uuid:public_id>/", views.download, name="download"),
]
