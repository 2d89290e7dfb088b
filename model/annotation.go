package model

// EntityID names an entity. Within one Annotated it is the entity's index in
// Entities plus one; in a Resolution it is the index in its Entities plus one.
// Zero is no entity.
type EntityID int

// Annotation is a marked span of an article: what it is, what it stands for,
// what found it and how sure that is.
type Annotation struct {
	Span
	Kind Kind
	// Form is set on the four entity kinds alone.
	Form Form
	// Entity is the entity that the mention names, in the article's own scope.
	Entity EntityID
	// By says what found the annotation; Why says it in words that a person
	// can check, such as "after “president”" or "list of cities".
	By  Origin
	Why string
	// Confidence is the probability, in [0, 1], that span and kind are right.
	Confidence float64
	// Figure is set on money, percent and quantity; Time on date and duration;
	// Quote on quote.
	Figure *Figure
	Time   *Time
	Quote  *Quote
}

// Figure is a number and what it measures.
type Figure struct {
	// Min and Max are the value in units of one (2000000 for "$2m", 80 for
	// "80 %"); they are equal where the text gives one number.
	Min, Max float64
	// Hedge is the text's reservation in the text's own words, such as
	// "at least", "as many as", "about", "some"; "" where there is none.
	Hedge string
	// Currency is an ISO 4217 code, on money alone.
	Currency string
	// Unit is the unit (UCUM-like: "km", "kg", "[mi_i]" is written "mi") or
	// the counted noun phrase ("Syrian troops").
	Unit string
	// Event is what happened to it, as the verb's lemma or participle
	// ("killed", "destroyed"); "" where the text does not say.
	Event string
	// AttributedTo is who gave the figure; Place where it holds; both in the
	// scope of the annotation's Entity.
	AttributedTo, Place EntityID
	// When is a TIMEX3 value; "" where the text does not say.
	When string
}

// Time is a date or duration, normalised.
type Time struct {
	// Value is a TIMEX3 value: "2016-03-25", "2016-W12", "2016-SU", "P10M",
	// "PAST_REF"; "" where it could not be resolved.
	Value string
	// Precision is "day", "week", "month", "season", "quarter", "year",
	// "decade", "century", "time"; "" for a duration.
	Precision string
	// Anchor says what a relative date was resolved against: "published",
	// "text" (a date named in the text); "" where it needs none. An unresolved
	// one keeps its reason in Annotation.Why.
	Anchor string
}

// Quote is speech that the text gives, word for word or not.
type Quote struct {
	// Direct says that the words stand in quotation marks.
	Direct bool
	// Cue is the word that introduces the speech ("said", "according to").
	Cue string
	// Speaker is the entity that speaks; zero where unknown.
	Speaker EntityID
	// SpeakerSpan is the text that names the speaker; empty where none does.
	SpeakerSpan Span
}

// Evidence is why a name is held to name an entity, or why two were joined.
type Evidence struct {
	// Reason says it in words that a person can check, such as
	// "in parentheses after the name".
	Reason string
	// Article is the index of the article that shows it, -1 where a list does.
	Article int
	// Span is where in that article.
	Span Span
}

// Alias is a name that an entity goes by.
type Alias struct {
	Name     string
	Form     Form
	Count    int
	Evidence Evidence
}

// Entity is one thing in the world.
type Entity struct {
	ID   EntityID
	Kind Kind
	// Name is the canonical name: the fullest that the texts use.
	Name string
	// Aliases are the names it goes by, most frequent first, Name among them.
	Aliases []Alias
	// Descriptions are what the texts say it is ("a London-based monitoring
	// group"), in order of appearance.
	Descriptions []Description
	// Located says that Latitude and Longitude (degrees, WGS 84) are known.
	Located             bool
	Latitude, Longitude float64
	// Country is an ISO 3166-1 alpha-2 code; "" where unknown or no place.
	Country string
}

// Description is a phrase that says what an entity is, and where.
type Description struct {
	Text    string
	Article int
	Span    Span
}

// Annotated is an article with what was found in it.
type Annotated struct {
	Article *Article
	// Annotations are sorted by Start; of two that start together the longer
	// comes first. Marks of one kind never overlap each other.
	Annotations []Annotation
	// Entities are those of this article; Annotation.Entity, Figure and Quote
	// point into it.
	Entities []Entity
	// Sentences are the sentences of the text, in order.
	Sentences []Span
}

// EntityOf is the entity that id names in the article's scope, nil for zero.
func (a *Annotated) EntityOf(id EntityID) *Entity {
	if id < 1 || int(id) > len(a.Entities) {
		return nil
	}
	return &a.Entities[id-1]
}

// Resolution says which entities of several articles are one and the same.
type Resolution struct {
	// Entities are the entities of all the articles together.
	Entities []Entity
	// Of[i][j] is the entity of the whole that article i's Entities[j] is.
	Of [][]EntityID
}
