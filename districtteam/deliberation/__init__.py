"""Speaking with each other: threads, posts, who reads what when. Knows of no cycles."""
