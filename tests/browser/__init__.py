"""What a reader meets, tested in a real browser on the real site, and the markup tested by the Nu checker."""
