package figures

import (
	"strings"
	"sync"
)

// role says what part a word plays around a number.
type role uint8

const (
	rNone     role = iota
	rCurrency      // dollars, yuan, EUR: after (or before) an amount
	rUnit          // km, tonnes
	rStop          // words that end a noun phrase: of, in, who, were
	rVerb          // irregular verbs in the past, which end one too
	rLabel         // words whose number is a name: Article, Channel, No.
	rMass          // nouns that count without a plural s: people, troops, aircraft
	rAdverb        // words between number and noun that are passed over
	rWeight        // pound: money or weight
)

type entry struct {
	role role
	// code is the currency's ISO 4217 code ("" where the word names several)
	// or the unit's symbol.
	code string
	// per is what one of the word is worth in the currency or unit.
	per float64
	// before says that the currency word may stand before the amount.
	before bool
}

var lexicon = sync.OnceValue(func() map[string]entry {
	m := make(map[string]entry, 700)
	add := func(r role, list string) {
		for _, w := range strings.Fields(list) {
			m[w] = entry{role: r}
		}
	}
	add(rStop, `of in on at by for from to with without into onto over under between among against across along around near after before since
		until during through throughout within about as than that which who whom whose when where while why how because though although if unless
		and or but nor so yet not never no the a an this these those his her its their our my your he she it they we you i there here
		is are was were be been being am has have had having do does did will would shall should can could may might must ought
		also each every both either neither all any some most many much more less fewer such other another same own
		per via plus minus versus vs including amid despite upon off up down out away back ago later earlier now then today yesterday tomorrow
		according due because instead only even just still already almost nearly alone too very apart together again
		what whether once whereas like unlike towards toward behind beyond above below outside inside beside besides except
		them him us me himself themselves itself ourselves i'm don't`)
	add(rVerb, `said says say told tells took takes take went goes go came comes come made makes make got gets get gave gives give fell falls fall rose rises rise
		left leaves leave lost loses lose wins win died dies die fled flees flee met meets meet saw sees see held holds hold hit hits led leads lead
		began begins begin ran runs run broke breaks break brought brings bring bought buys buy built builds build caught catches catch chose chooses
		cost costs cut cuts drew draws drove drives ate eats fought fights fight felt feels found finds find flew flies forgot grew grows grow hurt hurts
		kept keeps keep knew knows know laid lays let lets lay lit lies meant means paid pays pay put puts read reads rode rides sang sat sits sent sends send set sets shot shoots
		shut shuts slept sold sells sell sought seeks seek spent spends spend spoke speaks speak spread stood stands stand stole strikes struck swept swam swore
		taught threw throws thought thinks think understood woke wore wears wrote writes write withdrew became becomes become want wants need needs live lives
		remain remains seem seems appear appears belong belongs include includes show shows work works vote votes agree agrees
		gathered crossing remain ride sue sued means`)
	add(rLabel, `article channel chapter section page room no no. nos number numbers figure fig table version phase level type line gate terminal platform
		stage grade class unit part act scene season episode route highway flight size model apartment block ward district zone sector team squadron
		psalm verse appendix annex clause paragraph rule law resolution exhibit item form interstate runway pier junction exit
		boeing airbus formula apollo windows iphone galaxy covid sars area group top category pg step volume vol year day week round game match lap
		bus tram precinct parcel lot building floor suite bmw audi mazda peugeot`)
	add(rMass, `people men women children troops police personnel aircraft helicopters staff cattle sheep fish deer offspring crew youth poor
		dead injured wounded missing media data fathers wives lives knives halves wolves geese mice feet teeth oxen police officers seats votes
		series species infantry artillery refugees cavalry schoolchildren servicemen servicewomen firemen policemen policewomen fishermen
		gunmen lawmen businessmen businesswomen congressmen statesmen sportsmen spokesmen craftsmen workmen clergymen militiamen tribesmen countrymen
		swordsmen horsemen infantrymen seamen airmen marines horsepower grandchildren women's alumni criteria phenomena bacteria fungi stimuli cacti nuclei
		livestock poultry crossings`)
	add(rAdverb, `newly heavily mostly mainly largely highly recently previously severely seriously critically fully partially reportedly allegedly allied
		well-known further additional`)
	addUnits(m)
	addCurrencies(m)
	return m
})

