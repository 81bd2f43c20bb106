"""factcheck: finds where the counts, dates and actors of a news draft cannot all be true."""
