"""`python -m journal_app`: the same as the command `tideline`."""

import sys

from journal_app.main import main

sys.exit(main())
