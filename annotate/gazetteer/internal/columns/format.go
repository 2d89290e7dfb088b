package columns

// The columns of the compiled file, in order. Forms are the names, sorted by
// key; items are the things they name, sorted by the form of their canonical
// name; words are single words with their bits and frequency.
const (
	// ColPrefix, ColSuffix: how many bytes a form shares with the form before,
	// and the rest of it, ended by a zero byte.
	ColPrefix = iota
	ColSuffix
	// ColStrength is a byte a form, 255 for strength 1.
	ColStrength
	// ColFlags is a byte a form, of FormFlag bits.
	ColFlags
	// ColCanonical counts the items that have the form as canonical name;
	// ColOthers counts the further items that go by it, ColOtherLow, Mid and
	// High hold their indices, three bytes each in three columns.
	ColCanonical
	ColOthers
	ColOtherLow
	ColOtherMid
	ColOtherHigh
	// ColList is a List an item, ColCountry an index into Countries.
	ColList
	ColCountry
	// Of items that are places: latitude and longitude in hundredths of a
	// degree (two's complement, low and high bytes in two columns), population
	// as two significant digits and a power of ten.
	ColLatLow
	ColLatHigh
	ColLonLow
	ColLonHigh
	ColPopDigits
	ColPopPower
	// ColRegion is the name of a place's first-level region, as index of an
	// item plus one, three bytes in three columns.
	ColRegionLow
	ColRegionMid
	ColRegionHigh
	// Words, like forms; their Class in four columns, their rank in the list of
	// words by frequency as a byte of RankStep steps.
	ColWordPrefix
	ColWordSuffix
	ColClass0
	ColClass1
	ColClass2
	ColClass3
	ColRank
	// ColCountries is the two-letter codes one after the other, "  " first.
	ColCountries
	ColCount
)

// The bits of a form.
const (
	// FormExact: read only where the text has it in capitals ("US", "WHO").
	FormExact = 1 << iota
	// FormNeedsContext: too ambiguous to stand alone ("IS").
	FormNeedsContext
	// FormDisplay: the form is kept as an alias to show.
	FormDisplay
)

// RankStep is how many steps of the rank column double a rank.
const RankStep = 12
