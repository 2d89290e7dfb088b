package dates

import "testing"

// Families of dates and durations, a member or two of each, read on Monday 7
// November 2016.
func TestFamilies(t *testing.T) {
	const day = "2016-11-07"
	check(t, []sentence{
		// Numbers: order by the other dates, by the English, else the month first.
		{day, "It is due on 04/22/17, 22/04/2017, 2017 04 22 or 2017.04.22.", "04/22/17 = 2017-04-22; 22/04/2017 = 2017-04-22; 2017 04 22 = 2017-04-22; 2017.04.22 = 2017-04-22"},
		{day, "The new defence programme costs £5 and began on 05/08/2015.", "05/08/2015 = 2015-08-05"},
		{day, "The new defense program began on 05/08/2015.", "05/08/2015 = 2015-05-08"},
		{day, "I'll be out from 10/1 to 11/7, and from 5/1-5/7, 2020.", "from 10/1 to 11/7 = 2016-10-01/2016-11-07; from 5/1-5/7, 2020 = 2020-05-01/2020-05-07"},
		{day, "It won 3/4 of the vote, 24/7, under FIR 21/2022.", ""},
		{day, "It opens in 10/2001.", "10/2001 = 2001-10"},
		// Days in words.
		{day, "I'll go back on May twenty nine", "May twenty nine = 2017-05-29"},
		{day, "I'll go back on 15. Jan", "15. Jan = 2017-01-15"},
		{day, "I'll go back on the 27th", "27th = 2016-11-27"},
		{day, "on the 20th of the following month", "20th of the following month = 2016-12-20"},
		{day, "He left on 19 November 16.", "19 November 16 = 2016-11-19"},
		{day, "day after tomorrow and day before yesterday", "day after tomorrow = 2016-11-09; day before yesterday = 2016-11-05"},
		{day, "the first day of next month, the last day of July 2015", "first day of next month = 2016-12-01; last day of July 2015 = 2015-07-31"},
		{day, "the day after Christmas 2015, a day before May 4, 2016", "day after Christmas 2015 = 2015-12-26; a day before May 4, 2016 = 2016-05-03"},
		{day, "three days prior to 4 May 2016", "three days prior to 4 May 2016 = 2016-05-01"},
		// Weeks, weekends, months, quarters, halves.
		{day, "the third week next year, the week of the 18th", "third week next year = 2017-W03; week of the 18th = 2016-W46"},
		{day, "the first weekend of June 2016, the weekend of 5 June 2016", "first weekend of June 2016 = 2016-W22-WE; weekend of 5 June 2016 = 2016-W22-WE"},
		{day, "It is in week 10; week 3 of the trial; week 12 patients", "week 10 = 2016-W10"},
		{day, "the 9th month of next year", "9th month of next year = 2017-09"},
		{day, "the first half of June 2016, H2 2016, 1h 2017", "first half of June 2016 = 2016-06-01/2016-06-15; H2 2016 = 2016-H2; 1h 2017 = 2017-H1"},
		{day, "quarter 3 of 2016, 2016 quarter 3, the last quarter of 2016", "quarter 3 of 2016 = 2016-Q3; 2016 quarter 3 = 2016-Q3; last quarter of 2016 = 2016-Q4"},
		{day, "fiscal year 2018, FY18, FY 2018, q2 fy18, the calendar year 2008", "fiscal year 2018 = 2018; FY18 = 2018; FY 2018 = 2018; q2 fy18 = 2018-Q2; calendar year 2008 = 2008"},
		{day, "The stock is down in the year to date.", "year to date = 2016"},
		{day, "the rest of the week, the rest of this month", "rest of the week = 2016-11-07/2016-11-13; rest of this month = 2016-11-07/2016-11-30"},
		{day, "the nineteen seventies, in the nineties, the 1980's", "nineteen seventies = 197; nineties = 199; 1980's = 198"},
		{day, "the month of June 2017, the year 2012", "month of June 2017 = 2017-06; year 2012 = 2012"},
		// Ranges.
		{day, "Monday to Friday, today through Friday", "Monday to Friday = 2016-11-07/2016-11-11; today through Friday = 2016-11-07/2016-11-11"},
		{day, "from 1990 until now, from January 1, 2010 till current date", "from 1990 until now = 1990/2016-11-07; from January 1, 2010 till current date = 2010-01-01/2016-11-07"},
		{day, "two weeks starting May 20, 2019; 3 days, from today", "two weeks starting May 20, 2019 = 2019-05-20/2019-06-02; 3 days, from today = 2016-11-07/2016-11-09"},
		{day, "from the 5th to the 9th of March, Mon-Fri, March to June", "from the 5th to the 9th of March = 2016-03-05/2016-03-09; Mon-Fri = 2016-11-07/2016-11-11; March to June = 2016-03/2016-06"},
		{day, "I'll be out jan to may", "jan to may = 2017-01/2017-05"},
		// Lengths.
		{day, "the coming three quarters, the past two quarters, the next fortnight", "coming three quarters ~ P9M; past two quarters ~ P6M; next fortnight ~ P2W"},
		{day, "three weekends, three quarters of an hour, 6 mos; 2h 30m", "three weekends ~ P3WE; three quarters of an hour ~ PT45M; 6 mos ~ P6M; 2h 30m ~ PT2H30M"},
		{day, "between 3 and 5 days, a year-long fight, the entire day", "3 and 5 days ~ PXD; a year ~ P1Y; entire day ~ P1D"},
		{day, "2 days, 3 hours", "2 days, 3 hours ~ P2DT3H"},
		// What lies ahead.
		{day, "The case was adjourned until Thursday.", "Thursday = 2016-11-10"},
		{day, "The shop was open until Friday.", "Friday = 2016-11-04"},
		{day, "Troops must leave by Wednesday; the report is due in May.", "Wednesday = 2016-11-09; May = 2017-05"},
		{day, "I will be back three days later.", "three days later = 2016-11-10"},
		// Years that are part of a name.
		{day, "Vision 2030, the Justice Act 2015 and the protests of 2017.", "2017 = 2017"},
		{day, "the 2017 protests, between 1261 and 1265", "2017 = 2017; between 1261 and 1265 = 1261/1265"},
	})
}

