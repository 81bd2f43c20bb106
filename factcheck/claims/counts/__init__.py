"""Claims of how many and how much: counts, amounts, shares, ordinals, scores, measures."""
