"""A line between a browser and the site under test that can be cut, for service workers and pages alike."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Line:
    """`url` is the site as the browser reaches it; after `cut()` nothing answers there any more."""

    def __init__(self, site):
        self._target = (urlsplit(site).hostname, urlsplit(site).port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open = set()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self):
        # A thread that waits in accept() is woken by shutdown alone.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in list(self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _answer(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
                self._open |= {near, far}
                for one, other in [(near, far), (far, near)]:
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one, other):
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._open.discard(one)
        one.close()
