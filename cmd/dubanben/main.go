// Command dubanben is 督办本: without a verb it opens the window, with one it does its work and ends.
package main

import (
	"crypto/rand"
	"os"
	"os/user"
	"time"

	"dubanben/internal/batch"
)

func main() {
	os.Exit(batch.Run(batch.World{
		Args: os.Args[1:], Out: os.Stdout, Err: os.Stderr, Now: time.Now, Rand: rand.Reader, Clerk: clerk(), Window: window,
	}))
}

// clerk is who sits at the machine as far as the system knows.
func clerk() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}
