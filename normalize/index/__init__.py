"""The searchable form of a gazetteer: keys, tables, and the catalog that is opened."""
