"""Words and their classes, noun chunks, verb groups, clauses: who did what to how many, when, where, by whose word."""
