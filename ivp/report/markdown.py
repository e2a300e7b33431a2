"""Text of plans: Markdown without HTML, to safe HTML and to safe Markdown.

Nothing in a plan's text can become markup of the page: HTML is text, images are left out, links go to the web or to
an e-mail address only, and a heading becomes a strong line, so that the page's own order of headings stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

SCHEMES = frozenset({"http", "https", "mailto"})
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_LINE_START = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)])(?=\s|$))")
_ORDINARY = re.compile(r"\d*[^\W\d_](?:[^\W_]|[ ,.;:()/%€'’–-])*(?<! )")
"""A line that begins with a letter, or a number at one, and in which no sign has a meaning: most texts are one."""
_HEADINGS = {"heading_open": "<p><strong>", "heading_close": "</strong></p>\n"}


def html(text: str) -> Markup:
    """The text as paragraphs and lists in HTML."""
    if _ORDINARY.fullmatch(text):
        return Markup(f"<p>{text}</p>\n")  # noqa: S704
    parser = _parser()
    return Markup(parser.renderer.render(_plain(parser.parse(text)), parser.options, {}))  # noqa: S704


def html_inline(text: str) -> Markup:
    """One line of text in HTML, without a paragraph around it."""
    line = " ".join(text.split())
    return Markup(line if _ORDINARY.fullmatch(line) else _parser().renderInline(line))  # noqa: S704


def markdown(text: str, indent: str = "") -> Markup:
    """The text as Markdown of which nothing but its own paragraphs, lists, emphasis and links has a meaning.

    ``indent`` goes before every line but the first: for text inside a list.
    """
    blocks = _blocks(SyntaxTreeNode(_plain(_parser().parse(text))).children)
    return Markup(_indented("\n\n".join(blocks), indent))  # noqa: S704


def escape_markdown(value: object) -> str:
    """A name or number as one line in which no sign has a meaning in Markdown."""
    line = _SPECIAL.sub(r"\\\1", " ".join(str(value).split()))
    return _LINE_START.sub(lambda match: match[1] + (f"\\{match[2]}" if match[2] else f"{match[3]}\\{match[4]}"), line)


@cache
def _parser() -> _Parser:
    parser = _Parser("commonmark", {"html": False, "linkify": False})
    parser.disable(["image", "html_block", "html_inline"])
    return parser


class _Parser(MarkdownIt):
    """The parser with its own rule of which links are links."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        try:
            return urlsplit(url.strip()).scheme.lower() in SCHEMES
        except ValueError:
            return False


def _plain(tokens: list[Token]) -> list[Token]:
    """Headings made strong lines; the language of a block of code, which would become a class, left out."""
    for token in tokens:
        if token.type == "fence":
            token.info = ""
        elif token.type in _HEADINGS:
            token.type, token.tag = token.type.replace("heading", "paragraph"), "p"
            token.meta = {"strong": True}
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.meta.get("strong") and before.type == "paragraph_open":
            opening, closing = Token("strong_open", "strong", 1), Token("strong_close", "strong", -1)
            token.children = [opening, *(token.children or []), closing]
    return tokens


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.type == "paragraph":
            yield _lines(_inline(node.children))
        elif node.type in {"bullet_list", "ordered_list"}:
            yield _list(node)
        elif node.type == "blockquote":
            yield "> " + "\n\n".join(_blocks(node.children)).replace("\n", "\n> ")
        elif node.type in {"fence", "code_block"}:
            yield "\n".join(f"    {line}" for line in node.content.rstrip("\n").split("\n"))
        elif node.type == "hr":
            yield "\\* \\* \\*"


def _list(node: SyntaxTreeNode) -> str:
    ordered = node.type == "ordered_list"
    items = []
    for number, item in enumerate(node.children, int(node.attrs.get("start", 1)) if ordered else 1):
        mark = f"{number}. " if ordered else "- "
        items.append(mark + _indented("\n\n".join(_blocks(item.children)), " " * len(mark)))
    return "\n".join(items)


def _indented(text: str, indent: str) -> str:
    """The text with ``indent`` before every line but the first and the empty ones."""
    return re.sub(r"\n(?!\n|$)", f"\n{indent}", text)


def _lines(text: str) -> str:
    return "\n".join(_LINE_START.sub(_harmless, line) for line in text.split("\n"))


def _harmless(match: re.Match[str]) -> str:
    return f"\\{match[2]}" if match[2] else f"{match[3]}\\{match[4]}"


def _inline(nodes: Sequence[SyntaxTreeNode]) -> str:
    return "".join(_span(node) for node in nodes)


def _span(node: SyntaxTreeNode) -> str:
    inner = _inline(node.children)
    if node.type == "strong":
        return f"**{inner}**"
    if node.type == "em":
        return f"*{inner}*"
    if node.type == "link":
        address = str(node.attrs["href"]).replace("(", "%28").replace(")", "%29")
        return f"[{inner}]({address})"
    if node.type in {"softbreak", "hardbreak"}:
        return "\n" if node.type == "softbreak" else "\\\n"
    if node.type == "inline":
        return inner
    return re.sub("!$", r"\\!", _SPECIAL.sub(r"\\\1", node.content))
