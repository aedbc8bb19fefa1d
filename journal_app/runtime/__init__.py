"""Threads and news: the vault thread, the background pool, one news channel. QtCore only.

The window's thread owns the widgets and one reading connection for visible rows. The vault thread
owns the writing connection and runs every use case, interactive before bulk. Two background
threads run what needs neither: key derivation, copies and their verification.
"""
