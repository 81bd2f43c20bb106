"""Which dates, times, ages and lengths of time speak of one event or one life."""
