"""The first start: one scene, one button, and nothing asked that need not be."""
