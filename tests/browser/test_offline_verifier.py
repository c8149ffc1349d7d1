"""A stranger with a phone and no network checks the QR code of a certificate."""

import base64
import dataclasses
import datetime
import zlib

import pytest
from playwright.sync_api import expect

from certificates.keys import vault
from certificates.offline import payload
from tests.browser.network_line import Line
from tests.certificates.offline.test_payload import FACTS, JAVANESE, LONG, OTHER_KEY
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificates import make_certificate, revoke
from tests.factories.keys import key_in_use

pytestmark = pytest.mark.django_db(transaction=True)
VERIFIER = "/verifikasi/luring/"
FOREVER = dataclasses.replace(FACTS, valid_until=None)
# As a phone whose browser is some years old.
NO_ED25519 = """
  const importKey = crypto.subtle.importKey.bind(crypto.subtle);
  crypto.subtle.importKey = (format, key, algorithm, ...rest) =>
    algorithm.name === "Ed25519" ? Promise.reject(new DOMException("", "NotSupportedError"))
                                 : importKey(format, key, algorithm, ...rest);
"""
READS_A_CODE = """
  window.BarcodeDetector = class { async detect() { return window.inThePhoto.map((rawValue) => ({ rawValue })); } };
"""


@pytest.fixture
def line(site):
    line = Line(site)
    yield line
    line.cut()


@pytest.fixture
def key(db):
    return key_in_use()


@pytest.fixture
def link(key):
    def make(facts=FOREVER, code=None, private=None, key_name=None):
        token = payload.make_token(facts, key=private or vault.private_key(key), key_name=key_name or key.name)
        return f"/V/{code or facts.code}/{token}"

    return make


@pytest.fixture
def phone(browser_page, line, key):
    """Has opened the verifier once, and may then lose the network."""

    def prepare(script="", **options):
        page = browser_page(service_workers="allow", **options)
        if script:
            page.add_init_script(script)
        page.goto(line.url + VERIFIER)
        expect(page.get_by_text("Siap dipakai tanpa jaringan")).to_be_visible()
        return page

    return prepare


def open_offline(page, line, path):
    line.cut()
    page.goto(line.url + path)
    expect(page.locator("[data-result] h2")).to_be_visible()
    return page.locator("[data-result]")


def state(page):
    return page.locator("[data-result]").get_attribute("data-state")


def test_a_genuine_certificate_is_recognised_without_a_network(phone, line, link, shortcomings):
    page = phone(reduced_motion="reduce")

    result = open_offline(page, line, link())

    expect(result.get_by_role("heading", level=2)).to_have_text("Tanda tangan asli")
    expect(result.get_by_role("heading", level=2)).to_be_focused()
    expect(result).to_contain_text("Yuliana Wati, S.Kom., M.T.I.")
    expect(result).to_contain_text("20 November 2026")
    expect(result).to_contain_text("7F3K-92QD-0ZXC")
    expect(result).to_contain_text("Pencabutan hanya dapat diperiksa dengan jaringan")
    assert shortcomings(page) == []


def test_an_older_phone_that_cannot_check_by_itself_does_so_with_our_script(phone, line, link):
    result = open_offline(phone(NO_ED25519), line, link())

    expect(result).to_have_attribute("data-state", "valid")


def test_an_older_phone_refuses_what_was_changed_too(phone, line, link):
    result = open_offline(phone(NO_ED25519), line, link(private=OTHER_KEY))

    expect(result).to_have_attribute("data-state", "altered")


def test_in_english_it_says_the_same(phone, line, link, browser_page):
    page = phone()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check a certificate without a network")

    result = open_offline(page, line, link())

    expect(result.get_by_role("heading", level=2)).to_have_text("The signature is genuine")
    expect(result).to_contain_text("20 November 2026")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"private": OTHER_KEY}, "altered"),
        ({"code": "000000000000"}, "altered"),
        ({"key_name": "key-1999-01"}, "unknown-key"),
        ({"facts": dataclasses.replace(FACTS, valid_until=datetime.date(2020, 1, 1))}, "expired"),
    ],
    ids=["signed by somebody else", "with the code of another", "with an unknown key", "over"],
)
def test_what_does_not_hold_is_told_without_a_network(phone, line, link, changes, expected):
    page = phone()

    open_offline(page, line, link(**changes))

    assert state(page) == expected


def test_a_link_that_lost_its_end_does_not_fit(phone, line, link):
    page = phone()

    open_offline(page, line, link()[:-20])

    assert state(page) == "altered"


def test_a_certificate_that_was_revoked_before_the_list_was_seen_is_told(phone, line, link, at):
    certificate = make_certificate(at)
    revoke(certificate, make_administrator(), at)
    page = phone()

    open_offline(page, line, link(dataclasses.replace(FOREVER, code=certificate.code)))

    assert state(page) == "revoked"


def test_a_short_link_needs_a_network(phone, line):
    page = phone()

    open_offline(page, line, "/V/7F3K92QD0ZXC")

    assert state(page) == "no-token"


def test_with_a_network_the_site_answers_the_link_itself(phone, line, link):
    page = phone()

    page.goto(line.url + link())

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-verifier]")).to_have_count(0)


