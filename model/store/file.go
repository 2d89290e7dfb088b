package store

import (
	"errors"
	"os"
	"path/filepath"
)

// settings is the path of a file in the folder lectern of the system's folder
// for settings; "" where the system has none.
func settings(name string) string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "lectern", name)
}

// replace writes a file anew beside the old one and puts it in its place, so
// that a full disk leaves the old one whole.
func replace(path, text string) error {
	if path == "" {
		return errors.New("the system has no folder for settings")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(f.Name()))
	}
	return err
}
