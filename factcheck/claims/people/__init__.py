"""Whom a draft speaks of: persons, their references, ages, titles, genders and descriptions."""
