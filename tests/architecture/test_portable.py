"""What is committed works on any machine and tells nothing of the one it was written on."""

from tests.architecture.project import ROOT, files

# Put together here, so that this file does not find itself.
OF_ONE_MACHINE = ["/".join(["", *folders, ""]) for folders in [("work", "main"), ("work", "shared"), ("root",)]]
REGISTRIES = [".".join(names) for names in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")]]


def text_files():
    for path in files():
        try:
            yield path, path.read_text()
        except (UnicodeDecodeError, FileNotFoundError):  # not a text, or gone since the files were listed
            continue


def test_no_file_names_a_folder_of_one_machine_or_a_package_registry():
    found = [
        f"{path.relative_to(ROOT)} has {word}"
        for path, text in text_files()
        for word in OF_ONE_MACHINE + REGISTRIES
        if word in text
    ]

    assert found == []
