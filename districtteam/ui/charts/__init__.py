"""Charts on a page: lib.charts drawn in the reader's words.

drawn = you_and_your_peers(peers, words.peers(_("Attended deliveries"), percent))
{% include "ui/drawn.html" with chart=shown %}
"""

from .shown import Shown, shown

__all__ = ["Shown", "shown"]
