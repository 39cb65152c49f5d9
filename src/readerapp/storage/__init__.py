"""The library file: engine, tables, migrations, reads and writes. The only user of SQLAlchemy and Alembic."""
