"""One file a rule: what it states of linked claims, how it explains a clash, and its examples."""
