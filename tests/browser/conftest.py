"""A real Chromium against a live server. Everything in this folder is marked `browser`: `pytest -m browser`."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.chromium import find_chromium
from tests.plugins.completeness import leave_out

FOLDER = Path(__file__).parent
AXE = FOLDER / "vendor" / "axe.min.js"
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ABOUT_COLOURS = ["color-contrast", "link-in-text-block"]
SCREENS = [(360, 800), (1280, 800)]
NARROW = [320, 360]
RUN_AXE = "([within, only]) => axe.run(within, {runOnly: only, resultTypes: ['violations'], preload: false})"


def pytest_collection_modifyitems(items):
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker("browser")
        if FOLDER / "demo" in item.path.parents:
            # Of several workers one loads the demo, while the others have the rest.
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="session", autouse=True)
def database_calls_beside_playwright():
    """Playwright keeps an event loop in the test's thread, which Django takes for asynchronous code of ours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args():
    executable = find_chromium()
    if executable is None:
        leave_out("no Chromium here: apt-get install chromium, or set CHROMIUM to its path")
    return {"executable_path": executable, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture
def site(live_server):
    """The address of the site under test."""
    return live_server.url


@pytest.fixture
def browser_page(browser, site):
    """Opens a page as a person would have it; the test fails if a script broke or the CSP stopped something."""
    contexts, complaints = [], []

    def open_page(*, width=360, height=800, dark=False, js=True, user=None, service_workers="block", **options):
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=js,
            service_workers=service_workers,
            timezone_id="Asia/Jakarta",
            **options,
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, site)])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.extend(csp_complaints(message)))
        return page

    yield open_page

    for context in contexts:
        context.close()
    assert complaints == []


def session_cookie(user, url):
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url, "httpOnly": True, "sameSite": "Lax"}


def csp_complaints(message):
    return [message.text] if message.type == "error" and "Content Security Policy" in message.text else []


@pytest.fixture
def axe():
    """Returns what axe-core finds against WCAG 2.2 AA on a page, one line for each place, so that [] is perfect."""
    source = AXE.read_text()

    def violations(page, only=WCAG_2_2_AA, within="html"):
        page.evaluate(source)
        report = page.evaluate(RUN_AXE, [within, only])
        return [f"{rule['id']}: {node['target'][0]}" for rule in report["violations"] for node in rule["nodes"]]

    return violations


@pytest.fixture
def shortcomings(axe):
    """What is wrong with the page that is open, all unfolded, on every screen, by day and by night."""

    def find(page, within="html"):
        page.locator("main details").evaluate_all("all => all.forEach(details => (details.open = true))")
        found = [f"wider than {width} px" for width in NARROW if is_wider(page, width)]
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme="light")
            found += [f"{violation} at {width} px" for violation in axe(page, within=within)]
            # The dark scheme changes nothing but colours.
            page.emulate_media(color_scheme="dark")
            dark = axe(page, only=ABOUT_COLOURS, within=within)
            found += [f"{violation} at {width} px in the dark" for violation in dark]
        return found

    return find


def is_wider(page, width):
    page.set_viewport_size({"width": width, "height": 640})
    return page.evaluate("document.documentElement.scrollWidth") > width
