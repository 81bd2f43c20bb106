"""Which counts, shares, rates, scores and measures speak of one thing, and which is a part of which."""
