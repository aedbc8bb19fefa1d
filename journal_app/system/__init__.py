"""The computer around us: one adapter a file, no widgets.

What the command line needs too is free of Qt: paths, clock, logs, the line to a running app.
"""
