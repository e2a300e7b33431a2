"""The catalogues: every sentence of the program in other languages; ``python -m ivp.locale`` brings them up to date."""
