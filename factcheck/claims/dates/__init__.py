"""Claims of when and how long: dates, events, lengths of time, anniversaries, clocks."""
