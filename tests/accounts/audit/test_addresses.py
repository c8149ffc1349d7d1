import pytest

from accounts.audit.addresses import client_address


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10.0.0.7", "10.0.0.7"),
        (" 10.0.0.7 ", "10.0.0.7"),
        ("10.0.0.7:5123", "10.0.0.7"),
        ("2001:DB8::7", "2001:db8::7"),
        ("[2001:db8::7]:5123", "2001:db8::7"),
        ("fe80::1%eth0", "fe80::1"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("", None),
        ("unix:", None),
        ("999.1.1.1", None),
        ("a" * 5000, None),
    ],
)
def test_an_address_is_read_as_servers_write_it(written, meant):
    assert client_address({"REMOTE_ADDR": written}, trusted_proxies=0) == meant


def test_over_a_unix_socket_there_is_no_address():
    assert client_address({}, trusted_proxies=0) is None


@pytest.mark.parametrize(
    ("proxies", "header", "meant"),
    [
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4, 10.0.0.7", "10.0.0.7"),
        (2, "1.2.3.4, 10.0.0.7, 10.0.0.2", "10.0.0.7"),
        (2, "10.0.0.7", None),
        (1, "1.2.3.4, <script>", None),
        (1, ",", None),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_the_entries_of_our_own_proxies_are_believed(proxies, header, meant):
    meta = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": header}

    assert client_address(meta, trusted_proxies=proxies) == meant


@pytest.mark.parametrize("header", ["", "x", "1.2.3.4", "1.2.3.4, 5.6.7.8", ", ,", "\x00"])
def test_no_header_breaks_a_page(client, db, settings, header):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    assert client.get("/akun/", HTTP_X_FORWARDED_FOR=header, REMOTE_ADDR="").status_code == 302
