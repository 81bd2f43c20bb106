"""A whole check of many files: which drafts there are, what is silenced in them, and what came of it."""
