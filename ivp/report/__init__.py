"""Rendering views through templates into files."""
