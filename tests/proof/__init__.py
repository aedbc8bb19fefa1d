"""The proof that nothing is lost and nobody gets in: one file for each promise that is tested by
force. Every test has a short profile, which runs with all others, and a long one:
``python3 packaging/test.py --long``.
"""
