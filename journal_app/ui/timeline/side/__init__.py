"""Beside the timeline: the tables by which one moves through time.

`beside.py` connects, `panel.py` is what one sees, `almanac.py` asks how much there is of each day.
"""
