"""The third step: every team fills in the questionnaire, or says why it cannot."""
