"""One kind of fix a file: from a finding and its file to an edit."""
