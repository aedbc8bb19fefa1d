"""Pictures and files that hang on a piece: taken in, shown small and large, and given out."""
