package model

import "fmt"

// Kind says what an annotation marks.
type Kind uint8

// The kinds, in the order in which lists show them.
const (
	KindNone Kind = iota
	Person
	Organization
	Place
	Group // a nationality, a religion, a people
	Date
	Duration
	Money
	Percent
	Quantity
	QuoteKind
	kindCount
)

var kindNames = [kindCount]string{
	"", "person", "organization", "place", "group",
	"date", "duration", "money", "percent", "quantity", "quote",
}

// Kinds lists every kind but KindNone, in the order in which lists show them.
func Kinds() []Kind {
	kinds := make([]Kind, 0, kindCount-1)
	for k := Person; k < kindCount; k++ {
		kinds = append(kinds, k)
	}
	return kinds
}

// String is the kind's name in JSON and in the command line.
func (k Kind) String() string {
	if k < kindCount {
		return kindNames[k]
	}
	return fmt.Sprintf("kind(%d)", uint8(k))
}

// ParseKind is the inverse of Kind.String.
func ParseKind(name string) (Kind, error) {
	for k := Person; k < kindCount; k++ {
		if kindNames[k] == name {
			return k, nil
		}
	}
	return KindNone, fmt.Errorf("%q is no kind of mark", name)
}

// IsEntity reports whether annotations of this kind name an entity.
func (k Kind) IsEntity() bool { return k >= Person && k <= Group }

// IsFigure reports whether annotations of this kind carry a Figure.
func (k Kind) IsFigure() bool { return k >= Money && k <= Quantity }

// IsTime reports whether annotations of this kind carry a Time.
func (k Kind) IsTime() bool { return k == Date || k == Duration }

// Form says how a mention names its entity.
type Form uint8

// The forms, from the clearest to the least clear.
const (
	FormNone Form = iota
	Named         // "Rami Abdel Rahman"
	Short         // "the Observatory", "Assad"
	Nominal       // "a monitoring group"
	Pronoun       // "it"
	formCount
)

var formNames = [formCount]string{"", "named", "short", "nominal", "pronoun"}

// String is the form's name in JSON.
func (f Form) String() string {
	if f < formCount {
		return formNames[f]
	}
	return fmt.Sprintf("form(%d)", uint8(f))
}

// Origin says what found an annotation.
type Origin uint8

// The origins of an annotation.
const (
	OriginNone Origin = iota
	List              // a gazetteer or another compiled list
	Rule              // a written rule
	Trained           // the trained tagger
	Document          // a clear occurrence elsewhere in the same article
	Reader            // the reader's own decision
	originCount
)

var originNames = [originCount]string{"", "list", "rule", "model", "document", "reader"}

// String is the origin's name in JSON.
func (o Origin) String() string {
	if o < originCount {
		return originNames[o]
	}
	return fmt.Sprintf("origin(%d)", uint8(o))
}
