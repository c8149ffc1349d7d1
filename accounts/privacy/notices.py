"""Which notice holds, and who has yet to read it."""

from accounts.models import PrivacyContact, PrivacyNotice

# In the session of somebody who has signed in and not read the notice that holds.
NOTICE_DUE = "privacy_notice_due"


def unread_notice(*, user, on):
    """The notice that holds on a day if this person has not read it yet, else None."""
    notice = PrivacyNotice.objects.current(on)
    if notice is None or notice.acknowledgements.filter(user=user).exists():
        return None
    return notice


def contact():
    return PrivacyContact.objects.first()


def blocks(text):
    """The plain text of a notice as (kind, content): "heading" and "paragraph" with a text, "list" with its points."""
    found = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("# "):
            found.append(("heading", line[2:]))
        elif line.startswith("- "):
            if not found or found[-1][0] != "list":
                found.append(("list", []))
            found[-1][1].append(line[2:])
        elif line:
            found.append(("paragraph", line))
    return found
