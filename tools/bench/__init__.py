"""`make bench`: our speed beside something plain, as ratios on one machine in one run.

    python -m tools.bench [start list middleware imports]

Every figure is a median over interleaved pairs, so that a busy machine slows both alike.
"""
