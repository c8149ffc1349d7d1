"""What browsers may do with our pages: which of their abilities, and on whose pages. Pure."""

UNUSED = [
    "accelerometer",
    "browsing-topics",
    "camera",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "screen-wake-lock",
    "serial",
    "speaker-selection",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
]
# Passkeys are asked for by our own pages, and lessons hold videos.
OWN = ["autoplay", "fullscreen", "picture-in-picture", "publickey-credentials-create", "publickey-credentials-get"]


def permissions_policy(**exceptions):
    """`permissions_policy(camera="(self)")` for a page that needs the camera."""
    rules = dict.fromkeys(UNUSED, "()") | dict.fromkeys(OWN, "(self)")
    rules |= {name.replace("_", "-"): value for name, value in exceptions.items()}
    return ", ".join(f"{name}={value}" for name, value in sorted(rules.items()))


def own_pages_only(headers, path="", url=""):
    """No other site may show our pictures, files or answers as its own; WhiteNoise asks this for each static file."""
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
