"""Where a question stands: "$course$/top/Security/Passwords", in which "//" is a slash inside a name."""

import re

# The contexts of another program mean nothing here.
CONTEXT = re.compile(r"^\$[a-z0-9]+\$(?:/|$)")
SLASH = "\ufdd0"


def read(path):
    path = CONTEXT.sub("", path.strip()).replace("//", SLASH)
    names = [" ".join(name.replace(SLASH, "/").split()) for name in path.split("/")]
    return [name for name in names if name][names[0] == "top" :]


def write(names):
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])
