"""The pages of questionnaires: answering (sheets) and writing (forms)."""
