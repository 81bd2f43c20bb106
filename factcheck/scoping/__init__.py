"""How a text divides: paragraphs and their roles, sentences, quotations."""
