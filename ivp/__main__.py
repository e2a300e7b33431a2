"""``python -m ivp``: the command line."""

from ivp.cli import main

main()
