"""A plan, or a proposal about it, as a document to read."""

from ivp.view.document.chapters import document_view
from ivp.view.document.pieces import DocumentView
from ivp.view.document.proposal import proposal_view

__all__ = ["DocumentView", "document_view", "proposal_view"]
