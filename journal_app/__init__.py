"""Tideline: a private journal that keeps every word in one encrypted file on this computer.

The packages, from the top down (imports only ever point down):

- ``main``, ``app``: read the command line, build every long-lived object once and wire it;
- ``ui``: windows and pages, no SQL, no keys, no files;
- ``cli``: the same use cases without a window;
- ``runtime``: the threads and the one news channel; ``system``: the computer around us;
- ``services``: use cases, one function for each thing a person wants done;
- ``storage``: the encrypted database; ``security``: keys; ``exchange``: export;
  ``content``: texts that ship with the app;
- ``core``: values and rules in plain Python;
- ``i18n``: words in the reader's language.
"""

APP_NAME = "Tideline"
APP_ID = "io.github.tideline.Tideline"
COMMAND = "tideline"
VERSION = "0.1.0"