func TestFeasts(t *testing.T) {
	const day = "2016-11-07"
	check(t, []sentence{
		{day, "Christmas Eve 2016, new year's eve, New Years Day 2017, by Christmas.", "Christmas Eve 2016 = 2016-12-24; new year's eve = 2016-12-31; New Years Day 2017 = 2017-01-01; Christmas = 2016-12-25"},
		{day, "Good Friday 2017, Easter Monday 2017, Shrove Tuesday 2017, Ascension Day 2017", "Good Friday 2017 = 2017-04-14; Easter Monday 2017 = 2017-04-17; Shrove Tuesday 2017 = 2017-02-28; Ascension Day 2017 = 2017-05-25"},
		{day, "mother's day 2016, Father's Day 2016, labor day 2016, Labour Day 2016", "mother's day 2016 = 2016-05-08; Father's Day 2016 = 2016-06-19; labor day 2016 = 2016-09-05; Labour Day 2016 = 2016-05-01"},
		{day, "martin luther king day 2016, Presidents' Day 2016, columbus day 2016, memorial day 2016", "martin luther king day 2016 = 2016-01-18; Presidents' Day 2016 = 2016-02-15; columbus day 2016 = 2016-10-10; memorial day 2016 = 2016-05-30"},
		{day, "April Fools' Day 2016, All Saints' Day 2016, May Day 2016, St Patrick's Day 2016", "April Fools' Day 2016 = 2016-04-01; All Saints' Day 2016 = 2016-11-01; May Day 2016 = 2016-05-01; St Patrick's Day 2016 = 2016-03-17"},
		{day, "black friday 2016, cyber monday 2016, Guy Fawkes Night 2016, Anzac Day 2016", "black friday 2016 = 2016-11-25; cyber monday 2016 = 2016-11-28; Guy Fawkes Night 2016 = 2016-11-05; Anzac Day 2016 = 2016-04-25"},
		{day, "Eid al-Fitr 2016, Eid al Adha 2016", "Eid al-Fitr 2016 = 2016; Eid al Adha 2016 = 2016"},
		{day, "labor day 2021 weekend, halloween weekend 2021", "labor day 2021 weekend = 2021-W35-WE; halloween weekend 2021 = 2021-W43-WE"},
		{day, "The mother of the bride and the new year, an independence of mind, all saints.", ""},
	})
}
