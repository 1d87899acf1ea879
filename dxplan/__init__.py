"""The rooms of the program, one noun each; DESIGN and README show the map."""
