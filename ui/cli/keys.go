package cli

import (
	"io"

	"github.com/spf13/cobra"

	"lectern/ui/keymap"
)

func (p Program) keysCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "keys",
		Short: "Write the keys in the form in which they can be changed",
		Long: `Write every key with what it does. Save the lines to ` + keymap.Path() + `,
change what you like, and leave out the rest.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			keys, err := keymap.Load(keymap.Path())
			if err != nil {
				return err
			}
			return p.write(func(w io.Writer) error { return keys.Write(w) })
		},
	}
}
