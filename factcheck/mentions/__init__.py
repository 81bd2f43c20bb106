"""Reading of numbers, time expressions and names: `find_mentions` in `find`, and one file for each kind of mention."""
