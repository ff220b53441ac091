"""The second step: the questionnaire is written, tried by a few teams and published."""
