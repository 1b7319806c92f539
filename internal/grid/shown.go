package grid

// Model is what the grid shows.
func (g *Grid) Model() Model { return g.model }

// Shown are the model's columns by their index, from left to right, without the hidden ones.
func (g *Grid) Shown() []int { return arrange(g.model.Columns(), g.layout).shown }