// addUnits adds the units of measure by their UCUM-like symbols.
func addUnits(m map[string]entry) {
	for symbol, words := range map[string]string{
		"km": "km kms kilometre kilometres kilometer kilometers", "m": "metre metres meter meters", "cm": "cm cms centimetre centimetres centimeter centimeters",
		"mm": "mm millimetre millimetres millimeter millimeters", "dm": "dm decimetre decimetres decimeter decimeters", "um": "μm µm micrometre micrometres micron microns",
		"nm": "nm nanometre nanometres nanometer nanometers", "pm": "picometer picometers picometre picometres",
		"mi": "mi mile miles", "ft": "ft foot feet", "in": "inch inches", "yd": "yd yds yard yards", "nmi": "nmi",
		"kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", "g": "gram grams gramme grammes", "mg": "mg milligram milligrams milligrammes",
		"ug": "μg µg mcg microgram micrograms", "t": "tonne tonnes", "ton": "ton tons", "lb": "lb lbs", "oz": "oz ounce ounces", "st": "stone", "dr": "dram drams",
		"l": "ltr ltrs litre litres liter liters", "ml": "ml millilitre millilitres milliliter milliliters", "hl": "hectolitre hectolitres", "gal": "gal gallon gallons", "pt": "pint pints", "bbl": "barrel barrels bbl",
		"ha": "ha hectare hectares", "acre": "acre acres", "km2": "km2 km² sqkm", "m2": "m2 m² sqm", "m3": "m3 m³", "cm2": "cm2", "mm2": "mm2", "cm3": "cm3 cc", "mm3": "mm3", "dm3": "dm3", "km3": "km3",
		"W": "watt watts", "kW": "kw kilowatt kilowatts", "MW": "mw megawatt megawatts", "GW": "gw gigawatt gigawatts", "kWh": "kwh", "MWh": "mwh", "GWh": "gwh", "TWh": "twh",
		"V": "volt volts", "kV": "kv", "Hz": "hz hertz", "kHz": "khz", "MHz": "mhz", "GHz": "ghz", "GB": "gb gigabyte gigabytes", "MB": "mb megabyte megabytes", "TB": "tb terabyte terabytes",
		"km/h": "kmh kph km/h", "mph": "mph", "kn": "knot knots", "m/s": "m/s", "m3/s": "m3/s cumecs", "deg": "degree degrees deg", "Cel": "°c celsius", "[degF]": "°f fahrenheit", "turn": "turn turns",
		"cal": "calorie calories", "kcal": "kcal", "J": "joule joules", "Pa": "pascal pascals", "dB": "db decibel decibels", "ct": "carat carats", "ppm": "ppm", "rad": "rad radian radians", "tsp": "tsp teaspoon teaspoons", "tbsp": "tbsp tablespoon tablespoons", "bit": "bit bits", "byte": "byte bytes",
		"cu ft": "cf", "N": "newton newtons", "A": "amp amps ampere amperes", "Ohm": "ohm ohms", "bar": "bar", "psi": "psi", "atm": "atm", "K": "kelvin kelvins", "mol": "mol", "lm": "lumen lumens", "lx": "lux",
		"kB": "kb", "KiB": "kib", "MiB": "mib", "GiB": "gib", "TiB": "tib", "bit/s": "bps", "kbit/s": "kbps", "Mbit/s": "mbps", "Gbit/s": "gbps", "Tbit/s": "tbps", "PB": "pb", "hPa": "hpa", "kPa": "kpa", "MPa": "mpa", "mbar": "millibar millibars", "dpi": "dpi", "ppi": "ppi", "MP": "megapixel megapixels", "bbl/d": "bpd", "q": "quintal quintals", "kJ": "kj", "rpm": "rpm", "ft/s": "fps", "qt": "qt quart quarts", "[fur]": "furlong furlongs", "fth": "fathom fathoms", "[cwt]": "cwt hundredweight hundredweights",
		"bsh": "bushel bushels", "pc": "parsec parsecs", "dl": "dl decilitre deciliter", "cl": "cl centilitre centiliter", "mi2": "sqmi", "ft2": "sqft", "[hp]": "hp bhp horsepower", "mAh": "mah",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = entry{role: rUnit, code: symbol, per: 1}
		}
	}
	addScaledUnits(m)
}

// addScaledUnits adds what the prefixes of the International System make of its
// units, and of bits and bytes: "kilohertz", "megabits".
func addScaledUnits(m map[string]entry) {
	prefixes := [...][2]string{{"kilo", "k"}, {"mega", "M"}, {"giga", "G"}, {"tera", "T"}, {"peta", "P"}, {"hecto", "h"}, {"deca", "da"}, {"deka", "da"},
		{"deci", "d"}, {"centi", "c"}, {"milli", "m"}, {"micro", "u"}, {"nano", "n"}, {"pico", "p"}, {"exa", "E"}}
	for unit, symbol := range map[string]string{"metre": "m", "meter": "m", "gram": "g", "gramme": "g", "litre": "l", "liter": "l", "watt": "W", "volt": "V", "hertz": "Hz", "joule": "J",
		"pascal": "Pa", "newton": "N", "amp": "A", "ampere": "A", "ohm": "Ohm", "byte": "B", "bit": "bit", "calorie": "cal", "ton": "t", "tonne": "t", "bar": "bar", "second": "s", "farad": "F", "henry": "H"} {
		for _, p := range prefixes {
			for _, w := range [...]string{p[0] + unit, p[0] + unit + "s"} {
				if m[w].role == rNone && len(w) <= 15 {
					m[w] = entry{role: rUnit, code: p[1] + symbol, per: 1}
				}
			}
		}
	}
}

