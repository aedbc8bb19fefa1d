"""Composition root: build every long-lived object once, wire it, run the window.

``start`` begins in the order that costs least: lock, secret, database, and only then Qt.
``coordinator`` answers what is asked of the app as a whole: open, lock, cover, leave.
``afresh`` ends this process as a new, locked one, which is the only lock that empties memory.
"""
