"""Tables in, the same tables with answers out.

`source` reads bytes, a format makes batches of them (`delimited`, `json_lines`, `parquet`),
`pipeline` asks for the answers, the format adds these to the rows, `sink` writes bytes.

Rows out are rows in: a row that cannot be used is kept as it stands, told, and gets no answers.
"""
