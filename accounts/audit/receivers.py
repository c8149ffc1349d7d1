"""What Django and Wagtail tell of: signing in, and what happens to the pages of the tree."""

from wagtail.models import Page

from accounts import identity_numbers
from accounts.audit.recording import record, record_event


def sign_in_succeeded(sender, user, **kwargs):
    record_event("sign_in.succeeded", actor=user, subject=user)


def sign_in_failed(sender, credentials, **kwargs):
    """Looks nobody up, so that a known number takes no longer to refuse than an unknown one."""
    typed = credentials.get("login") or credentials.get("email") or credentials.get("username") or ""
    record_event("sign_in.failed", target=masked(str(typed)))


def masked(typed):
    """So much that a person recognises their own, and never what may be a password in the wrong field."""
    if "@" in typed:
        name, _, domain = typed.rpartition("@")
        return f"{name[:1]}•••@{domain}"[:80]
    digits = identity_numbers.normalise(typed)
    return identity_numbers.mask(digits) if digits.isdigit() and len(digits) == 18 else "•••"


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
