"""What belongs to a plan, from several files: what it inherits, what refers to it, its figures and its changes."""
