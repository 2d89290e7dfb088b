package dates

import (
	"strings"
	"sync"
)

// feasts lists the holidays by their first word, longest first. Possessive
// endings are left out of the names.
var feasts = sync.OnceValue(func() map[string][]feast {
	m := map[string][]feast{}
	add := func(names string, h feast) {
		for name := range strings.SplitSeq(names, ";") {
			words := strings.Fields(name)
			h.rest = words[1:]
			m[words[0]] = append(m[words[0]], h)
		}
	}
	fixed := func(month, day int, names string) { add(names, feast{month: month, day: day, firm: true}) }
	fixed(12, 31, "new year eve;new years eve")
	fixed(1, 1, "new year day;new years day")
	fixed(12, 24, "christmas eve;xmas eve")
	fixed(12, 25, "christmas day;xmas day")
	fixed(12, 26, "boxing day")
	fixed(1, 6, "epiphany")
	fixed(1, 26, "australia day")
	fixed(2, 2, "groundhog day")
	fixed(2, 14, "valentine day;valentines day")
	fixed(3, 8, "international women day;women day")
	fixed(3, 17, "st patrick day;st. patrick day;saint patrick day")
	fixed(4, 1, "april fools day;april fool day")
	fixed(4, 22, "earth day")
	fixed(4, 25, "anzac day")
	fixed(5, 1, "may day;labour day;international workers day")
	fixed(5, 5, "cinco de mayo")
	fixed(6, 19, "juneteenth")
	fixed(7, 1, "canada day")
	fixed(7, 14, "bastille day")
	fixed(9, 11, "patriot day")
	fixed(11, 1, "all saints day")
	fixed(11, 2, "all souls day")
	fixed(11, 5, "guy fawkes night;guy fawkes day;bonfire night")
	fixed(11, 11, "veterans day;remembrance day")
	easter := func(days int, names string) { add(names, feast{movable: true, easter: days, firm: true}) }
	easter(-47, "mardi gras;shrove tuesday")
	easter(-46, "ash wednesday")
	easter(-7, "palm sunday")
	easter(-3, "maundy thursday;holy thursday")
	easter(-2, "good friday")
	easter(-1, "holy saturday;easter saturday")
	easter(0, "easter sunday;easter day")
	easter(1, "easter monday")
	easter(39, "ascension day")
	easter(49, "whit sunday")
	easter(50, "whit monday")
	nth := func(month, n, weekday, after int, names string) {
		add(names, feast{month: month, nth: n, weekday: weekday, after: after, firm: true})
	}
	nth(1, 3, 1, 0, "martin luther king jr. day;martin luther king jr day;martin luther king day;mlk day")
	nth(2, 3, 1, 0, "presidents day;president day")
	nth(5, 2, 7, 0, "mother day;mothers day")
	nth(5, -1, 1, 0, "memorial day")
	nth(6, 3, 7, 0, "father day;fathers day")
	nth(9, 1, 1, 0, "labor day")
	nth(10, 2, 1, 0, "columbus day")
	nth(11, 4, 4, 0, "thanksgiving day")
	nth(11, 4, 4, 1, "black friday")
	nth(11, 4, 4, 4, "cyber monday")
	add("chinese new year;lunar new year;eid al - fitr;eid al - adha;eid - ul - fitr;eid - ul - adha;yom kippur;rosh hashanah", feast{lunar: true, firm: true})
	add("ramadan;ramazan;eid;diwali;deepavali;hanukkah;passover;nowruz;holi;vesak", feast{lunar: true})
	add("lent", feast{lunar: true, loose: true})
	add("christmas;xmas", feast{month: 12, day: 25})
	add("new year", feast{month: 1, day: 1})
	add("halloween", feast{month: 10, day: 31})
	add("thanksgiving", feast{month: 11, nth: 4, weekday: 4})
	add("easter", feast{movable: true})
	add("pentecost", feast{movable: true, easter: 49})
	add("epiphany", feast{month: 1, day: 6, loose: true})
	return m
})
