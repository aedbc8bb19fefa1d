"""The form a moment is told in, with words or without; shared by pause, capture and reader."""
