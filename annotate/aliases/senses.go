package aliases

import (
	"slices"

	"lectern/model"
)

// splitGroups parts the units of one name that are of different things. Every
// group has one sense at least.
func (w *whole) splitGroups() {
	for g := range int32(len(w.groups)) {
		group := &w.groups[g]
		if group.kind != model.Person || len(group.units) == 1 {
			w.newSense(g, group.units)
			continue
		}
		w.splitPersons(g)
	}
}

// splitPersons parts people of one name by their walks of life: units that
// tell compatible ones are one person, units that tell none go with the person
// whose context they share.
func (w *whole) splitPersons(g int32) {
	units := w.groups[g].units
	var lives []uint32 // the walks of life of each person, merged
	var members [][]int32
	var bare []int32
	for _, u := range units {
		roles := w.units[u].roles
		if roles == 0 {
			bare = append(bare, u)
			continue
		}
		i := slices.IndexFunc(lives, func(l uint32) bool { return compatible(l, roles) })
		if i < 0 {
			lives, members = append(lives, 0), append(members, nil)
			i = len(lives) - 1
		}
		lives[i] |= roles
		members[i] = append(members[i], u)
	}
	if len(members) <= 1 {
		w.newSense(g, units)
		return
	}
	var made []int32
	for _, m := range members {
		made = append(made, w.newSense(g, m))
	}
	w.rejoin(made)
	w.place(g, bare, made)
}

// rejoin joins again what walks of life have parted and contexts hold
// together: an actor who became a politician is still named with the same
// people.
func (w *whole) rejoin(made []int32) {
	for i, a := range made {
		for _, b := range made[:i] {
			if w.find(a) != w.find(b) && w.agreement(a, b) >= 4*agrees {
				w.join(b, a, "the same name, named with the same people and places", -1)
			}
		}
	}
}

// place puts each unit that tells no walk of life with the person whose
// context agrees most; where none does, with the one that most articles are
// about, if most are.
func (w *whole) place(g int32, bare []int32, made []int32) {
	for _, u := range bare {
		s := w.newSense(g, []int32{u})
		best, score := int32(-1), 0.0
		big, size, rest := int32(-1), 0, 0
		for _, m := range made {
			if v := w.agreement(s, m); v > score {
				best, score = m, v
			}
			n := len(w.senses[m].units)
			rest += n
			if n > size {
				big, size = m, n
			}
		}
		switch {
		case score >= agrees:
			w.join(best, s, "the same name, named with the same people and places", -1)
		case size > 2*(rest-size):
			w.join(big, s, "the same name, of the person most often meant", -1)
		}
	}
}

// neighbours lists the pairs of walks of life that one person often has.
var neighbours = [...][2]field{
	{politics, law}, {politics, business}, {politics, military}, {politics, activism}, {politics, royalty}, {politics, media},
	{law, activism}, {arts, media}, {arts, business}, {arts, activism}, {science, education}, {science, medicine}, {science, media},
	{science, business}, {science, politics}, {media, activism}, {business, sport}, {business, law}, {faith, activism}, {faith, politics},
	{education, activism}, {education, politics}, {medicine, education}, {medicine, politics}, {royalty, military}, {military, activism},
}

// compatible reports whether one person may well have both sets of walks of
// life.
func compatible(a, b uint32) bool {
	const crimes = 1 << crime
	a, b = a&^crimes, b&^crimes // anyone can stand trial
	if a == 0 || b == 0 || a&b != 0 {
		return true
	}
	for _, n := range neighbours {
		x, y := uint32(1)<<n[0], uint32(1)<<n[1]
		if a&x != 0 && b&y != 0 || a&y != 0 && b&x != 0 {
			return true
		}
	}
	return false
}
