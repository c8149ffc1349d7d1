from tests.architecture.project import ROOMS, ROOT, files, functions, python_files

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40


def test_no_file_is_long():
    sources = [path for path in files() if path.suffix in {".py", ".html", ".js"}]
    own = [
        path
        for path in sources
        if path.relative_to(ROOT).parts[0] in {*ROOMS, "tests"} and not {"vendor", "migrations"} & {*path.parts}
    ]

    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in own}

    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_long():
    lengths = {
        f"{name}:{function.name}": function.end_lineno - function.lineno + 1
        for name, tree in python_files(with_tests=True)
        for function in functions(tree)
    }

    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}
