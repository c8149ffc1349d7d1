"""A browser's part of HTTP: one connection that is kept, cookies, forms with their token."""

import gzip
import http.client
import json
import re
from dataclasses import dataclass
from urllib.parse import urlencode

import brotli

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
# What a browser takes over HTTPS.
ACCEPTED = "gzip, br"
BOUNDARY = "bench-boundary-7f3k92qd0zx1"
DECODERS = {"gzip": gzip.decompress, "br": brotli.decompress}


class UnexpectedAnswer(Exception):
    """The server did not answer as the journey needs it."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes
    wire_bytes: int  # as received: compressed, with the headers

    @property
    def content(self):
        decode = DECODERS.get(self.headers.get("content-encoding"))
        return decode(self.body) if decode else self.body

    @property
    def text(self):
        return self.content.decode()

    @property
    def location(self):
        return self.headers.get("location", "")


class Browser:
    def __init__(self, host, port):
        self.connection = http.client.HTTPConnection(host, port, timeout=30)
        self.origin = f"http://{host}:{port}"
        self.cookies = {}
        self.log = []

    def get(self, path, *, expect=200):
        return self._send("GET", path, expect=expect, headers={})

    def post(self, path, fields, *, expect=302):
        body = urlencode([("csrfmiddlewaretoken", self.cookies.get("csrftoken", "")), *fields])
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", path, expect=expect, headers=headers, body=body)

    def post_json(self, path, data, *, expect=200):
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.cookies.get("csrftoken", "")}
        return self._send("POST", path, expect=expect, headers=headers, body=json.dumps(data))

    def post_file(self, path, field, content, *, expect=200):
        token = self.cookies.get("csrftoken", "")
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n',
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="berkas"\r\n\r\n',
        ]
        body = "".join(parts).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self._send("POST", path, expect=expect, headers=headers, body=body)

    def sign_in(self, number, password):
        self.get("/masuk/")
        self.post("/masuk/", [("login", number), ("password", password)])
        if "sessionid" not in self.cookies:
            raise UnexpectedAnswer(f"{number} was not signed in.")

    def sign_out(self):
        self.cookies.clear()

    def _send(self, method, path, *, expect, headers, body=None):
        headers = {
            "Accept": "text/html",
            "Accept-Encoding": ACCEPTED,
            "Origin": self.origin,
            "Referer": f"{self.origin}/",
            **headers,
        }
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body=body, headers=headers)
        answer = read(self.connection.getresponse(), self.cookies)
        self.log.append((method, path, answer))
        if answer.status != expect:
            raise UnexpectedAnswer(f"{method} {path}: {answer.status} instead of {expect}\n{answer.content[:600]!r}")
        return answer


def read(response, cookies):
    body = response.read()
    head = sum(len(name) + len(value) + 4 for name, value in response.getheaders()) + len("HTTP/1.1 200 OK\r\n\r\n")
    for cookie in response.headers.get_all("Set-Cookie", []):
        name, _, rest = cookie.partition("=")
        cookies[name] = rest.partition(";")[0]
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, body, head + len(body))
