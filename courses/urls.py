from django.urls import path

from courses import views

app_name = "courses"

urlpatterns = [
    path("<uuid:course_key>/daftar/", views.enrol, name="enrol"),
    path("<uuid:public_id>/selesai/<uuid:step_key>/", views.complete_lesson, name="complete_lesson"),
    path("<uuid:public_id>/perbarui/", views.move_to_latest_version, name="move_to_latest_version"),
]
