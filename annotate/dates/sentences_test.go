package dates

import "testing"

// The sentences that the rules were written with.
func TestDevelopment(t *testing.T) {
	check(t, []sentence{
		// Explicit dates.
		{"2016-03-25", "He was born on 25 March 1950 and died on Mar 25, 2016.", "25 March 1950 = 1950-03-25; Mar 25, 2016 = 2016-03-25"},
		{"2016-03-25", "The 2016-03-25 edition; the 25/03/2016 edition.", "2016-03-25 = 2016-03-25; 25/03/2016 = 2016-03-25"},
		{"2016-03-25", "Signed on 05/08/2015 in Geneva.", "05/08/2015 = 2015-05-08"},
		{"2016-03-25", "Signed on 05/08/2015 in Geneva, a day after 4 August.", "05/08/2015 = 2015-08-05; a day after 4 August = 2015-08-05"},
		{"2016-03-25", "The city fell in May 2015, and again in summer 2014.", "May 2015 = 2015-05; summer 2014 = 2014-SU"},
		{"2016-03-25", "In the 1990s and in the 19th century it was a village.", "1990s = 199; 19th century = 18"},
		{"2020-01-15", "Profit rose in Q3 2019 and early 2016.", "Q3 2019 = 2019-Q3; early 2016 = 2016"},
		{"2020-01-15", "It opened in 2011, after 2,000 people and 2000 men had moved.", "2011 = 2011"},
		{"2022-07-20", "The games run from July 14 to 24, 2022.", "from July 14 to 24, 2022 = 2022-07-14/2022-07-24"},
		{"2016-04-10", "He visited Uzbekistan on 5-6 April 2016.", "5-6 April 2016 = 2016-04-05/2016-04-06"},
		{"2022-07-20", "Friday, July 22, 2022 and Thursday (21 July)", "Friday, July 22, 2022 = 2022-07-22; Thursday (21 July) = 2022-07-21"},
		// Relative dates.
		{"2016-12-10", "The group killed 49 troops on Friday, said a statement on Saturday.", "Friday = 2016-12-09; Saturday = 2016-12-10"},
		{"2016-12-10", "The talks will resume on Tuesday.", "Tuesday = 2016-12-13"},
		{"2016-03-25", "It had overrun the city last May.", "last May = 2015-05"},
		{"2016-03-25", "They struck between Wednesday and last Sunday.", "between Wednesday and last Sunday = 2016-03-20/2016-03-23"},
		{"2016-03-25", "He was aiming to restart talks on April 9.", "April 9 = 2016-04-09"},
		{"2016-12-10", "The army retook it in March after 10 months.", "March = 2016-03; 10 months ~ P10M"},
		{"2016-12-10", "The offensive began three weeks ago; they were pushed out nine months ago.", "three weeks ago = 2016-W46; nine months ago = 2016-03"},
		{"2016-12-10", "It was claimed a week ago, last year and earlier this week.", "a week ago = 2016-W48; last year = 2015; earlier this week = 2016-W49"},
		{"2016-12-10", "Yesterday they left; today they meet; next Tuesday they vote.", "Yesterday = 2016-12-09; today = 2016-12-10; next Tuesday = 2016-12-13"},
		{"2016-12-10", "Attacks grew in recent months and will grow in the coming weeks.", "recent months ~ PXM; coming weeks ~ PXW"},
		{"2016-12-10", "It was shelled all night and again this morning, late last month and earlier today.", "this morning = 2016-12-10TMO; late last month = 2016-11; earlier today = 2016-12-10"},
		{"2016-12-10", "On 3 December the bridge fell. The following day the town was cut off.", "3 December = 2016-12-03; following day = 2016-12-04"},
		{"", "On Friday, last year and in March it rained.", "Friday = ; last year = ; March = XXXX-03"},
		// Durations.
		{"2016-12-10", "The 10-month occupation and the past 24 hours.", "10-month ~ P10M; past 24 hours ~ PT24H"},
		{"2016-12-10", "For two decades and a few days in the last two years.", "two decades ~ P20Y; a few days ~ PXD; last two years ~ P2Y"},
		{"2016-12-10", "Relics thousands of years old, a seven-year-old boy, 2,000-year-old temples.", ""},
		{"2016-12-10", "It took two hours and 20 minutes, or half an hour.", "two hours and 20 minutes ~ PT2H20M; half an hour ~ PT30M"},
		// What is no date.
		{"2016-12-10", "Theresa May may march on the second of the sites and sat in the sun.", ""},
		{"2016-12-10", "At 10:45 the Boeing 737 with 2,000 kg of fuel left for $2000.", ""},
		{"2016-12-10", "Call 138-2010-2015 or take the Sunday Times.", ""},
		{"2016-12-10", "He paid $2m a year, three times a week, and one day he will rue it.", ""},
	})
}
