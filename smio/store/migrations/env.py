"""Alembic's entry: migrates over the connection it is handed."""

from alembic import context

from smio.store.tables import Table  # with every table of the room: the package imports them all

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Table.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
