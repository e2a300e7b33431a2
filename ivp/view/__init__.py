"""Frozen view models: what terminal, JSON and templates show."""
