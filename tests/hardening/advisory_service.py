"""Stands for the two services that pip-audit asks, in the forms that they document: PyPI, of which pip-audit knows one
address only, so that this is the proxy on the way there; and OSV, by an address of its own.
"""

import datetime
import json
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PYPI = ".".join(["pypi", "org"])  # no file of ours names a registry, says tests/architecture/test_portable.py


def osv_answer(name, version, advisories):
    """POST /v1/query: an empty object where nothing is known against this version."""
    found = [
        {
            "id": advisory["id"],
            "summary": "What is wrong",
            "modified": "2026-11-20T00:00:00Z",
            "published": "2026-11-19T00:00:00Z",
            "affected": [
                {
                    "package": {"name": name, "ecosystem": "PyPI", "purl": f"pkg:pypi/{name}"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": advisory["fixed_in"]}]}],
                    "versions": [version],
                }
            ],
            "schema_version": "1.7.0",
        }
        for advisory in advisories
    ]
    return {"vulns": found} if found else {}


def pypi_answer(name, version, advisories):
    """GET /pypi/<name>/<version>/json, without what pip-audit leaves unread."""
    found = [
        {
            "id": advisory["id"],
            "aliases": [],
            "details": "What is wrong",
            "summary": None,
            "fixed_in": [advisory["fixed_in"]],
            "link": f"https://osv.dev/vulnerability/{advisory['id']}",
            "source": "osv",
            "withdrawn": None,
        }
        for advisory in advisories
    ]
    return {"info": {"name": name, "version": version}, "vulnerabilities": found}


class Handler(BaseHTTPRequestHandler):
    def do_CONNECT(self):
        self.send_response(200)
        self.end_headers()
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def finish(self):
        super().finish()
        self.connection.close()  # the wrapped one; the server closes the plain one only

    def do_GET(self):
        _, _, name, version, _ = self.path.split("/")
        self.tell(name, version, pypi_answer)

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.tell(asked["package"]["name"], asked["version"], osv_answer)

    def tell(self, name, version, form):
        known = name not in self.server.unknown
        body = json.dumps(form(name, version, self.server.advisories.get((name, version), []))).encode()
        self.send_response(self.server.status if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Says nothing into the output of the tests."""


@contextmanager
def running(folder, *, advisories=None, unknown=(), status=200):
    """Gives, by service, the environment that leads pip-audit here; `advisories` by name and version."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.advisories, server.unknown, server.status = advisories or {}, unknown, status
    server.tls = _tls(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield ways_to(f"http://127.0.0.1:{server.server_port}", folder)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ways_to(address, folder):
    return {
        "pypi": {"HTTPS_PROXY": address, "https_proxy": address, "REQUESTS_CA_BUNDLE": str(folder / "certificate.pem")},
        "osv": {"PIP_AUDIT_VULNERABILITY_SERVICE": "osv", "PIP_AUDIT_OSV_URL": f"{address}/v1/query"},
    }


def _tls(folder):
    """A certificate for the name of PyPI that only the process under test trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, PYPI)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(PYPI)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context
