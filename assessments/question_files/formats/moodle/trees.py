"""XML from a stranger as a tree, bounded in every direction before it costs anything."""

from xml.etree.ElementTree import ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from assessments.question_files.formats.records import FileRefused

DEEPEST = 30
MOST_ELEMENTS = 120_000
MOST_ATTRIBUTES = 20


def parse(data):
    """The root element. Raises FileRefused."""
    # Question files declare neither entities nor a document type; both exist here only to grow or to read our files.
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        return parser.close()
    except DefusedXmlException:
        raise FileRefused("xml_declares_entities") from None
    except (ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (0, 0))[0]
        raise FileRefused("broken_xml", line=line) from None


class _BoundedBuilder(TreeBuilder):
    depth = 0
    elements = 0

    def start(self, tag, attributes):
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST or self.elements > MOST_ELEMENTS or len(attributes) > MOST_ATTRIBUTES:
            raise FileRefused("xml_too_deep" if self.depth > DEEPEST else "xml_too_large")
        return super().start(tag, attributes)

    def end(self, tag):
        self.depth -= 1
        return super().end(tag)
