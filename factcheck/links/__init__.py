"""Which claims speak of one count, event or actor, and which is a part of which, by the words that license it."""
