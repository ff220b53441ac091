"""What a file really is, by its first bytes; the name it came under is not asked."""

from .errors import OtherKindError

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Excel before 2007, and every encrypted workbook
SIGNATURES = (
    (b"%PDF", "is_pdf"),
    (b"\x89PNG", "is_image"),
    (b"\xff\xd8\xff", "is_image"),
    (b"GIF8", "is_image"),
    (b"{\\rtf", "is_word"),
    (b"\x1f\x8b", "is_compressed"),
    (b"7z\xbc\xaf", "is_compressed"),
    (b"Rar!", "is_compressed"),
    (b"SQLite format 3", "is_binary"),
    (b"\x7fELF", "is_binary"),
    (b"MZ\x90", "is_binary"),
)
MARKUP = (
    (b"<!doctype html", "is_html"),
    (b"<html", "is_html"),
    (b"<?xml", "is_xml"),
    (b"<", "is_html"),
    (b'{"', "is_json"),
    (b"{\n", "is_json"),
    (b"{\r", "is_json"),
    (b"{ ", "is_json"),
    (b"[{", "is_json"),
    (b"[\n", "is_json"),
)


def refuse_other_kinds(data: bytes) -> None:
    """Raise OtherKindError for content that is neither text nor a zipped workbook."""
    if data.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise OtherKindError("is_encrypted" if encrypted else "is_xls")
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, code in SIGNATURES:
        if data.startswith(start):
            raise OtherKindError(code)
    for start, code in MARKUP:
        if head.startswith(start):
            raise OtherKindError(code)


def refuse_other_archives(names: list[str], mimetype: bytes) -> None:
    """Raise OtherKindError for a zip that is not an Excel workbook."""
    if b"opendocument.spreadsheet" in mimetype:
        raise OtherKindError("is_ods")
    if b"opendocument" in mimetype or any(name.startswith("word/") for name in names):
        raise OtherKindError("is_word")
    if "xl/workbook.xml" not in names:
        raise OtherKindError("is_zip")
