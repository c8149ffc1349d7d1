"""What stands on a page besides its content: links of ours, and signatures, which may be added if nobody sees them."""

from itertools import islice

from certificates.sealing.sameness import digest, items, value

# What a field would do by itself.
ACTIONS = {"/A", "/AA"}
OF_A_FORM = {"/Fields", "/SigFlags", "/DR", "/DA", "/NeedAppearances"}
MOST_FIELDS = 100


def difference_of_marks(ours, theirs, our_names, their_names):
    """ "visible" for any new mark, which could cover what the page says; "changed" where one of ours is not there."""
    our = [digest(mark, our_names) for mark in _marks(ours)]
    their = [digest(mark, their_names) for mark in _marks(theirs) if not is_invisible_signature(mark.get_object())]
    if set(their) - set(our):
        return "visible"
    return "" if our == their else "changed"


def is_invisible_signature(mark):
    left, bottom, right, top = (float(each) for each in value(mark, "/Rect", (0, 0, 1, 1)))
    field = mark if "/FT" in mark else value(mark, "/Parent", {})
    is_signature = value(mark, "/Subtype", "") == "/Widget" and value(field, "/FT", "") == "/Sig"
    return is_signature and (left == right or bottom == top) and not ACTIONS & set(mark)


def has_form_besides_signatures(root):
    form = value(root, "/AcroForm", {})
    fields = [*value(form, "/Fields", ())]
    for field in islice(_all(fields), MOST_FIELDS):
        if ACTIONS & set(field) or value(field, "/FT", "/Sig") != "/Sig":
            return True
    return bool(fields or set(form) - OF_A_FORM)


def _all(fields):
    """Takes them out of the list, in whose place those below them come."""
    while fields:
        field = fields.pop().get_object()
        fields += value(field, "/Kids", ())
        yield field


def _marks(page):
    return items(page["/Annots"]) if "/Annots" in page else []
