package pdf

import "strings"

// link is a place on the page that leads to an address.
type link struct {
	box rect
	url string
}

// maxLinks bounds the links that are looked at on a page.
const maxLinks = 2000

// links are the links of a page that lead to addresses, once its characters are
// read. document and page are handles of PDFium.
func (r *reader) links(document, page uint64) []link {
	const typeURI = 3 // FPDFAction_GetType
	var out []link
	position, handle := r.scratch+64, r.scratch+68
	r.memory.WriteUint32Le(position, 0)
	for range maxLinks {
		if r.call("FPDFLink_Enumerate", page, uint64(position), uint64(handle)) == 0 {
			break
		}
		at, _ := r.memory.ReadUint32Le(handle)
		action := r.call("FPDFLink_GetAction", uint64(at))
		if action == 0 || r.call("FPDFAction_GetType", action) != typeURI {
			continue
		}
		const most = 2048 // bytes of an address
		n := uint32(r.call("FPDFAction_GetURIPath", document, action, uint64(r.scratch+128), most))
		url := strings.TrimRight(string(r.bytes(r.scratch+128, min(n, most))), "\x00")
		if n > most || url == "" || r.call("FPDFLink_GetAnnotRect", uint64(at), uint64(r.scratch)) == 0 {
			continue
		}
		f := r.floats(4) // left, top, right, bottom
		out = append(out, link{r.place(rect{f[0], min(f[1], f[3]), f[2], max(f[1], f[3])}), url})
	}
	return out
}

// mark gives words the addresses of the links that they are in.
func mark(words []word, links []link) {
	for _, l := range links {
		for k := range words {
			w := &words[k]
			x, y := (w.box.x0+w.box.x1)/2, w.base-capsHeight/3*w.size
			if l.box.x0 <= x && x <= l.box.x1 && l.box.y0 <= y && y <= l.box.y1 {
				w.url = l.url
			}
		}
	}
}
