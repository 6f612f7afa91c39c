"""Programs in Go, Java and Rust that launch and read through the clients flowc writes."""
