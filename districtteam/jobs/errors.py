"""What may go wrong with background work."""


class WorkerLostError(Exception):
    """Stored with a task whose workers died under it once too often."""

    code = "jobs.worker_lost"
