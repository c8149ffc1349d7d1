from django.urls import path

from competencies.plans import step_views, team_views, unit_views, views

urlpatterns = [
    path("kesenjangan/", views.gaps, name="gaps"),
    path("rencana/", views.plan, name="plan"),
    path("rencana/<int:year>/", views.plan, name="plan_of_year"),
    path("rencana/<int:year>/cetak/", views.print_plan, name="plan_print"),
    path("rencana/<int:year>/saran/", step_views.add_advised, name="plan_add_advised"),
    path("rencana/<int:year>/kegiatan/", step_views.add_activity, name="plan_add_activity"),
    path("rencana/<int:year>/minta/", views.ask, name="plan_ask"),
    path("rencana/<int:year>/tarik/", views.withdraw, name="plan_withdraw"),
    path("rencana/<int:year>/ubah/", views.reopen, name="plan_reopen"),
    path("rencana/<int:year>/selesai/", views.finish, name="plan_finish"),
    path("rencana/langkah/<uuid:public_id>/", step_views.change_step, name="plan_step"),
    path("rencana/langkah/<uuid:public_id>/hapus/", step_views.remove_step, name="plan_remove_step"),
    path("rencana/langkah/<uuid:public_id>/tandai/", step_views.tick_step, name="plan_tick_step"),
    path("rencana/tim/", team_views.team, name="team_plans"),
    path("rencana/orang/<uuid:public_id>/", team_views.plan_of_person, name="plan_of_person"),
    path("rencana/unit/", unit_views.plans_of_units, name="plans_of_units"),
    path("rencana/unit/<uuid:public_id>/", unit_views.plans_of_unit, name="plans_of_unit"),
    path("rencana/unit/<uuid:public_id>/csv/", unit_views.plans_of_unit_csv, name="plans_of_unit_csv"),
]
