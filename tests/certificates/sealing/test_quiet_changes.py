"""Changes of a document written anew that leave its very pages alone, and change all the same what it shows or says."""

import io
from functools import cache

import pytest
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from certificates.sealing import inspecting
from tests.factories.sealing import SOURCE, Signer, compiled

SIGNER = Signer()
FORGED = generic.pdf_string("Sertifikat Dokter")


@cache
def document(colour="red"):
    """With a photograph, which has an alternative text."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "JPEG")
    listed = ", ".join(map(str, out.getvalue()))
    picture = f'#image(bytes(({listed})), format: "jpg", width: 2cm, alt: "Foto")'
    return compiled(SOURCE.replace("TEXT", f"Sertifikat\n{picture}"))


def name(text):
    return generic.pdf_name(text)


def dictionary(**entries):
    return generic.DictionaryObject({f"/{key}": value for key, value in entries.items()})


def numbers(*values):
    return generic.ArrayObject(map(generic.NumberObject, values))


def compared(ours, theirs):
    return inspecting.difference(ours, theirs, may_be_rewritten=True)


def pages(writer):
    return writer.root["/Pages"]


def first_page(writer):
    return pages(writer)["/Kids"][0]


def parts(writer):
    """All parts of the tree that screen readers follow, in its order."""
    found, waiting = [], [writer.root["/StructTreeRoot"]]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, generic.DictionaryObject) and part.get("/Type") != "/OBJR":
            found.append(part)
            kids = part.get("/K", [])
            waiting = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])] + waiting
    return found


# --- The pages ------------------------------------------------------------------------------------


def turn_from_above(writer):
    pages(writer)["/Rotate"] = generic.NumberObject(180)


def crop_from_above(writer):
    pages(writer)["/CropBox"] = numbers(0, 0, 300, 300)


def take_out_resources(writer):
    del first_page(writer)["/Resources"]
    pages(writer)["/Resources"] = generic.DictionaryObject()


def hide_third_page(writer):
    page = dictionary(Type=name("/Page"), MediaBox=numbers(0, 0, 100, 100), Parent=writer.root.raw_get("/Pages"))
    pages(writer)["/Kids"].append(writer.add_object(page))


def show_first_page_twice(writer):
    kids = pages(writer)["/Kids"]
    kids.append(kids.raw_get(0))
    pages(writer)["/Count"] = generic.NumberObject(3)


def be_page_and_node(writer):
    first_page(writer)["/Kids"] = generic.ArrayObject([pages(writer)["/Kids"].raw_get(1)])


def blend(writer):
    first_page(writer)["/Group"] = dictionary(S=name("/Transparency"))


def move_on_by_itself(writer):
    first_page(writer)["/Trans"] = dictionary(D=generic.NumberObject(1))


def remove_link(writer):
    del first_page(writer)["/Annots"]


def lead_elsewhere(writer):
    first_page(writer)["/Annots"][0]["/A"]["/URI"] = generic.pdf_string("https://palsu.example/")


# --- What it says ---------------------------------------------------------------------------------


def change_text_of_picture(writer):
    next(part for part in parts(writer) if "/Alt" in part)["/Alt"] = FORGED


def add_text_to_part(writer):
    parts(writer)[-1]["/ActualText"] = FORGED


def add_part(writer):
    part = dictionary(Type=name("/StructElem"), S=name("/P"), P=document_of(writer), Alt=FORGED)
    parts(writer)[1]["/K"].append(writer.add_object(part))


def document_of(writer):
    kids = writer.root["/StructTreeRoot"]["/K"]
    return kids.raw_get(0) if isinstance(kids, generic.ArrayObject) else writer.root["/StructTreeRoot"].raw_get("/K")


def swap_parts(writer):
    kids = parts(writer)[1]["/K"]
    first, last = kids.raw_get(0), kids.raw_get(len(kids) - 1)
    kids[0], kids[len(kids) - 1] = last, first


def lead_up_to_other_parts(writer):
    """Some programs find the parts of a page from its number."""
    part = dictionary(Type=name("/StructElem"), S=name("/P"), P=document_of(writer), ActualText=FORGED)
    numbered = writer.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    page = first_page(writer)["/StructParents"]
    place = next(place for place in range(0, len(numbered), 2) if numbered[place] == page)
    numbered[place + 1] = generic.ArrayObject([writer.add_object(part)] * len(numbered[place + 1]))


def name_other_number(writer):
    first_page(writer)["/StructParents"] = generic.NumberObject(3)


def name_other_parent(writer):
    part = dictionary(Type=name("/StructElem"), S=name("/P"), P=document_of(writer), ActualText=FORGED)
    parts(writer)[-1]["/P"] = writer.add_object(part)


def speak_other_language(writer):
    writer.root["/Lang"] = generic.pdf_string("xx")


def tell(writer, **facts):
    info = generic.DictionaryObject(PdfFileReader(io.BytesIO(document())).trailer["/Info"])
    writer.set_info(generic.DictionaryObject({**info, **dictionary(**facts)}))


def change_title(writer):
    tell(writer, Title=FORGED)


def add_fact(writer):
    tell(writer, Pangkat=FORGED)


def change_described_title(writer):
    old = writer.root["/Metadata"].data
    stream = generic.StreamObject(
        dict_data={"/Type": name("/Metadata"), "/Subtype": name("/XML")},
        stream_data=old.replace(b">Sertifikat<", b">Sertifikat Dokter<"),
    )
    writer.root["/Metadata"] = writer.add_object(stream)


def remove_description(writer):
    del writer.root["/Metadata"]


def change_outline(writer):
    writer.root["/Outlines"]["/First"]["/Title"] = FORGED


# --- What it does ---------------------------------------------------------------------------------


def add_field(writer):
    field = dictionary(FT=name("/Tx"), T=generic.pdf_string("isian"), V=FORGED)
    writer.root["/AcroForm"] = dictionary(Fields=generic.ArrayObject([writer.add_object(field)]))


def compute(writer):
    script = dictionary(S=name("/JavaScript"), JS=generic.pdf_string("app.alert(1)"))
    field = dictionary(FT=name("/Sig"), T=generic.pdf_string("isian"), AA=dictionary(C=script))
    writer.root["/AcroForm"] = dictionary(Fields=generic.ArrayObject([writer.add_object(field)]))


def open_differently(writer):
    writer.root["/PageMode"] = name("/FullScreen")


CHANGES = {
    turn_from_above: "changed",
    crop_from_above: "changed",
    take_out_resources: "changed",
    hide_third_page: "pages",
    show_first_page_twice: "unreadable",
    be_page_and_node: "unreadable",
    blend: "changed",
    move_on_by_itself: "changed",
    remove_link: "changed",
    lead_elsewhere: "visible",
    change_text_of_picture: "described",
    add_text_to_part: "described",
    add_part: "described",
    swap_parts: "described",
    lead_up_to_other_parts: "described",
    name_other_number: "changed",
    name_other_parent: "unreadable",
    speak_other_language: "changed",
    change_title: "described",
    add_fact: "described",
    change_described_title: "described",
    remove_description: "described",
    change_outline: "changed",
    add_field: "active",
    compute: "active",
    open_differently: "changed",
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_that_no_page_shows_is_refused_as_well(change):
    assert compared(document(), SIGNER.rewrite(document(), change)) == CHANGES[change]


def test_a_change_in_an_update_before_the_signature_is_refused_as_well():
    writer = IncrementalPdfFileWriter(io.BytesIO(document()))
    turn_from_above(writer)
    writer.update_container(pages(writer))
    out = io.BytesIO()
    writer.write(out)

    assert compared(document(), SIGNER.sign(out.getvalue())) == "changed"


# --- What tools that sign may do ------------------------------------------------------------------


def test_inherited_entries_may_stand_on_the_page_or_above_it():
    def move_up(writer):
        box = first_page(writer)["/MediaBox"]
        pages(writer)["/MediaBox"] = box
        for page in pages(writer)["/Kids"]:
            del page.get_object()["/MediaBox"]

    assert compared(document(), SIGNER.rewrite(document(), move_up)) == ""


def test_what_goes_without_saying_may_be_said():
    def say(writer):
        first_page(writer)["/Rotate"] = generic.NumberObject(0)
        first_page(writer)["/CropBox"] = first_page(writer)["/MediaBox"]

    assert compared(document(), SIGNER.rewrite(document(), say)) == ""


def with_part_for_signature(writer, **entries):
    """Some tools enter the invisible field of the signature among the parts that screen readers follow."""
    field = dictionary(
        Type=name("/Annot"), Subtype=name("/Widget"), FT=name("/Sig"), T=generic.pdf_string("Tanda tangan lain"),
        Rect=numbers(0, 0, 0, 0), StructParent=generic.NumberObject(99), P=pages(writer)["/Kids"].raw_get(0),
    )  # fmt: skip
    reference = writer.add_object(field)
    part = dictionary(Type=name("/StructElem"), S=name("/Form"), P=document_of(writer), **entries)
    part["/K"] = dictionary(Type=name("/OBJR"), Obj=reference, Pg=pages(writer)["/Kids"].raw_get(0))
    part_reference = writer.add_object(part)
    parts(writer)[1]["/K"].append(part_reference)
    numbered = writer.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    numbered += [generic.NumberObject(99), part_reference]
    first_page(writer)["/Annots"].append(reference)
    writer.root["/AcroForm"] = dictionary(Fields=generic.ArrayObject([reference]))


def test_a_part_for_the_signature_may_be_added_unless_it_says_something():
    assert compared(document(), SIGNER.rewrite(document(), with_part_for_signature)) == ""

    talking = SIGNER.rewrite(document(), lambda writer: with_part_for_signature(writer, Alt=FORGED))
    assert compared(document(), talking) == "described"


def test_a_date_and_a_tool_may_be_added():
    def note(writer):
        date = generic.pdf_string("D:20261122120000+07'00'")
        tell(writer, Producer=generic.pdf_string("Aplikasi tanda tangan"), ModDate=date)

    assert compared(document(), SIGNER.rewrite(document(), note)) == ""


# --- Photographs ----------------------------------------------------------------------------------


def test_a_document_with_a_photograph_can_be_signed_and_the_photograph_counts():
    assert b"/DCTDecode" in document()
    assert compared(document(), SIGNER.sign(document())) == ""
    assert compared(document(), SIGNER.sign(document("blue"))) == "changed"
