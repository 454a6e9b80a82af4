"""Alembic's entry: migrates over the connection it is handed."""

from alembic import context

from smio.store import act_tables, breakdown_tables  # noqa: F401 - their tables belong to the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=act_tables.Table.metadata,  # with the tables of acts and of everything else
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
