"""What this room holds about a person, for the copy of their data."""

from django.db.models import BooleanField, Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.audit import actions
from accounts.models import AuditEntry, BreachSubject, User
from accounts.privacy.registry import Table, leave_out_of_exports, register_exporter

OFFICE = "The official act of an officer; their own acts stand in the audit trail, which the copy has."
CONTENT = "Work on the content of the site, which belongs to the agency."
SECRET = "Secrets of the sign-in: they would endanger the account in a file."  # noqa: S105
LEFT_OUT = {
    "accounts.UnitChange": OFFICE,
    "accounts.RetentionRule": OFFICE,
    "accounts.BreachIncident": OFFICE,
    "accounts.CodeSheet": OFFICE,
    "accounts.ImportBatch": OFFICE,
    "accounts.ImportEffect": "How to undo an import: what it changed stands in the employments and the audit trail.",
    "accounts.KioskCard": SECRET,
    "accounts.KioskDevice": OFFICE,
    "accounts.RoleProposal": OFFICE,
    "accounts.ActivationCode": SECRET,
    "wagtailcore.APIToken": SECRET,
    "usersessions.UserSession": "The sessions stand on the page of security; the audit trail has each sign-in.",
    "wagtailadmin.FormState": CONTENT,
    "account.EmailAddress": "The same address as that of the person.",
    "mfa.Authenticator": SECRET,
    "socialaccount.SocialAccount": SECRET,
    "wagtailcore.Comment": CONTENT,
    "wagtailcore.CommentReply": CONTENT,
    "wagtailcore.ModelLogEntry": CONTENT,
    "wagtailcore.PageLogEntry": CONTENT,
    "wagtailcore.PageSubscription": CONTENT,
    "wagtailcore.Revision": CONTENT,
    "wagtailcore.TaskState": CONTENT,
    "wagtailcore.UploadedFile": CONTENT,
    "wagtailcore.WorkflowState": CONTENT,
    "wagtaildocs.Document": CONTENT,
    "wagtailimages.Image": CONTENT,
    "wagtailusers.UserProfile": "Settings of the content admin: language and colours.",
    "wagtailadmin.EditingSession": "A passing state of the content admin.",
}


def register():
    register_exporter(
        "accounts",
        _("Person and account"),
        tables,
        covers=[
            "accounts.User",
            "accounts.Employment",
            "accounts.RoleAssignment",
            "accounts.NoticeAcknowledgement",
            "accounts.Consent",
            "accounts.DataRequest",
            "accounts.DataExport",
            "accounts.BreachSubject",
            "accounts.Invitation",
        ],
    )
    for model, reason in LEFT_OUT.items():
        leave_out_of_exports(model, reason=reason)


PERSON = {
    "public_id": _("id"),
    "full_name": _("name without titles"),
    "title_before": _("titles before the name"),
    "title_after": _("titles after the name"),
    "email": _("e-mail"),
    "joined_at": _("joined at"),
    "last_login": _("last sign-in"),
    "processing_restricted_at": _("use of data restricted since"),
}
EMPLOYMENT = {
    "number": _("NIP or NI PPPK"),
    "status": _("employment status"),
    "rank__title": _("rank title"),
    "rank__grade": _("grade"),
    "position_kind__name": _("position kind"),
    "position_title": _("position"),
    "unit__name": _("unit"),
    "superior__full_name": _("superior"),
    "started_on": _("holds from"),
    "ended_on": _("holds until"),
    "ending": _("reason of ending"),
}
ROLE = {
    "role": _("role"),
    "unit__name": _("unit"),
    "course_key": _("course"),
    "course_title": _("course"),
    "started_at": _("holds from"),
    "ended_at": _("holds until"),
    "reason": _("reason"),
}
NOTICE = {"notice__version": _("version"), "acknowledged_at": _("read at")}
CONSENT = {
    "purpose": _("purpose"),
    "text_version": _("version of the text"),
    "given_at": _("given at"),
    "withdrawn_at": _("consent withdrawn at"),
}
REQUEST = {
    "public_id": _("id"),
    "kind": _("kind"),
    "wish": _("what is asked for"),
    "status": _("status"),
    "received_at": _("received at"),
    "closed_at": _("closed at"),
    "refusal": _("reason of refusal"),
    "answer": _("answer"),
}
COPY = {"asked_at": _("asked for at"), "made_at": _("made at"), "expires_at": _("expires at")}
MAIL = {"asked_at": _("asked at"), "sent_at": _("sent at")}
BREACH = {"incident__title": _("title"), "told_at": _("told at"), "channel": _("told by")}
# Who the officer was stays out: that is personal data of somebody else (article 33(b)).
ACT = {"at": _("at"), "action": _("action"), "target": _("thing"), "reason": _("reason"), "origin": _("from")}
OWN_ACT = {**ACT, "address": _("from address")}
WHO = {"by_me": _("done by me"), "about_me": _("about me")}
TOLD = {"told": _("what happened")}
FOR_PROGRAMS = frozenset({"public_id", "course_key", "action", "target", "origin", *WHO})


def tables(user):
    held = [
        ("person", _("Person"), PERSON, User.objects.filter(pk=user.pk)),
        ("employments", _("Employments"), EMPLOYMENT, user.employments.all()),
        ("roles", _("Roles"), ROLE, user.roles.all()),
        ("notices_read", _("Privacy notices read"), NOTICE, user.notices_read.all()),
        ("consents", _("Consents"), CONSENT, user.consents.all()),
        ("data_requests", _("Data requests"), REQUEST, user.data_requests.all()),
        ("data_copies", _("Copies of my data"), COPY, user.data_exports.all()),
        ("activation_mails", _("Activation mails"), MAIL, user.invitations.all()),
        ("breaches", _("Data breaches that concerned me"), BREACH, BreachSubject.objects.filter(user=user)),
    ]
    return [_table(*parts) for parts in held] + _trail(user)


def _table(code, label, columns, rows, **more):
    return Table(code=code, label=label, columns=columns, queryset=rows, for_programs=FOR_PROGRAMS, **more)


def _trail(user):
    """The acts on the person and those of the person, in words."""
    mine, of_me = Q(actor_id=user.public_id), Q(subject_id=user.public_id)
    acts = AuditEntry.objects.annotate(by_me=_is(mine), about_me=_is(of_me)).newest_first()
    told = {"added": TOLD, "add": _tell}
    return [
        _table("audit_about_me", _("Audit trail: what was done to my data"), ACT | WHO, acts.filter(of_me), **told),
        _table("audit_by_me", _("Audit trail: what I did"), OWN_ACT | WHO, acts.filter(mine), **told),
    ]


def _is(condition):
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _tell(rows):
    for row in rows:
        actor = _("you") if row["by_me"] else _("an officer or the system")
        subject = _("you") if row["about_me"] else _("somebody")
        row["told"] = actions.words(row["action"], actor=actor, subject=subject, target=row["target"])
