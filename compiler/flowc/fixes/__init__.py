"""What can be mended by itself: findings become edits of their source, made with libcst."""
