import signal
import socket
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from accounts import audit
from certificates.keys.services import prepare_platform
from config import gunicorn
from config.preparation import StaticFiles, migrate
from config.supervisor import Supervisor

# Celery's warning about root is meant for serializers that can run code; ours is JSON.
QUIETLY = ["-W", "ignore:You're running the worker with superuser privileges"]
CELERY = [sys.executable, *QUIETLY, "-m", "celery", "--app=config", "--quiet"]
WEB = [sys.executable, "-m", "gunicorn", "config.wsgi", "--config=python:config.gunicorn"]
WORKER = [*CELERY, "worker", "--pool=threads", "--concurrency=2", "--without-gossip", "--without-mingle"]
BEAT = [*CELERY, "beat", "--pidfile=", f"--schedule={settings.DATA_DIR / 'beat-schedule'}"]
LONGEST_START = 90


class Command(BaseCommand):
    help = "Run the whole site on this machine: web server, worker and scheduler, until it is told to stop."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--no-demo", action="store_true", help="Start without the demo course and its people.")

    def handle(self, *, no_demo, **options):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: sys.exit(0))
        refuse_taken_port()
        supervisor = Supervisor(report=self.stderr.write)
        try:
            self.prepare(with_demo=not no_demo)
            self.start(supervisor)
            self.stdout.write(f"Bimtek LMS is ready: {address()}  (Ctrl+C stops it)")
            self.stdout.flush()
            supervisor.run()
        finally:
            self.stdout.write("Stopping")
            supervisor.stop()

    def prepare(self, *, with_demo):
        self.stdout.write("Preparing the database and the static files; the first time takes about half a minute")
        static_files = StaticFiles()
        static_files.start_collecting()
        migrate()
        static_files.wait()
        if with_demo:
            call_command("load_demo", print_accounts=True, stdout=self.stdout)
        # The demo brings keys from the years that it tells of.
        with audit.acting(origin="command serve"):
            prepare_platform(at=timezone.now())
        # The children open connections of their own; this process has no more use for its one.
        connection.close()

    def start(self, supervisor):
        web = supervisor.start("The web server", WEB)
        wait_for_page(address(), web)
        supervisor.start("The worker", WORKER)
        supervisor.start("The scheduler", BEAT)


def address():
    host, port = gunicorn.bind.rsplit(":", 1)
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"  # noqa: S104


def refuse_taken_port():
    host, port = gunicorn.bind.rsplit(":", 1)
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, int(port)))
        except OSError as error:
            raise CommandError(f"Port {port} is taken ({error.strerror}). Choose another: make run PORT=8001") from None


def wait_for_page(url, web):
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and not web.has_ended:
        try:
            urlopen(url, timeout=LONGEST_START).close()  # noqa: S310
        except HTTPError as error:
            if error.code >= 500:
                raise CommandError(f"The site answers with error {error.code}; its messages are above.") from None
            return
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise CommandError("The web server did not start; its messages are above.")
