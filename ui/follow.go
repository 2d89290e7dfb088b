package ui

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/ui/links"
)

// followLinks lists where the article leads, from its focused link or from what
// is on the screen.
func (m *Model) followLinks() {
	i := m.reader.Article()
	if i < 0 {
		return
	}
	m.push(links.New(m.ctx, i, m.reader.Seen(), m.reader.Reading()))
}

// stepLink moves the focus to the next or previous link.
func (m *Model) stepLink(dir int) {
	switch {
	case m.reader.Article() < 0 || m.reader.StepLink(dir):
	case dir < 0:
		m.say("No link above in this article.")
	default:
		m.say("No link below in this article.")
	}
}

// openedMsg says that a browser took an address, or why it did not.
type openedMsg struct {
	address string
	err     error
}

// settle is how long a browser may take to fail: later it is taken to run.
const settle = 3 * time.Second

// follow opens an address, as the reader asked, with the system's opener.
func (m *Model) follow(address string) tea.Cmd {
	opener, err := links.FindOpener(address, os.Getenv, runtime.GOOS)
	if err != nil {
		m.say(sentence(err))
		return nil
	}
	cmd := exec.Command(opener.Args[0], opener.Args[1:]...)
	if opener.Terminal {
		m.outside++
		return tea.ExecProcess(cmd, func(err error) tea.Msg { return openedMsg{address, err} })
	}
	m.say("Opening " + model.Host(address) + " with " + model.SanitizeLine(opener.Name()) + "…")
	detach(cmd)
	m.outside++
	return func() tea.Msg {
		if err := cmd.Start(); err != nil {
			return openedMsg{address, err}
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case err := <-ended:
			return openedMsg{address, err}
		case <-time.After(settle):
			return openedMsg{address: address}
		}
	}
}

// opened tells what became of an address.
func (m *Model) opened(msg openedMsg) {
	m.outside--
	if msg.err != nil {
		m.say(fmt.Sprintf("%s was not opened: %s. y copies the address.", model.Host(msg.address), model.SanitizeLine(msg.err.Error())))
		return
	}
	m.say("Opened " + model.Host(msg.address) + ".")
}

// copyCommand gives a command of this program to the clipboard and shows it.
func (m *Model) copyCommand(words []string) tea.Cmd {
	line := "lectern"
	for _, w := range words {
		line += " " + quoteWord(w)
	}
	cmd := m.copyText(line, "the command")
	m.say("Copied: " + line)
	return cmd
}

// sentence is an error as a sentence of its own.
func sentence(err error) string {
	text := model.SanitizeLine(err.Error())
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}