// addCurrencies adds currency names and codes. Names that several currencies
// share (peso, rupee, franc) have no code unless a country stands before them.
func addCurrencies(m map[string]entry) {
	for code, words := range map[string]string{
		"USD": "dollar dollars buck bucks", "EUR": "euro euros", "JPY": "yen", "CNY": "yuan renminbi rmb kuai", "KRW": "won", "THB": "baht", "RUB": "rouble roubles ruble rubles",
		"ZAR": "rand rands", "NGN": "naira", "GHS": "cedi cedis", "BDT": "taka takas", "TRY": "lira liras", "ILS": "shekel shekels sheqel sheqels", "PLN": "zloty zlotys zlotych zł złoty złotych", "HUF": "forint forints",
		"UAH": "hryvnia hryvnias hryvna hryvnya", "VND": "dong", "IDR": "rupiah rupiahs", "MMK": "kyat kyats", "LAK": "kip", "MYR": "ringgit", "BRL": "reais", "ETB": "birr",
		"GBP": "sterling quid quids stg", "MNT": "tugrik tugriks tögrög togrog", "KZT": "tenge tenges", "AMD": "dram", "GEL": "lari laris", "BTN": "ngultrum ngultrums", "AFN": "afghani afghanis", "ALL": "lek leke lekë", "AZN": "manat manats", "BOB": "boliviano bolivianos", "BWP": "pula", "BGN": "leva lev", "GMD": "dalasi",
		"GTQ": "quetzal quetzales", "HTG": "gourde gourdes", "HNL": "lempira lempiras", "HRK": "kuna", "KGS": "soms", "PGK": "kina", "LSL": "loti maloti", "MOP": "pataca patacas",
		"MGA": "ariary ariarys", "MRU": "ouguiya ouguiyas", "MVR": "rufiyaa", "MZN": "metical meticais", "NIO": "cordoba cordobas córdobas", "PAB": "balboa balboas", "SLL": "leones", "SZL": "lilangeni emalangeni",
		"TJS": "somoni somonis", "TOP": "paanga", "VUV": "vatu vatus", "VES": "bolivar bolivars bolívars bolívares bolivares", "WST": "tala", "AOA": "kwanza kwanzas", "ITL": "lire", "ESP": "peseta pesetas", "NLG": "guilder guilders gulden", "PTE": "escudo escudos", "DEM": "deutschmark deutschmarks deutschemark deutschemarks", "CRC": "colón colones", "ZMW": "kwacha",
		"PEN": "soles", "PYG": "guarani guaranis guaranies guaraníes", "KHR": "riel riels", "MKD": "denar denars", "ERN": "nakfa", "FIM": "markka markkaa", "GRD": "drachma drachmas", "SIT": "tolar tolars", "LTL": "litas", "LVL": "lats", "EEK": "kroon kroons", "STN": "dobra dobras", "ATS": "schilling schillings", "UZS": "soum", "ETH": "ethereum", "BTC": "bitcoin bitcoins",
		"": "peso pesos rupee rupees dinar dinars dirham dirhams franc francs krona kronor krone kroner kroners krónur riyal riyals rial rials cent cents shilling shillings leu lei satoshi satoshis crowns koruna florin florins",
	} {
		for _, w := range strings.Fields(words) {
			if m[w].role == rNone {
				m[w] = entry{role: rCurrency, code: code, per: 1}
			}
		}
	}
	for _, w := range [...]string{"cent", "cents"} {
		m[w] = entry{role: rCurrency, per: 0.01}
	}
	for w, per := range map[string]float64{"jiao": 0.1, "mao": 0.1, "fen": 0.01} {
		m[w] = entry{role: rCurrency, code: "CNY", per: per}
	}
	for w, code := range map[string]string{"kopek": "RUB", "kopeks": "RUB", "kopecks": "RUB", "paisa": "INR", "paise": "INR", "centavo": "", "centavos": "", "centime": "", "centimes": "", "pfennig": "DEM", "pfennigs": "DEM", "pfennige": "DEM", "rappen": "CHF", "stotinki": "BGN", "halalas": "SAR", "groszy": "PLN", "kopeck": "RUB", "kopeyka": "RUB", "kopiykas": "UAH", "agorot": "ILS", "agora": "ILS", "kuruş": "TRY", "kurus": "TRY", "lepta": "GRD", "centesimi": "", "céntimos": "", "centimos": "", "tetri": "GEL", "tiyn": "KZT", "poisha": "BDT", "haleru": "CZK", "eurocent": "EUR", "pesewa": "GHS", "satang": "THB", "kobo": "NGN", "pesewas": "GHS", "eurocents": "EUR", "øre": "", "öre": "SEK"} {
		m[w] = entry{role: rCurrency, code: code, per: 0.01}
	}
	for _, w := range [...]string{"pence", "penny", "pennies"} {
		m[w] = entry{role: rCurrency, code: "GBP", per: 0.01}
	}
	m["pound"], m["pounds"] = entry{role: rWeight, per: 1}, entry{role: rWeight, per: 1}
	for _, w := range strings.Fields(`USD EUR GBP JPY CNY INR CHF CAD AUD NZD HKD SGD KRW RUB ZAR BRL MXN SEK NOK DKK PLN CZK HUF TRY ILS AED SAR QAR KWD BHD OMR JOD
		EGP NGN KES GHS TZS UGX THB MYR IDR PHP VND PKR BDT LKR NPR TWD ARS CLP COP PEN UYU CUP IQD IRR SYP LBP MAD TND DZD ETB ZMW BWP NAD XAF XOF UAH KZT RON BGN BTC
		RWF BIF CDF SOS SDG SSP MWK MZN AOA ZWL MUR SCR MGA GMD SLL LRD CVE LYD YER AFN UZS KGS TJS AZN GEL AMD BYN MDL RSD ISK
		MKD BAM MMK KHR LAK BND MNT KPW BTN MVR FJD PGK WST VUV XCD XPF KYD BMD AWG ANG SBD TOP STN ERN DJF KMF GNF MRU SZL LSL TMT SLE GIP FKP SHP BSD VED DOP HTG JMD TTD BBD BSD BZD GTQ HNL NIO CRC PAB BOB PYG VES GYD SRD`) {
		m[w] = entry{role: rCurrency, code: w, per: 1, before: true}
	}
	for _, w := range strings.Fields("USD EUR GBP INR AUD CAD JPY CNY CHF HKD NZD SGD TWD BRL MXN SEK NOK DKK PLN CZK HUF ZAR AED SAR KRW THB MYR IDR PHP PKR BDT") {
		m[strings.ToLower(w)] = entry{role: rCurrency, code: w, per: 1, before: true}
	}
	for _, w := range strings.Fields("EUR USD GBP AUD CAD NZD SGD HKD CHF JPY CNY INR ZAR BRL MXN SEK NOK DKK") { // "MEUR 25": millions of it
		m["M"+w] = entry{role: rCurrency, code: w, per: 1e6, before: true}
		m["K"+w] = entry{role: rCurrency, code: w, per: 1e3, before: true}
		m["k"+w] = entry{role: rCurrency, code: w, per: 1e3, before: true}
	}
	for w, code := range map[string]string{
		"Rs": "", "Rs.": "", "rs": "", "rs.": "", "Dh": "", "Dhs": "AED", "RM": "MYR", "Tk": "BDT", "KD": "KWD", "SR": "SAR", "QR": "QAR", "LE": "EGP", "Ksh": "KES", "KSh": "KES", "Sh": "KES",
		"R": "ZAR", "N": "NGN", "CFA": "", "Sfr": "CHF", "SFr": "CHF", "Kr": "", "kr": "", "BD": "BHD", "RO": "OMR", "DM": "DEM", "FFr": "FRF", "Ffr": "FRF", "Rmb": "CNY", "JD": "JOD", "Php": "PHP", "Kč": "CZK", "zł": "PLN", "P": "PHP", "D": "", "Birr": "ETB",
		"GH₵": "GHS", "Rp": "IDR", "RMB": "CNY", "rupee": "", "rupees": "", "Ush": "UGX", "Tsh": "TZS", "Shs": "", "Sh.": "", "Kshs": "KES", "GHC": "GHS", "Ghc": "GHS", "K": "", "Le": "SLL", "Br": "ETB", "Nu": "BTN",
		"Bs": "", "Afs": "AFN", "Lm": "MTL", "MK": "MWK", "Mt": "MZN", "S/": "PEN", "Tk.": "BDT", "Dhs.": "AED", "AED": "AED", "INR": "INR",
	} {
		e := m[w]
		if e.role == rNone {
			e = entry{role: rCurrency, code: code, per: 1}
		}
		e.before = true
		m[w] = e
	}
	for _, w := range [...]string{"COP", "DM", "R", "N", "P", "D", "LE", "RO", "SR", "Sh", "KD", "JD", "BD", "QR", "K", "Le", "Br", "MK", "Mt", "Nu", "Lm", "Bs", "ALL", "TOP", "GEL", "AMD", "PAB", "SOS", "ANG", "TOP", "STN"} {
		e := m[w]
		e.per = -1 // only directly before an amount
		m[w] = e
	}
}
