"""What browsers may do with our pages: which of their abilities, and on whose pages. Pure."""

# Only what browsers would otherwise let our own pages ask for. What they give to a site's own pages alone, such as
# passkeys and full screen, is as it should be without a word: this goes out with every page over weak lines.
UNUSED = [
    "accelerometer",
    "bluetooth",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
]


def permissions_policy(**exceptions):
    """`permissions_policy(camera="(self)")` for a page that needs the camera."""
    rules = dict.fromkeys(UNUSED, "()")
    rules |= {name.replace("_", "-"): value for name, value in exceptions.items()}
    return ", ".join(f"{name}={value}" for name, value in sorted(rules.items()))


def own_pages_only(headers, path="", url=""):
    """No other site may show our pictures, files or answers as its own, unless one says that it may.

    WhiteNoise asks this for each static file.
    """
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
