package host

import (
	"errors"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("host: no display")

// Display tells whether a window can be opened. On X11 it asks the server itself: a DISPLAY that is set but answers to
// nobody would end the program without a word.
func Display() error {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil
	}
	network, address, ok := xServer(os.Getenv("DISPLAY"))
	if !ok {
		return ErrNoDisplay
	}
	addresses := []string{address}
	if network == "unix" {
		addresses = append(addresses, "@"+address) // Linux also listens under an abstract name
	}
	for _, a := range addresses {
		if c, err := net.DialTimeout(network, a, 3*time.Second); err == nil {
			c.Close()
			return nil
		}
	}
	return ErrNoDisplay
}

// xServer reads ":1", "unix:1.0" or "host:10.0" into where the server listens.
func xServer(display string) (network, address string, ok bool) {
	host, number, found := strings.Cut(display, ":")
	if i := strings.LastIndex(display, ":"); i >= 0 { // an IPv6 host has colons of its own
		host, number = display[:i], display[i+1:]
	}
	number, _, _ = strings.Cut(number, ".")
	if !found || number == "" || strings.Trim(number, "0123456789") != "" {
		return "", "", false
	}
	if host == "" || host == "unix" {
		return "unix", "/tmp/.X11-unix/X" + number, true
	}
	n, err := strconv.Atoi(number)
	if err != nil || n > 59535 {
		return "", "", false
	}
	return "tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(6000+n)), true
}
