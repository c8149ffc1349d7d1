"""Where the trail joins the rest of the site; called when the app is ready."""

from allauth.mfa.signals import authentication_failed
from celery.signals import task_postrun, task_prerun
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.signals import page_published, page_unpublished, post_page_move

from accounts import office
from accounts.audit import receivers, task_acts
from accounts.audit.actions import register
from accounts.audit.changed_values import NAMES
from accounts.audit.forms import filters_in_words
from accounts.audit.sentences import SENTENCES
from accounts.audit.things import register_words
from accounts.powers import Power


def join():
    register(SENTENCES)
    register_words(targets={"audit.exported": filters_in_words}, names=NAMES)
    task_prerun.connect(task_acts.begin)
    task_postrun.connect(task_acts.finish)
    user_logged_in.connect(receivers.sign_in_succeeded)
    user_logged_out.connect(receivers.signed_out)
    user_login_failed.connect(receivers.sign_in_failed)
    authentication_failed.connect(receivers.second_factor_failed)
    page_published.connect(receivers.page_published)
    page_unpublished.connect(receivers.page_unpublished)
    post_page_move.connect(receivers.page_moved)
    hooks.register("after_delete_page", receivers.page_deleted)
    hooks.register("after_bulk_action", receivers.pages_deleted_at_once)
    office.register(
        office.Task(
            label=_("Audit trail"),
            about=_("See who did what, to whom and from where; search, download, recheck."),
            url_name="audit:list",
            power=Power.SEE_AUDIT,
            icon="search",
            order=80,
        )
    )
