"""What went wrong with a seal, for the people who can do something about it."""

from django.utils.translation import gettext_lazy as _

# Of a signed copy that came back (receiving.Report.problem, the codes of inspecting).
OF_FILES = {
    "active": _("Something that runs by itself was added to it. Sign the document anew with another tool."),
    "attachments": _("The attached credential was changed or removed. Sign the document that you took from here."),
    "broken": _("Its signature does not hold: the file was changed after signing. Sign the document anew."),
    "changed": _("What its pages show is not what the document shows. Sign the document that you took from here."),
    "described": _(
        "Its title or the texts for screen readers are not those of the document. Sign the document that you took "
        "from here."
    ),
    "no_authorities": _(
        "This site was not told yet whose signatures it may accept. Ask whoever runs the server to name the authority "
        "of your certificate in the setting SEAL_ROOTS, and send the file again."
    ),
    "not_ready": _("The document itself is still being drawn. Send the file again in a few minutes."),
    "pages": _("It has more or fewer pages than the document. Sign the document that you took from here."),
    "rewritten": _("The document was written anew. Sign it with a tool that only adds to it."),
    "there_already": _("A signed copy of this document is here already."),
    "too_large": _("It has more than 10 MB."),
    "unknown": _("It belongs to no document that waits for your signature. Keep the code in the name of the file."),
    "unreadable": _("It can’t be read as a PDF."),
    "unsigned": _("It carries no signature."),
    "untrusted": _("Whoever issued the certificate of its signer is not among the authorities that this site trusts."),
    "visible": _("A visible mark was put on a page. Sign invisibly, so that nothing of the document is covered."),
}

# Of BSrE (bsre.Refused.code).
OF_BSRE = {
    "changed": _("BSrE gave back something other than the documents with its signature. Nothing was accepted."),
    "garbage": _("BSrE gave an answer that can’t be understood. Try again later."),
    "not_activated": _("The institutional seal is not activated, or its activation has ended."),
    "not_configured": _("This site is not connected to BSrE."),
    "refused": _("BSrE refused."),
    "service_password": _("BSrE does not accept the name and password of this site. Tell whoever runs the server."),
    "unreachable": _("BSrE does not answer at the moment. Try again later."),
}
