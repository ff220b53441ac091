"""The pages of the last step: recommendations, commitments, the brief."""
