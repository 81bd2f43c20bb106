"""Which names, titles, sides, kin and sayings speak of one person, body or place."""
