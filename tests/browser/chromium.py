import os
import shutil

NAMES = ["chromium", "chromium-browser", "google-chrome"]


def find_chromium():
    """The path in CHROMIUM or of the first Chromium on the PATH, or None."""
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES)]
    return next((path for path in candidates if path and os.access(path, os.X_OK)), None)
