"""The kit: small widgets that take values and send signals, and know no services.

Each takes the `Theme` first, re-dresses itself on `Theme.changed`, can be used with the keyboard
alone, and has a name and a role for screen readers. Anything with a personality is painted here.
"""
