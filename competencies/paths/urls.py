from django.urls import path

from competencies.paths import views

PATH = "jalur/kelola/<uuid:public_id>"

urlpatterns = [
    path("jalur/", views.own, name="paths"),
    path("jalur/kelola/", views.kept, name="paths_kept"),
    path("jalur/kelola/baru/", views.new, name="path_new"),
    path(f"{PATH}/", views.path, name="path"),
    path(f"{PATH}/ubah/", views.edit, name="path_edit"),
    path(f"{PATH}/terbitkan/", views.publish, name="path_publish"),
    path(f"{PATH}/tutup/", views.retire, name="path_retire"),
    path(f"{PATH}/hapus/", views.discard, name="path_discard"),
    path(f"{PATH}/pelatihan/", views.add_course, name="path_course_add"),
    path(f"{PATH}/pelatihan/<uuid:key>/pindah/", views.move_course, name="path_course_move"),
    path(f"{PATH}/pelatihan/<uuid:key>/hapus/", views.remove_course, name="path_course_remove"),
]
