"""Write everything that is made anew, or check it: ``python -m ivp.generate [--check]``."""

import sys

from ivp.generate import main

sys.exit(main(sys.argv[1:]))
