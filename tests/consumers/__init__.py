"""Programs that read what flowc writes, and know nothing of flowc."""
