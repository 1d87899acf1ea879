"""Pictures of what a civil servant sees on each road, for docs/: `python -m tests.screenshots` takes them."""
