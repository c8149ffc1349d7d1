"""What the outside verifiers meet: the answers of this site, as files, and the credentials that they are to judge."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from certificates.credentials.canonical import pinned
from tests.plugins.completeness import leave_out

HERE = Path(__file__).parent
SITE = "https://belajar.example.go.id"
SCHEMA = json.loads((HERE / "schemas" / "manifest.json").read_text())["files"][0]


def need_verifiers():
    if not shutil.which("node"):
        leave_out("Node.js is not installed (apt-get install nodejs npm)")
    if not (HERE / "node_modules" / "@digitalbazaar" / "vc").exists():
        leave_out("the outside verifiers are not installed (npm ci, in tests/external)")


class Outside:
    """A folder with cases for the outside verifiers. `client` asks this site as they would."""

    def __init__(self, folder, client):
        self.folder, self.client = folder, client
        self.web, self.cases, self.number = {}, [], 0
        for url, document in pinned().items():
            self.web[url] = self.answer(document, "application/ld+json")
        self.web[SCHEMA["url"]] = self.answer((HERE / "schemas" / SCHEMA["file"]).read_text(), "application/json")

    def answer(self, content, content_type="application/json"):
        """An entry of the web: an address may answer this."""
        return {"file": self._write(content), "type": content_type}

    def visit(self, *addresses):
        """Keep what the site answers there now."""
        for address in addresses:
            response = self.client.get(urlsplit(address).path, headers={"accept": "application/ld+json, */*"})
            assert response.status_code == 200, address
            self.web[address] = self.answer(response.content.decode(), response.headers["Content-Type"])

    def add(self, name, credential, token="", web=None):
        case = {"name": name, "file": self._write(credential), "web": web or {}}
        self.cases.append({**case, "token": self._write(token)} if token else case)

    def verdicts(self):
        (self.folder / "cases.json").write_text(json.dumps({"web": self.web, "cases": self.cases}))
        command = ["node", "verify.mjs", str(self.folder)]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}
        done = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return {name: Verdict(found) for name, found in json.loads(done.stdout).items()}

    def _write(self, content):
        self.number += 1
        name = f"{self.number}.json"
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


class Verdict:
    """What all of them say of one credential."""

    def __init__(self, found):
        self.found = found
        self.vc, self.status, self.core = found["vc"], found["status"], found["core"]
        self.token = found.get("token")

    @property
    def is_accepted(self):
        steps = self.core["steps"]
        is_good_for_core = not self.core["errors"] and steps.get("valid_signature") is steps.get("expiration") is True
        is_well_formed = self.found["schema"]["valid"] and self.core["schemas"] == [True]
        return (
            self.vc["verified"]
            and self.status["verified"]
            and not self.status["isRevoked"]
            and is_good_for_core
            and steps.get("revocation_status") is True
            and is_well_formed
        )

    @property
    def is_refused_by_both(self):
        """The signature or the time: judged by the two libraries, each with code of its own."""
        steps = self.core["steps"]
        core_refuses = bool(self.core["errors"]) or steps.get("valid_signature") is not True or not steps["expiration"]
        return not self.vc["verified"] and core_refuses

    def __repr__(self):
        return json.dumps(self.found, indent=1)
