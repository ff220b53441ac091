"""What people write, as safe HTML: paragraphs, lists, bold, links in full; nothing that loads."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote"}
_reader = MarkdownIt("zero", {"breaks": True, "html": False}).enable(
    ["emphasis", "list", "newline", "escape", "blockquote"]
)


def shown(text: str) -> SafeString:
    """HTML of a post. Whatever is no plain mark stays as it was typed.

    >>> str(shown("**Deux** frigos\\n- un\\n- deux")).replace(chr(10), "")
    '<p><strong>Deux</strong> frigos</p><ul><li>un</li><li>deux</li></ul>'
    >>> str(shown('<img src=x onerror=alert(1)> [a](http://b.example)')).strip()
    '<p>&lt;img src=x onerror=alert(1)&gt; [a](http://b.example)</p>'
    """
    return mark_safe(nh3.clean(_reader.render(text), tags=TAGS, attributes={}))  # noqa: S308
