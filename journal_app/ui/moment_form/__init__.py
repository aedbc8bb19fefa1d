"""The form in which a moment is told, with words or without; shared by pause, capture and reader."""
