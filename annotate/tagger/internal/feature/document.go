package feature

// What an occurrence of a word shows about the word; the other occurrences of
// the word in the document profit from it.
const (
	seenLower   = iota // written in lower case
	seenMid            // capitalised inside a sentence of ordinary text
	seenTitled         // after a title
	seenIn             // after "in", "near", "from"…
	seenSaid           // beside a verb of saying
	seenParen          // alone in parentheses
	seenOwner          // before a possessive
	seenLast           // last of a run of several capitalised words
	seenFirst          // first of such a run
	seenGiven          // after a given name in a run
	seenOrg            // in a run whose head is an organisation's
	seenThe            // after "the"
	seenPlace          // in a run whose head is a place's, or followed by a comma and a place
	seenCaps           // in capitals throughout
	seenAcronym        // the initials of a longer run
	seenBits
)

// record is what a document shows about one word.
type record struct {
	hash  uint64
	count [seenBits]uint8
	total uint8
	first uint16 // coarse cluster of the first word of a run that it ends
	head  uint16 // fine cluster of the head of a run that it is in, not at its end
}

// memory maps the hashes of words to records; it is reset, not freed, between
// documents.
type memory struct {
	slots   []int32 // index into records plus one
	records []record
}

func (m *memory) reset(words int) {
	size := 256
	for size < 2*words {
		size *= 2
	}
	if len(m.slots) < size || len(m.slots) > 8*size {
		m.slots = make([]int32, size)
	} else {
		clear(m.slots)
	}
	m.records = m.records[:0]
}

// find is the word's record, nil where the document has none.
func (m *memory) find(hash uint64) *record {
	mask := uint64(len(m.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := m.slots[i]
		if s == 0 {
			return nil
		}
		if m.records[s-1].hash == hash {
			return &m.records[s-1]
		}
	}
}

// at is the word's record, made where there is none. It is good until the next
// call.
func (m *memory) at(hash uint64) *record {
	mask := uint64(len(m.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := m.slots[i]
		if s == 0 {
			if 2*len(m.records) >= len(m.slots) {
				m.grow()
				return m.at(hash)
			}
			m.records = append(m.records, record{hash: hash})
			m.slots[i] = int32(len(m.records))
			return &m.records[len(m.records)-1]
		}
		if m.records[s-1].hash == hash {
			return &m.records[s-1]
		}
	}
}

func (m *memory) grow() {
	m.slots = make([]int32, 2*len(m.slots))
	mask := uint64(len(m.slots) - 1)
	for n, r := range m.records {
		i := r.hash & mask
		for m.slots[i] != 0 {
			i = (i + 1) & mask
		}
		m.slots[i] = int32(n + 1)
	}
}

// see adds an occurrence that shows the bits.
func (m *memory) see(hash uint64, bits uint32) *record {
	r := m.at(hash)
	if r.total < 255 {
		r.total++
		for b := range r.count {
			r.count[b] += uint8(bits >> b & 1)
		}
	}
	return r
}

// elsewhere is what the other occurrences show, given what this one shows.
func (r *record) elsewhere(own uint32) (bits uint32) {
	for b, c := range r.count {
		if c > uint8(own>>b&1) {
			bits |= 1 << b
		}
	}
	return bits
}
