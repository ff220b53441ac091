"""Step 5: peers speak with each other under each chart; the facilitator draws lessons together."""
