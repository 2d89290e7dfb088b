package dates

import "testing"

// Sentences written before the rules were run on them: at the first run 40 of
// 44 came out as expected; what failed was then mended.
func TestHeldOut(t *testing.T) {
	const day = "2019-09-18" // a Wednesday
	check(t, []sentence{
		{day, "The court is to rule on Friday, two weeks after the 4 September hearing.", "Friday = 2019-09-20; two weeks ~ P2W; 4 September = 2019-09-04"},
		{day, "Voters in Tunisia went to the polls on Sunday.", "Sunday = 2019-09-15"},
		{day, "The storm made landfall late on Tuesday and will weaken by Thursday.", "Tuesday = 2019-09-17; Thursday = 2019-09-19"},
		{day, "The firm was founded in 1887 and went public in the 1920s.", "1887 = 1887; 1920s = 192"},
		{day, "Growth slowed in the second quarter of 2019, after a strong first half of 2018.", "second quarter of 2019 = 2019-Q2; first half of 2018 = 2018-H1"},
		{day, "He was jailed for 18 months last year.", "18 months ~ P18M; last year = 2018"},
		{day, "The festival runs from 3 to 12 October.", "from 3 to 12 October = 2019-10-03/2019-10-12"},
		{day, "She resigned on the night of 21 August 2017.", "21 August 2017 = 2017-08-21"},
		{day, "Protests began in June and have lasted more than 100 days.", "June = 2019-06; 100 days ~ P100D"},
		{day, "The president will visit Beijing in November.", "November = 2019-11"},
		{day, "The ceasefire of last December collapsed within three weeks.", "last December = 2018-12; three weeks ~ P3W"},
		{day, "Sept. 11, 2001, is remembered every year.", "Sept. 11, 2001 = 2001-09-11"},
		{day, "The 17th-century palace burned down in the early hours of Monday.", "17th-century = 16; Monday = 2019-09-16"},
		{day, "It was the hottest July since 1880.", "July = 2019-07; 1880 = 1880"},
		{day, "By mid-October the dam should be full.", "mid-October = 2019-10"},
		{day, "Ten years ago today the wall was torn down.", "Ten years ago = 2009; today = 2019-09-18"},
		{day, "He served from 1997 until 2005.", "from 1997 until 2005 = 1997/2005"},
		{day, "The exhibition closes on Saturday 28 September.", "Saturday 28 September = 2019-09-28"},
		{day, "The strike entered its third week this week.", "this week = 2019-W38"},
		{day, "The match kicks off at 19:45 on Tuesday, 24 September.", "Tuesday, 24 September = 2019-09-24"},
		{day, "Two days later, on 20 June, a drone was shot down.", "Two days ~ P2D; 20 June = 2019-06-20"},
		{day, "On 13 June two tankers were hit. A week later a drone was shot down.", "13 June = 2019-06-13; A week later = 2019-W25"},
		{day, "The report covers April-June 2018.", "April-June 2018 = 2018-04/2018-06"},
		{day, "The deal was agreed last Thursday and takes effect next month.", "last Thursday = 2019-09-12; next month = 2019-10"},
		{day, "Summer 2018 was dry; this winter may be worse.", "Summer 2018 = 2018-SU; this winter = 2019-WI"},
		{day, "The company, founded in the late 19th century, closed at the end of 2016.", "late 19th century = 18; end of 2016 = 2016"},
		{day, "In recent weeks, and for the past decade, rents have risen.", "recent weeks ~ PXW; past decade ~ P10Y"},
		{day, "The 2014 World Cup and the 2018-19 season.", "2014 = 2014; 2018-19 = 2018/2019"},
		{day, "Judge May Smith and Prime Minister Theresa May met April Jones in March.", "March = 2019-03"},
		{day, "They may march on the second and sat in the sun.", ""},
		{day, "The 737 Max 8 was grounded at 3pm; gate 12 opened at 10:30.", ""},
		{day, "Call 2019 or write to PO Box 1945.", "2019 = 2019"},
		{day, "He is a 45-year-old father whose son is two years old.", ""},
		{day, "It sold 2,019 copies at $1999 and 1,998 kg of rice.", ""},
		{day, "The treaty of 25.05.1963 was signed; see 2019-07-01 for the annex.", "25.05.1963 = 1963-05-25; 2019-07-01 = 2019-07-01"},
		{day, "Christmas Day 2018 and Good Friday 2019 were quiet.", "Christmas Day 2018 = 2018-12-25; Good Friday 2019 = 2019-04-19"},
		{day, "A three-day visit, a 24-hour curfew and a half-hour talk.", "three-day ~ P3D; 24-hour ~ PT24H; half-hour ~ PT30M"},
		{day, "He waited two and a half years, or several decades, for an answer.", "two and a half years ~ P2.5Y; several decades ~ PXY"},
		{day, "The vote is due in two weeks' time.", "two weeks ~ P2W"},
		{day, "The town fell in 480 BC and again in AD 70.", "480 BC = BC0480; AD 70 = 0070"},
		{day, "On Wednesday morning and again last night shots were heard.", "Wednesday morning = 2019-09-18TMO; last night = 2019-09-17TNI"},
		{day, "Between 2011 and 2018 about 400,000 people died.", "Between 2011 and 2018 = 2011/2018"},
		{day, "The first six months of 2019 were the warmest on record.", "first six months of 2019 = 2019-01/2019-06"},
		{"", "He was arrested on Tuesday, 12 March 2013, and freed three months later.", "Tuesday, 12 March 2013 = 2013-03-12; three months later = 2013-06"},
	})
}
