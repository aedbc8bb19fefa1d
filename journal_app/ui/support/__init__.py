"""Pages that stay, or appear, when somebody said that something isn’t OK."""
