"""Django's engine for SQLite, with a queue of its own for those who write."""
