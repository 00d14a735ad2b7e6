"""The product as separate processes, as it runs: real servers, workers and databases, killed and filled up.

On SQLite, and by `make test-postgres` on a PostgreSQL of its own that keeps what it answered, as installations do.
"""