def test_the_address_of_the_check_page_opens_the_verifier_without_a_network(phone, line):
    page = phone()
    line.cut()

    page.goto(f"{line.url}/verifikasi/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Periksa sertifikat tanpa jaringan")


def test_a_link_can_be_pasted(phone, line, link):
    page = phone()
    line.cut()

    page.get_by_label("Tautan dari kode QR").fill(f"  {line.url}{link()}?utm=x ")
    page.get_by_role("button", name="Periksa tanda tangan").click()
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "valid")

    page.get_by_label("Tautan dari kode QR").fill("https://contoh.go.id/")
    page.get_by_role("button", name="Periksa tanda tangan").click()
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "no-link")


def test_a_photo_is_read_on_the_device(phone, line, link, tmp_path):
    page = phone(READS_A_CODE)
    line.cut()
    photo = tmp_path / "foto.png"
    photo.write_bytes(PIXEL)

    page.evaluate("link => (window.inThePhoto = [link])", line.url + link())
    page.get_by_label("foto kode QR").set_input_files(photo)
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "valid")

    page.evaluate("window.inThePhoto = []")
    page.get_by_label("foto kode QR").set_input_files([])
    page.get_by_label("foto kode QR").set_input_files(photo)
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "no-code")


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_nothing_of_whoever_is_signed_in_is_kept(phone, line):
    page = phone(user=make_person("Yuliana Wati"))
    page.goto(f"{line.url}/akun/")
    page.goto(line.url + VERIFIER)

    kept = page.evaluate(
        """async () => {
          const texts = [];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              texts.push(new URL(request.url).pathname + (await (await cache.match(request)).text()));
            }
          }
          return texts;
        }"""
    )

    assert len(kept) == 9  # the page, the list, and seven files
    assert not any("Yuliana" in text or text.startswith("/akun/") for text in kept)


def test_a_worker_that_was_switched_off_leaves_nothing_behind(phone, line, settings):
    page = phone()
    settings.OFFLINE_VERIFIER = False

    page.goto(line.url + VERIFIER)

    left = "async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length"
    page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.update()))")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for _ in range(100):
        if page.evaluate(left) == 0:
            break
        page.wait_for_timeout(50)
    assert page.evaluate(left) == 0


# --- The script reads what the server writes ---------------------------------------------------------


def changed(link, place):
    return link[:place] + ("A" if link[place] != "A" else "B") + link[place + 1 :]


CHECK_ALL = """
  async ({ url, noble, list, links }) => {
    const { check } = await import(url);
    const found = [];
    for (const link of links) {
      const { state, facts } = await check(link, list, { noble });
      found.push([state, facts ? [facts.name, facts.course, facts.number, facts.hours] : null]);
    }
    return found;
  }
"""


def test_the_script_and_the_server_read_every_token_alike(browser_page, site, link, key):
    page = browser_page()
    page.goto(VERIFIER)
    root = page.locator("[data-verifier]")
    facts = [
        dataclasses.replace(FOREVER, name=f"{letters * times}", course=f"Pelatihan {letters}" * times, hours=hours)
        for hours, (letters, times) in enumerate(
            ((letters, times) for letters in ["a", "é", "ꦪꦸ", "😀 ", "Literasi Digital "] for times in (1, 3, 9, 30)), 1
        )
    ]
    links = [link(each) for each in [FOREVER, dataclasses.replace(LONG, valid_until=None), *facts]]
    links.append(link(dataclasses.replace(JAVANESE, valid_until=None)))
    broken = [changed(one, place) for one in links[:2] for place in range(17, len(one), 5)]
    known = {("", key.name): vault.private_key(key).public_key()}

    found = page.evaluate(
        CHECK_ALL,
        {
            "url": root.get_attribute("data-token"),
            "noble": root.get_attribute("data-noble"),
            "list": page.request.get("/verifikasi/kunci.json").json(),
            "links": links + broken,
        },
    )

    for one, (state, told) in zip(links, found, strict=False):
        read = payload.read_token(one.rpartition("/")[2], known)
        assert (state, told) == ("valid", [read.name, read.course, read.number, read.hours])
    assert {state for state, _ in found[len(links) :]} <= {"altered", "unknown-key"}


@pytest.mark.parametrize("level", [0, 1, 9])
@pytest.mark.parametrize("strategy", [zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE])
def test_the_script_unpacks_what_the_library_packs(browser_page, level, strategy):
    plain = bytes((number * number) % 251 for number in range(600)) + b"Literasi Digital bagi ASN. " * 100
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
    packed = packer.compress(plain) + packer.flush()
    page = browser_page()
    page.goto(VERIFIER)

    unpacked = page.evaluate(
        "async ([url, packed]) => [...(await import(url)).inflate(Uint8Array.from(packed))]",
        [page.locator("[data-verifier]").get_attribute("data-token"), list(packed)],
    )

    assert bytes(unpacked) == plain


def test_a_phone_offers_to_install_the_verifier(phone):
    page = phone()

    inspector = page.context.new_cdp_session(page)
    errors = inspector.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
