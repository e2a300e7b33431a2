"""What a schema cannot say: one function per rule, its docstring is its manual page."""
