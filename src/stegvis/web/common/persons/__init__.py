"""What every area that works with a person shares: opening and logging the reading, drafts, pages for one act."""
