"""The pieces that a document is made of: few, general, frozen, and ready to print."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from ivp.view.base import View
from ivp.view.plan_view import PlanView

FORMAT = 1
DEEPEST_HEADING = 6


class Link(View):
    """A name, with the section of the document that is about it."""

    text: str = Field(description="The name.")
    anchor: str = Field("", description="Anchor of the section about it, empty where there is none.")


class Fact(View):
    """A term with what belongs to it: names, or a text."""

    term: str = Field(description="What it is.")
    values: tuple[Link, ...] = Field((), description="Names, dates or figures.")
    text: str = Field("", description="A text in Markdown, instead of values.")
    note: str = Field("", description="Where it comes from, empty where it is the plan's own.")


class Item(View):
    """A point: a heading, a text, facts about it, points below it."""

    anchor: str = Field("", description="Name of the point in links, empty where nothing leads to it.")
    heading: str = Field("", description="Heading as printed, with a colon where something follows.")
    text: str = Field("", description="Text in Markdown, empty where there is none.")
    facts: tuple[Fact, ...] = Field((), description="For whom it is, what it serves, where it comes from.")
    items: tuple[Item, ...] = Field((), description="Points below it.")


class Paragraph(View):
    """Running text."""

    kind: Literal["paragraph"] = Field("paragraph", description="Kind of block.")
    text: str = Field(description="Text in Markdown.")


class Points(View):
    """A list of points."""

    kind: Literal["points"] = Field("points", description="Kind of block.")
    items: tuple[Item, ...] = Field(description="The points.")


class Links(View):
    """A list of names with where in the document they are described."""

    kind: Literal["links"] = Field("links", description="Kind of block.")
    items: tuple[Link, ...] = Field(description="The names.")


class Facts(View):
    """Terms with what belongs to them."""

    kind: Literal["facts"] = Field("facts", description="Kind of block.")
    items: tuple[Fact, ...] = Field(description="The facts.")


class Cell(View):
    """A cell of a table; without text there is nothing to say."""

    text: str = Field("", description="What stands in it.")
    note: str = Field("", description="A note underneath.")
    anchor: str = Field("", description="Anchor of the section about it.")


class Table(View):
    """A table; the first cell of a row is its header."""

    kind: Literal["table"] = Field("table", description="Kind of block.")
    caption: str = Field(description="What the table shows.")
    head: tuple[str, ...] = Field(description="Headers of the columns.")
    rows: tuple[tuple[Cell, ...], ...] = Field(
        description="Rows of cells, as many as there are headers; a single cell heads the rows after it."
    )


class Notice(View):
    """Something to know before relying on what follows."""

    kind: Literal["notice"] = Field("notice", description="Kind of block.")
    tone: Literal["draft", "incomplete", "open", "planned", "inherited", "wording"] = Field(
        description="What it is about."
    )
    label: str = Field(description="What it is about, in words.")
    text: str = Field("", description="Text in Markdown.")


Piece: TypeAlias = Annotated[Paragraph | Points | Links | Facts | Table | Notice, Field(discriminator="kind")]
Role: TypeAlias = Literal["chapter", "subchapter", "group", "entry", "finding", "aspect"]


class Section(View):
    """A part of the document under a heading."""

    anchor: str = Field("", description="Name of the section in links, empty where nothing leads to it.")
    role: Role = Field(description="chapter, chapter in one, group of entries, entry, finding, or aspect of one.")
    number: int | None = Field(None, description="Number before the heading, null where it has none.")
    title: str = Field(description="The heading, with the number that the document prints before it.")
    level: int = Field(description="Level of the heading, 2 to 6.")
    note: str = Field(
        "", description="From which other plan it comes, or that it is no chapter of the document; empty otherwise."
    )
    blocks: tuple[Piece, ...] = Field((), description="What stands under the heading.")
    sections: tuple[Section, ...] = Field((), description="The sections below it, after the blocks.")


class ContentsItem(View):
    """A line of the table of contents."""

    anchor: str = Field(description="Anchor of the section.")
    title: str = Field(description="Its heading.")
    items: tuple[ContentsItem, ...] = Field((), description="The chapters and entries in it.")


class DocumentView(View):
    """A plan, or a proposal about it, as a document to read."""

    format: int = Field(FORMAT, description="Version of this view.")
    kind: str = Field(description="plan or proposal.")
    plan: PlanView = Field(description="The plan.")
    label: str = Field(description="Kind of document, in words.")
    title: str = Field(description="Title of the document.")
    motto: str = Field("", description="Motto, empty where there is none.")
    notices: tuple[Notice, ...] = Field((), description="What to know of the document as a whole.")
    facts: Facts = Field(description="What the document is: area, period, status, adoption.")
    publication: Facts | None = Field(None, description="How it was published, null where that is not said.")
    contents: tuple[ContentsItem, ...] = Field((), description="The table of contents, empty for a short document.")
    sections: tuple[Section, ...] = Field(description="The chapters.")
