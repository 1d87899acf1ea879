"""The rooms of the program, one noun each; README.md shows the map."""
