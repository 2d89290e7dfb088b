package feature

import (
	"strings"
	"sync"
)

// Own word classes, beside those of the gazetteer: function words and the
// few closed sets that the features name.
const (
	ownTitle    = 1 << iota // before a person's name
	ownOrg                  // names an organisation as its head
	ownPlace                // names a place as its head
	ownFacility             // names a building or a site as its head
	ownSpeech               // verb of saying
	ownIn                   // preposition before places
	ownJoin                 // may stand inside a name, between capitals
	ownParticle             // may begin a person's name in lower case
	ownThe                  // determiner
	ownRole                 // what a person is
	ownKin                  // family word
	ownDate                 // month or weekday
	ownOpener               // no name where it begins a sentence
)

// ownWords is the table of the closed sets by hashFold.
var ownWords = sync.OnceValue(func() map[uint64]uint16 {
	m := make(map[uint64]uint16)
	add := func(bit uint16, words string) {
		for w := range strings.FieldsSeq(words) {
			m[hashFold(w)] |= bit
		}
	}
	add(ownTitle, `mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president vice-president premier chancellor minister senator
		sen sen. rep rep. gov gov. governor mayor king queen prince princess pope archbishop bishop cardinal rabbi imam sheikh shaikh sheik
		amir amir. ayatollah mullah general gen gen. colonel col col. lt lt. lieutenant major maj maj. captain capt capt. sergeant sgt sgt. admiral
		adm adm. commander corporal judge justice sir lord lady dame baroness baron count father sister brother saint comrade chief
		secretary spokesman spokeswoman spokesperson chairman chairwoman director ambassador envoy emir sultan congressman congresswoman
		mp cllr coach detective inspector officer superintendent constable marshal brigadier hon rev rev. reverend pastor`)
	add(ownRole, `analyst lawyer attorney activist journalist reporter editor author actor actress singer leader founder owner manager
		striker midfielder defender goalkeeper captain coach economist scientist researcher teacher student farmer resident candidate
		rapper artist writer poet novelist historian businessman businesswoman politician lawmaker deputy member head boss executive
		commissioner coordinator expert veteran victim witness suspect gunman killer son daughter wife husband`)
	add(ownKin, `son daughter wife husband father mother brother sister uncle aunt cousin widow grandson granddaughter`)
	add(ownOrg, `ministry university college institute institution school bank group company corporation corp corp. inc inc. ltd ltd. llc plc
		gmbh party front army force forces council committee commission agency authority organization organisation association union
		federation foundation fund court police parliament congress senate assembly house cabinet department office bureau service services
		league club united fc team board observatory center centre network news times post press radio television tv telegraph guardian
		movement coalition alliance brigade battalion division corps regiment command guard navy militia brotherhood society trust
		church airlines airways motors systems technologies industries holdings partners international conference summit forum
		newspaper journal magazine review daily tribune herald gazette broadcasting corporation administration secretariat
		tribunal confederation directorate consortium squadron wing fleet legion brigades bureaux initiative programme program project mission campaign syndicate chamber exchange hospital laboratory studios records`)
	add(ownPlace, `river lake sea ocean gulf bay strait mount mountain mountains hills valley desert island islands peninsula coast
		province state district county region governorate city town village suburb neighborhood neighbourhood border republic kingdom
		north south east west northern southern eastern western central upper lower greater delta basin plateau cape canyon forest
		territory territories municipality prefecture oblast heights strip plain plains`)
	add(ownFacility, `airport bridge road street avenue square highway station stadium camp prison base dam port harbour harbor palace
		airbase aerodrome barrage checkpoint castle tower museum park mosque cathedral temple hotel hall gallery theatre theater plant refinery field airfield crossing gate
		market mall cemetery monument building boulevard lane drive terminal tunnel canal citadel barracks`)
	add(ownSpeech, `said says say saying told tells added adds announced announces stated states tweeted wrote writes argued claimed
		claims warned warns insisted explained reported reports noted denied confirmed asked replied declared urged according`)
	add(ownIn, `in near at from into across outside throughout inside around toward towards via between to`)
	add(ownThe, `the a an this that these those its his her their our my your`)
	add(ownJoin, `of for the and in on to de la al el bin ibn bint abu von van der den da do dos das del della di du des le les los las y e und et with
		without against by at from as a an ul ur ud al- - – — ' ’ & . / , 's ’s ' abd ben ould zu ter ten am im auf`)
	add(ownParticle, `al el bin ibn bint abu um umm sub von van der den de da do dos das del della di du la le ul ben ould abd as ash an ar at az ad zu ter ten
		d'`)
	add(ownOpener, `a about above across after against all also although amid among an and another any around as at because before behind
		below beside besides between beyond both but by despite down during each either even every few following for former from he
		hence her here his how however if in including inside instead into it its just like many meanwhile more most my near neither no nor not
		now of off on once one only or other our out outside over per several she since so some such than that the their then there these
		they this those though through throughout thus to toward towards two three under unlike until up upon via we what when where
		whether which while who whose why with within without yet you your according`)
	add(ownDate, `january february march april may june july august september october november december jan jan. feb feb. apr apr. aug aug.
		sept sept. sep oct oct. nov nov. dec dec. monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun`)
	return m
})
