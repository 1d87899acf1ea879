"""What holds the program, its documents and its site to what they promise."""
