"""Read only these: every marked passage of a mark, a person, a span of time, as it was lived.

`page.py` the page, `filters.py` what it is narrowed to, `view.py` the list and `card.py` what one
passage looks like in it, `take_out_sheet.py` the way out onto paper or into a file.
"""
