package book

import (
	"encoding/xml"

	"lectern/model/ingest/pack"
)

// lock names the members that are encrypted.
type lock map[string]bool

// readLock reads META-INF/encryption.xml. Fonts are only obfuscated, which any
// reader may undo and this one need not; other methods keep readers out.
func readLock(a *pack.Archive) lock {
	data, err := a.Read("META-INF/encryption.xml")
	if err != nil {
		return nil
	}
	locked := make(lock)
	method := ""
	x := pack.NewXML(data, spaces())
	for {
		t, err := x.Next()
		if err != nil {
			return locked
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "EncryptedData":
			method = ""
		case "EncryptionMethod":
			if method == "" { // a key's own method may follow
				method = pack.Attr(e, "", "Algorithm")
			}
		case "CipherReference":
			if method != "http://www.idpf.org/2008/embedding" && method != "http://ns.adobe.com/pdf/enc#RC" {
				locked[a.Name(resolve(".", pack.Attr(e, "", "URI")))] = true
			}
		}
	}
}
