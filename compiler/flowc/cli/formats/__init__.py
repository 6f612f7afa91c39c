"""The formats that findings are written in, one file each."""
