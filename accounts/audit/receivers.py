"""What Django and Wagtail tell of: signing in, and what happens to the pages of the tree."""

from allauth.account.authentication import get_authentication_records
from wagtail.models import Page

from accounts.audit.masking import masked
from accounts.audit.recording import record, record_event


def sign_in_succeeded(sender, user, request=None, **kwargs):
    used = factors_used(request, user) if request is not None else []
    record_event("sign_in.succeeded", actor=user, subject=user, changes={"factors": ", ".join(used)} if used else None)


def factors_used(request, user):
    """What the person showed on the way in: "password", "mfa.totp", "mfa.webauthn", "socialaccount", "card"."""
    records = get_authentication_records(request, user)
    return [".".join(filter(None, [record["method"], record.get("type")])) for record in records]


def second_factor_failed(sender, user, authenticator, reauthentication=False, **kwargs):
    """The password was right already, so that there is no secret in whose account it is."""
    record_event("sign_in.second_step_failed", subject=user, changes={"factors": f"mfa.{authenticator.type}"})


def signed_out(sender, user, **kwargs):
    if user is not None:
        record_event("sign_out", actor=user, subject=user)


def sign_in_failed(sender, credentials, **kwargs):
    """Looks nobody up, so that a known number takes no longer to refuse than an unknown one."""
    typed = credentials.get("login") or credentials.get("email") or credentials.get("username") or ""
    record_event("sign_in.failed", target=masked(str(typed)))


def page_published(sender, instance, **kwargs):
    record("page.published", target=instance.title, changes={"url_path": instance.url_path})


def page_unpublished(sender, instance, **kwargs):
    record("page.unpublished", target=instance.title, changes={"url_path": instance.url_path})


def page_moved(sender, instance, url_path_before, url_path_after, **kwargs):
    record("page.moved", target=instance.title, changes={"url_path": [url_path_before, url_path_after]})


def page_deleted(request, page):
    record("page.deleted", target=page.title, changes={"url_path": [page.url_path, None]})


def pages_deleted_at_once(request, action_type, objects, action_class_instance):
    for page in objects if action_type == "delete" else []:
        if isinstance(page, Page):
            page_deleted(request, page)
