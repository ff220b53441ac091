"""Step 6: recommendations that are answered, commitments that are reported back, a brief."""
