"""A certificate of a training elsewhere, as small as a PDF can be: one page, one font, a few lines."""

WIDTH, HEIGHT = 595, 420
LEFT, TOP, LEADING = 60, 340, 30


def paper(*, title, lines, name):
    """The bytes of the page. `name` is whose certificate it is."""
    text = [(22, title), (14, name), *((12, line) for line in lines)]
    placed = [
        f"BT /F1 {size} Tf {LEFT} {TOP - place * LEADING} Td ({_escaped(words)}) Tj ET"
        for place, (size, words) in enumerate(text)
    ]
    drawing = "\n".join(placed).encode("latin-1", "replace")
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>" % (WIDTH, HEIGHT),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
    )


def _escaped(words):
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects):
    content, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(content))
    )
