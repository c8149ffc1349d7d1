"""Where this part joins the rest of the site; called when the app is ready."""


def join():
    """Nothing yet."""
