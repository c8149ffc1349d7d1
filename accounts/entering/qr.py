import segno


def data_uri(text):
    """A QR code as the address of a picture, dark on light in every colour scheme."""
    return segno.make(text, error="m").svg_data_uri(scale=5, border=3, dark="#000", light="#fff")
