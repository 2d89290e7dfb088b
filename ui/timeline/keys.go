package timeline

import "charm.land/bubbles/v2/key"

// Keys are the screen's own bindings, for help.
func Keys() []key.Binding {
	bind := func(k, help string) key.Binding { return key.NewBinding(key.WithKeys(k), key.WithHelp(k, help)) }
	return []key.Binding{
		bind("+", "zoom in: decade, year, month, day"), bind("-", "zoom out"),
		bind("<", "to the bar before"), bind(">", "to the next bar"),
	}
}
