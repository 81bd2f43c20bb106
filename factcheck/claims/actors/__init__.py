"""Claims of who did, said, held and belonged to what, and where things are."""
