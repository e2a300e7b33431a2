"""A page as a PDF, through WeasyPrint: tagged, with bookmarks, and nothing read from outside the page.

The PDF declares PDF/UA-1; the tests hold every kind against a checker. The same page gives the same bytes with the
same fonts and the same WeasyPrint: there are no dates in it, and its identifier, which also marks it as a file of this
tool, comes from the page itself.
"""

from __future__ import annotations

import hashlib
import logging

import weasyprint
from weasyprint.urls import URLFetcher

from ivp.report.printed_drawings import settle
from ivp.report.printed_tags import mend

logging.getLogger("weasyprint").addHandler(logging.NullHandler())
logging.getLogger("weasyprint").propagate = False


def pdf(page: str) -> bytes:
    """The page on paper; an address is read only where it holds the data itself."""
    fetcher = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = weasyprint.HTML(string=page, url_fetcher=fetcher, media_type="print")
    settle(document.etree_element)
    identifier = f"ivp {hashlib.sha256(page.encode('utf-8')).hexdigest()[:28]}".encode("ascii")
    made: bytes = document.write_pdf(finisher=mend, pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return made
