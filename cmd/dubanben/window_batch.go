//go:build batch

package main

import "dubanben/internal/batch"

// window says that this build has none.
func window(batch.Start) error { return batch.ErrNoWindow }
