"""Looking back at a moment in parts, and the one later look; shared by pages."""
