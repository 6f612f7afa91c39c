"""Image specifications: what they hold, and the image names that they become."""
