"""Plans for public safety as text, checked and accounted for."""
