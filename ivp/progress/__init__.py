"""Position, change and roll-up: pure functions of values and a year."""
