"""The claims of a draft, typed, and how clauses and mentions become claims."""
