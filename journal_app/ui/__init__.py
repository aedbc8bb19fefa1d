"""Windows and pages; no SQL, no keys, no files.

A page composes and connects, takes values and sends intentions; it learns what changed from the
hub. Small parts take values and emit signals and know no services.
"""
