package keymap

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
)

// Path is the file that a person's own keys are read from: keys in the folder
// lectern of the system's folder for settings. It is "" where the system has
// none.
func Path() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "lectern", "keys")
}

// Load is the default map with what the file changes. A file that does not
// exist changes nothing; the error of one that cannot be understood names its
// line.
func Load(path string) (*Map, error) {
	m := Default()
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) || path == "" {
		return m, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the keys in %s cannot be read: %w", path, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	if err := m.Read(f); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// Read changes the map by lines of the form "name = key key". A line that
// begins with # is a remark.
func (m *Map) Read(r io.Reader) error {
	fields := m.fields()
	scanner := bufio.NewScanner(r)
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, keys, ok := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		b, known := fields[name]
		switch {
		case !ok:
			return fmt.Errorf("line %d is not of the form “name = key key”: %q", n, line)
		case !known:
			return fmt.Errorf("line %d: there is no key named %q; “lectern keys” lists them", n, name)
		case len(strings.Fields(keys)) == 0:
			return fmt.Errorf("line %d gives no key for %s", n, name)
		}
		*b = bind(b.Help().Desc, strings.Fields(keys)...)
	}
	if err := scanner.Err(); err != nil {
		return err
	}
	return m.check()
}

// Write writes the map in the form that Read takes, each line with what the key
// does.
func (m *Map) Write(w io.Writer) error {
	fields := m.fields()
	for _, s := range m.Sections() {
		if _, err := fmt.Fprintf(w, "# %s\n", s.Where); err != nil {
			return err
		}
		for _, b := range s.Bindings() {
			for name, f := range fields {
				if strings.Join(f.Keys(), " ") == strings.Join(b.Keys(), " ") && f.Help().Desc == b.Help().Desc {
					if _, err := fmt.Fprintf(w, "# %s\n%s = %s\n", b.Help().Desc, name, strings.Join(b.Keys(), " ")); err != nil {
						return err
					}
				}
			}
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}

// fields are the map's bindings by name: NextPerson is "next-person".
func (m *Map) fields() map[string]*key.Binding {
	v := reflect.ValueOf(m).Elem()
	all := make(map[string]*key.Binding, v.NumField())
	for i := range v.NumField() {
		all[kebab(v.Type().Field(i).Name)] = v.Field(i).Addr().Interface().(*key.Binding)
	}
	return all
}

func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// check says where two bindings share a key, or one begins another: the second
// could never be reached.
func (m *Map) check() error {
	seen := make(map[string]string)
	for _, s := range m.Sections() {
		if s.Where == Lists {
			continue // lists have keys of their own
		}
		for _, b := range s.Bindings() {
			for _, k := range b.Keys() {
				if other, ok := seen[k]; ok {
					return fmt.Errorf("%s is the key for both “%s” and “%s”", Show(k), other, b.Help().Desc)
				}
				seen[k] = b.Help().Desc
			}
		}
	}
	for k, what := range seen {
		if m.Prefixes(k) {
			return fmt.Errorf("%s, the key for “%s”, begins another key", Show(k), what)
		}
	}
	return nil
}
