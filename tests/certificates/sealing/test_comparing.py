"""What a signed copy may differ in from the document that was taken away: signatures, and nothing else."""

import pytest
from pyhanko.pdf_utils import generic

from certificates.sealing import bounded
from tests.factories.sealing import Signer, add_script, draw_over, make_pdf, overlay


def compared(ours, theirs, may_be_rewritten=True):
    return bounded.differences([(ours, theirs)], may_be_rewritten=may_be_rewritten)[0]


def test_a_signature_added_to_our_bytes_is_accepted():
    assert compared(make_pdf(), Signer().sign(make_pdf()), may_be_rewritten=False) == ""


def test_several_signatures_are_accepted():
    twice = Signer("Kepala").sign(Signer("Sekretaris").sign(make_pdf(), field="Satu"), field="Dua")

    assert compared(make_pdf(), twice) == ""


def test_a_document_written_anew_with_the_same_content_is_accepted_where_that_may_be():
    rewritten = Signer().rewrite(make_pdf())

    assert compared(make_pdf(), rewritten) == ""
    assert compared(make_pdf(), rewritten, may_be_rewritten=False) == "rewritten"


def remove_attachment(writer):
    del writer.root["/Names"]["/EmbeddedFiles"]


def add_page(writer):
    page = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/Page")})
    page[generic.pdf_name("/MediaBox")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 100, 100)))
    writer.insert_page(writer.add_object(page).get_object())


def add_action(writer):
    action = {"/S": generic.pdf_name("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
    writer.root["/OpenAction"] = generic.DictionaryObject({generic.pdf_name(k): v for k, v in action.items()})


TAMPERED = {
    "no signature": (make_pdf, "unsigned"),
    "another document": (lambda: Signer().sign(make_pdf("Sertifikat orang lain")), "changed"),
    "drawn over before signing": (lambda: Signer().sign(overlay(make_pdf())), "changed"),
    "drawn over after signing": (lambda: overlay(Signer().sign(make_pdf())), "changed"),
    "a script": (lambda: Signer().sign(add_script(make_pdf())), "active"),
    "a visible signature": (lambda: Signer().sign(make_pdf(), box=(10, 10, 300, 300)), "visible"),
    "rewritten and drawn over": (lambda: Signer().rewrite(make_pdf(), draw_over), "changed"),
    "rewritten without attachment": (lambda: Signer().rewrite(make_pdf(), remove_attachment), "attachments"),
    "rewritten with a page more": (lambda: Signer().rewrite(make_pdf(), add_page), "pages"),
    "rewritten with a script": (lambda: Signer().rewrite(make_pdf(), add_action), "active"),
    "garbage": (lambda: b"%PDF-1.7 garbage", "unreadable"),
    "nothing": (lambda: b"", "unreadable"),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_anything_else_is_refused_and_it_is_said_why(case):
    theirs, problem = TAMPERED[case]

    assert compared(make_pdf(), theirs()) == problem
