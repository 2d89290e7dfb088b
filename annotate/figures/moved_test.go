package figures

import "testing"

// A change from one amount to another is two amounts; a range is one.
func TestMoved(t *testing.T) {
	checkPhrases(t, []sentence{
		{"The price rose from $3 to $5.", "money $3 = 3 USD; money $5 = 5 USD"},
		{"Shares slipped 4.2p to 331p.", "money 4.2p = 0.042 GBP; money 331p = 3.31 GBP"},
		{"Crude fell more than $2 to $79.43.", "money $2 = 2 USD [more than]; money $79.43 = 79.43 USD"},
		{"Turnout rose from 20% to 30%.", "percent 20% = 20; percent 30% = 30"},
		{"The staff grew from 20 to 30 people.", "quantity 20 = 20; quantity 30 people = 30 people"},
		{"It raised the offer from the current $5 million to $6 million.", "money $5 million = 5000000 USD; money $6 million = 6000000 USD"},
		{"It plans to raise $5 million to $6 million.", "money $5 million to $6 million = 5000000..6000000 USD"},
		{"It costs from $5 to $10.", "money $5 to $10 = 5..10 USD"},
		{"Prices range from $5 to $10.", "money $5 to $10 = 5..10 USD"},
		{"It would cost $5 to $10.", "money $5 to $10 = 5..10 USD"},
		{"Prices may rise 5 to 10 percent.", "percent 5 to 10 percent = 5..10"},
		{"Rents have risen, ranging from 20 to 30 percent.", "percent 20 to 30 percent = 20..30"},
	})
}
