"""The look: tokens, type, icons, motion and painters; the only place that may name a colour.

A widget gets one `Theme` as its first argument, asks it for colours by meaning, fonts by step of
the type scale and lengths in pixels, and asks again when `Theme.changed` is sent.

There is no `QProxyStyle` in Python: it would be called for every style hint of every widget. The
style sheet on top of Fusion drops the focus frame and sets the password character instead.
"""
