"""What may be wrong with a table, as codes and parameters. Rooms put them into words.

A code never changes its meaning; `where()` gives the parameters that locate the fault (sheet,
line, column, cell). Lines and columns count from 1, as a spreadsheet shows them.
"""


class TableError(Exception):
    """Something is wrong with the table; nothing of it was taken."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class OtherKindError(TableError):
    """The content is another kind of file, whatever its name says.

    Codes: is_xls is_encrypted is_ods is_word is_zip is_pdf is_html is_xml is_json is_image
    is_compressed is_binary.
    """


class TooLargeError(TableError):
    """More than the limits allow, with `limit`.

    Codes: file_too_large file_unpacks_too_large too_many_rows too_many_columns too_many_cells
    cell_too_long.
    """


class DamagedError(TableError):
    """It looks like a table and cannot be read. Codes: empty damaged bad_encoding bad_quotes."""


class CellError(TableError):
    """One cell or heading cannot be used.

    Codes: formula error_value null_character row_too_wide heading_twice heading_missing.
    """
