package figures

import "testing"

// Families of figures, a member or two of each.
func TestFamilies(t *testing.T) {
	check(t, []sentence{
		// Money.
		{"It cost £354million, or $1.2billion.", "money £354million = 354000000 GBP; money $1.2billion = 1.2e+09 USD"},
		{"He paid five grand and ten bucks for the two Grand Prix tickets.", "money five grand = 5000 USD; money ten bucks = 10 USD; quantity two Grand Prix tickets = 2 Grand Prix tickets"},
		{"One kuai and five mao, three euros and 20 cents, thirteen dollars forty five.", "money One kuai and five mao = 1.5 CNY; money three euros and 20 cents = 3.2 EUR; money thirteen dollars forty five = 13.45 USD"},
		{"They paid 75 USD million, MEUR 25 and N5 billion.", "money 75 USD million = 75000000 USD; money MEUR 25 = 25000000 EUR; money N5 billion = 5e+09 NGN"},
		{"5 Polish zlotys, 5 Brazilian reais and 5 South African rand", "money 5 Polish zlotys = 5 PLN; money 5 Brazilian reais = 5 BRL; money 5 South African rand = 5 ZAR"},
		{"Half a dollar and a half million dollars.", "money Half a dollar = 0.5 USD; money a half million dollars = 500000 USD"},
		// Names that currencies share, by the country that the article names.
		{"In Argentina the wage is 500,000 pesos; 300 Mexican pesos.", "money 500,000 pesos = 500000 ARS; money 300 Mexican pesos = 300 MXN"},
		{"Pakistan paid Rs5,000 and Rs. 300 million.", "money Rs5,000 = 5000 PKR; money Rs. 300 million = 300000000 PKR"},
		{"A firm in Senegal paid 5 million CFA francs.", "money 5 million CFA francs = 5000000 XOF"},
		{"It paid 5 million dinars.", "money 5 million dinars = 5000000"},
		// Units.
		{"10 kilohertz, 5 kilojoules, 3 megabits, 10 psi, 5 kb", "quantity 10 kilohertz = 10 kHz; quantity 5 kilojoules = 5 kJ; quantity 3 megabits = 3 Mbit; quantity 10 psi = 10 psi; quantity 5 kb = 5 kB"},
		{"120 km², 5,000 sq km and 3,000 cubic metres per second", "quantity 120 km² = 120 km2; quantity 5,000 sq km = 5000 km2; quantity 3,000 cubic metres per second = 3000 m3/s"},
		{"Water levels rose by 1.8m.", "quantity 1.8m = 1.8 m"},
		{"The population rose by 1.8m.", "quantity 1.8m = 1800000"},
		{"It was 30 C, or -12 degrees.", "quantity 30 C = 30 Cel; quantity -12 degrees = -12 deg"},
		{"The child is half a year old; the man of age 87.", "quantity half a year old = 0.5 year; quantity age 87 = 87 year"},
		// Shares.
		{"Half a percent, point five per cent, 2.5pp, ten to twenty percent", "percent Half a percent = 0.5; percent point five per cent = 0.5; percent 2.5pp = 2.5 percentage points; percent ten to twenty percent = 10..20"},
		{"1 in 5 children and nine out of ten doctors.", "quantity 1 in 5 children = 0.2 children; quantity nine out of ten doctors = 0.9 doctors"},
		// Compounds with a number of their own; counts without a size.
		{"Two 2,000-year-old temples and two seven-year-old boys.", "quantity Two 2,000-year-old temples = 2 temples; quantity two seven-year-old boys = 2 boys"},
		{"It seized several key areas; a few men and many others fled.", ""},
		{"Several hundred men and several dozen trucks went a few miles.", "quantity Several hundred men = 300..900 men; quantity several dozen trucks = 36..108 trucks; quantity a few miles = 3..5 mi"},
		{"ARMY SAYS 12 SOLDIERS KILLED IN TWO BLASTS NEAR PALMYRA", "quantity 12 SOLDIERS = 12 SOLDIERS; quantity TWO BLASTS = 2 BLASTS"},
		{"49 US troops and 12 UN monitors left.", "quantity 49 US troops = 49 US troops; quantity 12 UN monitors = 12 UN monitors"},
		{"At one point two men fled.", "quantity two men = 2 men"},
	})
}
