"""Step 1: the teams propose problems and vote; the facilitator chooses one and says why."""
