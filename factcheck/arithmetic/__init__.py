"""Decision procedures for linear arithmetic over exact rationals: bounds propagation, difference cycles, simplex.

They know rows of numbered variables and nothing of claims or constraints; `factcheck.solver` puts them together.
"""
