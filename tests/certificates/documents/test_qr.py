import shutil
import subprocess

import pytest

from certificates.documents import arrangement, sample
from certificates.documents.layout import SMALLEST_CODE
from certificates.documents.qr import code_of
from tests.factories.layouts import draw, make_layout, make_snapshot
from tests.plugins.completeness import leave_out

PLAIN = "https://bimtek.sukamajukab.go.id/v/7F3K92QD0ZX1"
SELF_PROVING = sample.LINK + "ABCDE"


def test_the_code_holds_the_link_in_capitals_so_that_it_is_small():
    assert code_of(PLAIN) == code_of(PLAIN.upper())
    assert code_of(PLAIN).dots == 29


def test_the_link_that_proves_itself_still_has_dots_for_a_phone():
    assert len(SELF_PROVING) == 440
    assert code_of(SELF_PROVING).dots == 69


def test_a_longer_link_bears_less_damage_before_its_dots_get_too_small():
    assert code_of(SELF_PROVING + "A" * 150).dots == 69


@pytest.mark.parametrize("dots_per_inch", [300, 150])
@pytest.mark.parametrize("arranged", [arrangement.landscape, arrangement.portrait])
def test_the_printed_code_is_read_back(arranged, dots_per_inch, tmp_path):
    snapshot = make_snapshot(make_layout(arranged))

    assert read_back(draw(snapshot, qr_link=SELF_PROVING), dots_per_inch, tmp_path) == SELF_PROVING


def test_the_smallest_code_that_a_layout_may_have_is_read_back(tmp_path):
    layout = make_layout()
    next(each for each in layout["pages"][0]["elements"] if each["kind"] == "qr")["w"] = SMALLEST_CODE

    assert read_back(draw(make_snapshot(layout), qr_link=SELF_PROVING), 300, tmp_path) == SELF_PROVING


def test_without_a_proof_the_code_leads_to_the_verification_page(tmp_path):
    snapshot = make_snapshot()

    assert read_back(draw(snapshot), 150, tmp_path) == snapshot["verify_url"].upper()


def read_back(pdf, dots_per_inch, folder):
    """What a reader that is none of ours finds on the first page, printed and scanned at so many dots per inch."""
    for program, package in (("pdftoppm", "poppler-utils"), ("zbarimg", "zbar-tools")):
        if not shutil.which(program):
            leave_out(f"{program} of {package} is missing")
    page = folder / "page"
    scan = ["pdftoppm", "-r", str(dots_per_inch), "-gray", "-png", "-singlefile", "-", str(page)]
    subprocess.run(scan, input=pdf, check=True)
    command = ["zbarimg", "--quiet", "--raw", "--nodbus", f"{page}.png"]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()
