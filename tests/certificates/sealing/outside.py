"""Services outside, on the loopback: BSrE's e-sign client service as public code shows it, and a timestamp authority.

Each behaves as the real one is documented to, and can be told to misbehave.
"""

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.factories.keys import Authority
from tests.factories.sealing import Signer

SUBSCRIBER, USER, PASSWORD = "SEAL-4711", "bimtek", "kata sandi layanan"
NIK, PASSPHRASE = "3201010101010001", "frasa sandi pejabat"
SLOW = 3


class Service:
    """A server on a free port of the loopback; `answer(path, headers, body)` gives (status, type, content)."""

    def __init__(self):
        service = self
        self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                service.asked.append(self.path)
                status, kind, content = service.answer(self.path, self.headers, body)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Bsre(Service):
    """`trouble` makes it misbehave: "down", "slow", "garbage", "not_json", "changed", "fewer", "redirect"."""

    def __init__(self):
        super().__init__()
        self.authority = Authority("Balai Besar Sertifikasi Elektronik")
        self.signer = Signer("Segel BKPSDM", self.authority, rsa.generate_private_key(65537, 2048))
        self.mailed = "112233"
        self.activation = None
        self.totp = None
        self.allowed = 0
        self.trouble = ""

    def answer(self, path, headers, body):
        if self.trouble == "slow":
            time.sleep(SLOW)
        if self.trouble == "down":
            return 500, "text/html", b"<h1>Internal Server Error</h1>"
        if self.trouble == "redirect":
            return 302, "text/html", b""
        if headers.get("Authorization") != "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode():
            return _json(401, {"error": "Unauthorized"})
        if self.trouble == "not_json":
            return 200, "application/json", b"[1, 2"
        return self._paths[path](self, json.loads(body))

    def _activate(self, question):
        if question["idSubscriber"] != SUBSCRIBER:
            return _json(400, {"error": "idSubscriber tidak ditemukan"})
        if "totp" not in question:
            return _json(200, {"success": True, "message": "OTP telah dikirim ke surel", "data": None})
        if question["totp"] not in {self.mailed, self.activation}:
            data = {"message": "TOTP tidak valid", "result": False}
            return _json(200, {"success": False, "message": None, "data": data})
        self.activation = f"aktif-{len(self.asked)}"
        data = {"message": "ok", "totp": self.activation, "expires": "2026-11-23 13:30:00", "result": True}
        return _json(200, {"success": True, "message": None, "data": data})

    def _give_totp(self, question):
        if question["totp"] != self.activation:
            return _json(200, {"message": "TOTP aktivasi tidak valid", "totp": None, "expires": None, "result": False})
        self.totp, self.allowed = f"totp-{len(self.asked)}", int(question["data"])
        return _json(200, {"message": "ok", "totp": self.totp, "expires": "2026-11-21 13:40:00", "result": True})

    def _seal(self, question):
        if question["totp"] != self.totp or len(question["file"]) > self.allowed:
            return _json(400, {"error": "TOTP tidak valid"})
        self.totp = None  # good for once
        return self._signed(question)

    def _sign(self, question):
        if (question.get("nik"), question.get("passphrase")) != (NIK, PASSPHRASE):
            return _json(400, {"status_code": 2031, "error": "Passphrase anda salah"})
        return self._signed(question)

    def _signed(self, question):
        files = [base64.b64decode(file) for file in question["file"]]
        signed = [self._one(pdf) for pdf in files]
        if self.trouble == "fewer":
            signed.pop()
        return _json(200, {"time": 120, "file": [base64.b64encode(pdf).decode() for pdf in signed]})

    def _one(self, pdf):
        if self.trouble == "garbage":
            return b"%PDF-1.7 garbage"
        if self.trouble == "changed":
            return self.signer.sign(pdf.replace(b"/Title", b"/TitlE"))
        return self.signer.sign(pdf)

    _paths = {
        "/api/v2/seal/get/activation": _activate,
        "/api/v2/seal/get/totp": _give_totp,
        "/api/v2/seal/pdf": _seal,
        "/api/v2/sign/pdf": _sign,
    }


def _json(status, content):
    return status, "application/json", json.dumps(content).encode()


class TimestampAuthority(Service):
    def __init__(self):
        super().__init__()
        self.authority = Authority("Otoritas Waktu")
        key = rsa.generate_private_key(65537, 2048)
        certificate = self.authority.certify(
            key.public_key(), name="TSA Contoh", purposes=[ExtendedKeyUsageOID.TIME_STAMPING]
        )
        plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store = SimpleCertificateStore()
        store.register(_asn1(self.authority.certificate))
        self.stamper = DummyTimeStamper(_asn1(certificate), asn1_keys.PrivateKeyInfo.load(plain), certs_to_embed=store)
        self.is_down = False

    def answer(self, path, headers, body):
        if self.is_down:
            return 500, "text/plain", b"down"
        response = self.stamper.request_tsa_response(tsp.TimeStampReq.load(body))
        return 200, "application/timestamp-reply", response.dump()


def _asn1(certificate):
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))
