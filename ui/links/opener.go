package links

import (
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"lectern/model"
)

// Opener is the command that opens an address.
type Opener struct {
	// Args are the program and its arguments; no shell reads them.
	Args []string
	// Terminal says that the program needs the terminal for itself, as browsers
	// for text do.
	Terminal bool
}

// Name is the program's name.
func (o Opener) Name() string { return filepath.Base(o.Args[0]) }

// errNoOpener tells what to do where there is no browser.
var errNoOpener = errors.New("no browser here: y copies the address, or set $BROWSER")

// errAddress is for an address that no program is given.
var errAddress = errors.New("this is no address that can be opened")

// textBrowsers need the terminal.
var textBrowsers = []string{"lynx", "w3m", "links", "links2", "elinks", "browsh", "cha", "carbonyl"}

// FindOpener is the command that opens the address: what $BROWSER names, else
// what the system has. getenv reads the environment, goos is the system's name.
func FindOpener(address string, getenv func(string) string, goos string) (Opener, error) {
	if !model.Followable(address) {
		return Opener{}, errAddress
	}
	for _, command := range strings.Split(getenv("BROWSER"), ":") {
		if args := browser(command, address); args != nil {
			return Opener{args, slices.Contains(textBrowsers, filepath.Base(args[0]))}, nil
		}
	}
	candidates := [][]string{{"xdg-open"}, {"wslview"}, {"gio", "open"}}
	switch {
	case goos == "darwin":
		candidates = [][]string{{"open"}}
	case goos == "windows":
		candidates = [][]string{{"rundll32", "url.dll,FileProtocolHandler"}}
	case getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "" && getenv("WSL_DISTRO_NAME") == "":
		// What opens files would look for a browser on a terminal that is taken.
		return Opener{}, errNoOpener
	}
	for _, args := range candidates {
		if path, err := exec.LookPath(args[0]); err == nil {
			return Opener{Args: append(append([]string{path}, args[1:]...), address)}, nil
		}
	}
	return Opener{}, errNoOpener
}

// browser is a command of $BROWSER with the address, at its %s or else at its
// end; nil where there is no such program.
func browser(command, address string) []string {
	args := strings.Fields(command)
	if len(args) == 0 {
		return nil
	}
	path, err := exec.LookPath(args[0])
	if err != nil {
		return nil
	}
	args[0] = path
	placed := false
	for i, arg := range args[1:] {
		if strings.Contains(arg, "%s") {
			args[i+1], placed = strings.ReplaceAll(arg, "%s", address), true
		}
	}
	if !placed {
		args = append(args, address)
	}
	return args
}
