package figures

import "testing"

// The sentences that the rules were written with.
func TestDevelopment(t *testing.T) {
	check(t, []sentence{
		// Counted things.
		{"The group killed 49 Syrian troops near the city on Friday.", "quantity 49 Syrian troops = 49 Syrian troops"},
		{"They have killed at least 217 people execution-style.", "quantity 217 people = 217 people [at least]"},
		{"As many as 50 troops were reported dead.", "quantity 50 troops = 50 troops [As many as]"},
		{"It has destroyed 168 oil tankers belonging to the group.", "quantity 168 oil tankers = 168 oil tankers"},
		{"Six command posts, five tanks, two ammunition dumps and 15 vehicles were hit.",
			"quantity Six command posts = 6 command posts; quantity five tanks = 5 tanks; quantity two ammunition dumps = 2 ammunition dumps; quantity 15 vehicles = 15 vehicles"},
		{"A total of 320 “terrorists” were killed.", "quantity 320 “terrorists” = 320 terrorists"},
		{"The base houses several dozen troops.", "quantity several dozen troops = 36..108 troops"},
		{"Tens of thousands of Syrian troops and dozens of raids.", "quantity Tens of thousands of Syrian troops = 20000..99999 Syrian troops; quantity dozens of raids = 24..99 raids"},
		{"A video showed four captured soldiers on their knees.", "quantity four captured soldiers = 4 captured soldiers"},
		{"The blast killed 12 and injured 30.", "quantity 12 = 12; quantity 30 = 30"},
		{"Two were killed and three arrested.", "quantity Two = 2; quantity three = 3"},
		{"One strike destroyed one tank; one of them missed, and no one was hurt one day.", "quantity One strike = 1 strike; quantity one tank = 1 tank"},
		{"The 60-plus nations and 50+ villages.", "quantity 60-plus nations = 60 nations [plus]; quantity 50+ villages = 50 villages [+]"},
		{"Some 35 lakh voters in 2 crore homes.", "quantity 35 lakh voters = 3500000 voters [Some]; quantity 2 crore homes = 20000000 homes"},
		{"About 1.2m people fled.", "quantity 1.2m people = 1200000 people [About]"},
		// Ranges and shares.
		{"Between 40 and 50 houses burned, 3,000–4,000 acres in all.", "quantity 40 and 50 houses = 40..50 houses [Between]; quantity 3,000–4,000 acres = 3000..4000 acre"},
		{"A third of voters and half the population; one in three women.", "quantity A third of voters = 0.333333333 voters; quantity half = 0.5; quantity one in three women = 0.333333333 women"},
		{"Two-thirds of members voted.", "quantity Two-thirds of members = 0.666666667 members"},
		// Units.
		{"It is about 12 miles south, 5-6 km off the road.", "quantity 12 miles = 12 mi [about]; quantity 5-6 km = 5..6 km"},
		{"Some 300 miles north, at 38°C, with a 7.62mm gun and 190,000 square metres.",
			"quantity 300 miles = 300 mi [Some]; quantity 38°C = 38 Cel; quantity 7.62mm = 7.62 mm; quantity 190,000 square metres = 190000 m2"},
		{"He is 5ft 10in tall.", "quantity 5ft 10in = 5.83333333 ft"},
		// Ages.
		{"A seven-year-old boy, his sister, aged 34, and 2,000-year-old temples.",
			"quantity seven-year-old = 7 year; quantity 34 = 34 year; quantity 2,000-year-old = 2000 year"},
		{"Officers arrested Ahmed Khalil, 34, on Monday.", "quantity 34 = 34 year"},
		// Per cent.
		{"They hold more than 80pc of it, 5 to 10 per cent less, 12.5% to 20%.",
			"percent 80pc = 80 [more than]; percent 5 to 10 per cent = 5..10; percent 12.5% to 20% = 12.5..20"},
		// Money.
		{"It led to some $2m (£1.6m) of losses.", "money $2m = 2000000 USD [some]; money £1.6m = 1600000 GBP"},
		{"USD 3.4 billion, US$6 billion, Rs4,000, R67.6 billion, 50 €.",
			"money USD 3.4 billion = 3.4e+09 USD; money US$6 billion = 6e+09 USD; money Rs4,000 = 4000; money R67.6 billion = 6.76e+10 ZAR; money 50 € = 50 EUR"},
		{"It cost 2 million euros, 150,000 Egyptian pounds and hundreds of millions of dollars.",
			"money 2 million euros = 2000000 EUR; money 150,000 Egyptian pounds = 150000 EGP; money hundreds of millions of dollars = 200000000..999999999 USD"},
		{"Between $5 and $10 million, $1.2–1.4 trillion, a billion-dollar deal.",
			"money $5 and $10 million = 5000000..10000000 USD [Between]; money $1.2–1.4 trillion = 1.2e+12..1.4e+12 USD; money a billion-dollar = 1e+09 USD"},
		{"The baby weighed 12 pounds.", "quantity 12 pounds = 12 lb"},
		// What is no figure.
		{"They won 3-1 in the Boeing 737 on Channel 4 under Article 50 with Covid-19.", ""},
		{"The 407th unit of the G20 met at 10:45 or 5pm at 10 Downing Street on 25 March 2016.", ""},
		{"The toll rose to 49\n\nTroops fled.", "quantity 49 = 49"},
		{"Call +1-222-555-0199 or 555 0134 2201; the Big Four drew two-nil.", ""},
	})
}
