package aliases

import (
	"strings"
	"sync"
)

// gender is what a title or a kinship word says of a person.
type gender uint8

const (
	unknownGender gender = iota
	male
	female
)

// field is the walk of life that a role belongs to. Two people of one name
// whose fields differ are likely two.
type field uint8

const (
	noField field = iota
	politics
	military
	sport
	rescue
	arts
	business
	law
	faith
	science
	media
	crime
	activism
	royalty
	education
	medicine
)

// lexicon holds the closed word lists that the rules need: parts of names and
// the common nouns that name what an entity is. It names no entity.
type lexicon struct {
	sexed    map[string]gender // nouns that tell a person's sex
	titles   map[string]gender // stand before a person's name and are no part of it
	roles    map[string]field  // what a person can be
	orgs     map[string]bool   // what an organisation can be
	places   map[string]bool   // what a place can be
	legal    map[string]bool   // legal forms that a name keeps or drops
	generic  map[string]bool   // words that an organisation's short form drops
	apart    map[string]bool   // heads that make another thing of the name before them
	links    map[string]bool   // prepositions within names
	small    map[string]bool   // words that acronyms skip
	particle map[string]bool   // parts of surnames that short forms drop
	suffix   map[string]bool   // Jr, Sr, II
	speech   map[string]bool   // verbs of reporting, third person
	modifier map[string]bool   // lower-case words before a role that belong to it
	topic    map[string]bool   // what ministries and courts are of
	function map[string]bool   // determiners, prepositions, conjunctions, auxiliaries: end a noun phrase
	past     map[string]bool   // irregular verbs in the past tense
	other    map[string]bool   // modifiers that make a noun phrase speak of another one
	nick     map[string]string // short given names
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		titles: map[string]gender{}, roles: map[string]field{},
		orgs: set(`group organisation organization observatory agency company firm corporation club team side band party
			ministry department bank university college school hospital newspaper paper magazine broadcaster channel network
			army navy militia force police court tribunal commission committee council parliament congress senate assembly
			union association federation league foundation institute charity fund coalition alliance movement authority
			administration government cabinet office bureau board trust society airline carrier manufacturer maker retailer
			supermarket chain publisher developer startup start-up insurer lender brokerage utility operator producer
			conglomerate giant franchise faction cartel gang brigade battalion regiment division unit squad service
			secretariat watchdog regulator thinktank think-tank orchestra theatre theater museum church mosque diocese
			business outfit body ngo syndicate consortium cooperative co-operative laboratory lab studio label automaker
			carmaker drugmaker chipmaker brewer miner builder embassy consulate mission`),
		places: set(`city town village capital province region district country state nation island archipelago river lake
			mountain port suburb neighbourhood neighborhood municipality county territory republic kingdom peninsula continent
			area enclave settlement valley desert sea gulf bay stadium airport base prison square street bridge camp`),
		legal: set(`inc incorporated corp corporation ltd limited plc llc llp co company cos gmbh ag sa nv spa ab asa oyj kg
			bv pty holdings holding group fc afc cf sc bc`),
		generic: set(`group party movement company organisation organization bank united news agency airlines airways motors
			industries systems technologies international worldwide partners brothers associates association city rovers
			wanderers town athletic albion county rangers front forces coalition alliance network corporation foundation
			institute society union club team stores energy oil pharmaceuticals electronics entertainment pictures studios
			records media press times`),
		apart: set(`list awards show report survey summit conference cup board index division branch chapter youth women cloud house hall centre center tower building university college school academy airport council police hospital court stadium station sport ministry
			government army navy embassy arena museum cathedral prison jail church mosque theatre theater festival
			orchestra parliament assembly open masters championship championships marathon prize award park zoo news
			department authority commission district region province county state
			reserve guard office bureau administration senate congress`),
		links:    set(`of for in at on against to from under with de du des del della di da do dos das der den van von und für et y e pour per la le les el al`),
		small:    set(`of for the and in at on against to from a an de du des del della di da do dos das der den und für et y e pour per la le les`),
		particle: set(`al el ul an as ad ar ash at az as bin ibn ben bint de del della di da do dos das du des la le les van von der den ter ten zu zum of`),
		suffix:   set(`jr sr ii iii iv jnr snr`),
		speech: set(`said says added adds told tells reported reports announced announces warned warns claimed claims
			confirmed confirms insisted insists argued argues noted notes stated states declared declares wrote writes
			explained explains acknowledged acknowledges admitted admits denied denies estimated estimates predicted
			predicts replied recalled stressed continued concluded commented alleged tweeted`),
		modifier: set(`foreign prime vice deputy former chief general senior acting interim lead head defence defense finance
			interior home health education justice trade energy transport agriculture environment culture labour labor press
			police fire army navy air military government opposition presidential executive managing assistant associate
			junior top veteran retired late honorary national state federal regional local provincial district city county
			principal private public economic political financial research news sports football rugby tennis team club
			co under attorney special peace human rights communications operations marketing investment editorial ex the-then
			then outgoing incoming newly elected re-elected longtime long-time celebrated acclaimed renowned star young old
			rebel guerrilla militia jihadist extremist terrorist armed`),
		topic: set(`affairs health defence defense finance interior home foreign justice education trade energy transport
			transportation agriculture environment culture labour labor tourism internal external supreme high constitutional
			appeals appeal criminal central reserve federal national state city county municipal public electoral election
			human rights security intelligence statistics weather meteorological economy economic planning housing water works
			revenue treasury customs tax immigration police army air force navy coast guard fire house representatives lords
			commons lower upper general attorney prosecutor prosecutors protection social welfare sports youth women
			commerce industry information science technology research development rural the republican democratic`),
		function: set(`the a an this that these those his her its their our my your of for in at on against to from with by as
			about after before since until till during through across around near between among amid into onto over under
			above below within without outside inside despite unlike like than off out up down and or but nor so yet if
			when while where who whom whose which because although though whether is was are were be been being am has have
			had having do does did will would shall should can could may might must not no also then there here now today
			yesterday tomorrow later earlier again still just only even ever never already soon too very more most it he she
			they we i you him them us me`),
		past: set(`found met gave took made went came won lost held sent kept left fell rose led set put cut began saw got paid sold
			bought built spent told fought hit shut grew ran drew threw knew stood became spoke wrote thought felt dealt bore broke
			chose drove ate flew forgot hid hurt laid lent let lit meant read rode sang sank shot sat slept swept swore taught tore
			understood woke wore withdrew`),
		other: set(`another other new next first second third former previous rival same different separate whole entire
			such each every any no some many few several various own late future would-be neighbouring neighboring
			opposing fellow old last`),
		nick:  map[string]string{},
		sexed: map[string]gender{},
	}
	for _, w := range strings.Fields(`wife mother sister daughter widow aunt niece girlfriend grandmother granddaughter actress spokeswoman
		businesswoman policewoman congresswoman chairwoman queen princess fiancée stepmother heroine waitress`) {
		l.sexed[w] = female
	}
	for _, w := range strings.Fields(`husband father brother son widower uncle nephew boyfriend grandfather grandson actor spokesman
		businessman policeman congressman chairman king prince fiancé stepfather fireman`) {
		l.sexed[w] = male
	}
	fields(l.roles)
	for g, list := range map[gender]string{
		male: `mr sir lord king prince duke baron emperor sultan emir sheikh shaykh father brother fr herr monsieur señor
			don count earl pope`,
		female: `mrs ms miss mme mlle madame lady dame queen princess duchess baroness empress sister madam frau señora donna countess`,
		unknownGender: `highness majesty excellency hh hrh amir dr prof professor rev reverend hon president vice-president premier minister secretary senator sen
			representative rep congressman congresswoman governor gov mayor judge justice chancellor ambassador general gen
			colonel col lieutenant lt major maj captain capt sergeant sgt commander cmdr admiral adm corporal private
			brigadier marshal constable detective inspector superintendent sheriff cardinal archbishop bishop rabbi imam
			ayatollah mullah pastor coach manager chairman chairwoman chief director ceo envoy spokesman spokeswoman
			spokesperson deputy councillor cllr mp attorney sultan rapporteur comrade`,
	} {
		for _, w := range strings.Fields(list) {
			l.titles[w] = g
		}
	}
	for _, group := range strings.Split(nicknames, ";") {
		names := strings.Fields(group)
		for _, n := range names {
			l.nick[n] = names[0]
		}
	}
	return l
})

// fields fills in the walks of life. Sources: the commonest heads of person
// appositions in English news.
func fields(m map[string]field) {
	for f, list := range map[field]string{
		politics: `president vice-president premier minister secretary senator representative congressman congresswoman governor
			mayor chancellor ambassador envoy mp lawmaker legislator deputy councillor politician candidate leader statesman
			diplomat parliamentarian prime-minister speaker commissioner nominee incumbent counterpart dictator strongman
			presidential treasurer undersecretary whip ruler`,
		military: `general colonel lieutenant major captain sergeant commander admiral corporal brigadier marshal soldier officer
			fighter militant rebel warlord jihadist veteran gunman sniper pilot airman marine`,
		sport: `striker midfielder defender goalkeeper footballer forward winger coach player athlete sprinter swimmer boxer
			cyclist driver golfer quarterback batsman bowler cricketer skipper gymnast jockey referee captain wicketkeeper
			runner skier wrestler pitcher substitute full-back centre-back playmaker`,
		rescue: `firefighter fireman paramedic lifeguard rescuer`,
		arts: `actor actress singer musician author novelist poet painter sculptor director filmmaker composer playwright
			comedian artist rapper guitarist drummer dancer architect designer writer photographer model producer conductor`,
		business: `chief executive ceo chairman chairwoman chairperson founder co-founder businessman businesswoman entrepreneur
			banker investor boss owner analyst economist trader strategist accountant manager president billionaire
			millionaire tycoon cfo shareholder farmer`,
		law:       `judge lawyer attorney prosecutor barrister solicitor justice magistrate counsel`,
		faith:     `pope cardinal archbishop bishop priest rabbi imam ayatollah mullah pastor cleric monk nun vicar`,
		science:   `scientist researcher professor physicist chemist biologist astronomer engineer historian archaeologist geologist meteorologist hydrologist expert academic scholar virologist`,
		media:     `journalist reporter editor correspondent broadcaster presenter columnist anchor blogger commentator pundit host`,
		crime:     `suspect defendant murderer killer attacker thief burglar fraudster convict inmate prisoner accused`,
		activism:  `activist campaigner spokesman spokeswoman spokesperson director head volunteer organiser organizer`,
		royalty:   `king queen prince princess duke duchess sultan emir emperor monarch`,
		education: `teacher headteacher student pupil lecturer principal headmaster headmistress`,
		medicine:  `doctor surgeon nurse physician psychiatrist psychologist dentist paediatrician pediatrician midwife`,
		noField: `man woman boy girl resident witness victim survivor father mother brother sister son daughter wife husband
			widow uncle aunt nephew niece cousin grandfather grandmother official chief aide adviser advisor assistant
			member worker employee passenger tourist driver policeman policewoman friend neighbour neighbor partner
			baker butcher plumber electrician carpenter shopkeeper retiree pensioner refugee native veteran teenager
			successor predecessor consultant servant superintendent detective inspector constable sheriff founder`,
	} {
		for _, w := range strings.Fields(list) {
			if _, ok := m[w]; !ok || f != noField {
				m[w] = f
			}
		}
	}
	// Words of several fields say nothing of any.
	for _, w := range strings.Fields(`director head driver captain leader manager president secretary officer producer chief executive owner host forward counsel model representative commander founder veteran speaker`) {
		m[w] = noField
	}
	m["president"], m["secretary"] = politics, politics
}

// nicknames: the usual short forms of English given names, the full form
// first.
const nicknames = `william bill billy will;robert bob bobby rob robbie;richard dick rick ricky;james jim jimmy jamie;
john johnny jack;joseph joe joey;michael mike mick;thomas tom tommy;charles charlie chuck;edward ed eddie ted;
anthony tony;christopher chris;daniel dan danny;david dave;stephen steven steve;matthew matt;andrew andy;
gregory greg;jeffrey jeff;kenneth ken kenny;lawrence larry;ronald ron ronnie;samuel sam;timothy tim;donald don;
benjamin ben;alexander alex;nicholas nick;patrick pat;peter pete;philip phil;raymond ray;gerald gerry jerry;
elizabeth liz beth betty lizzie;katherine catherine kate kathy cathy katie;margaret maggie peggy meg;
jennifer jen jenny;deborah debbie;susan sue;barbara barb;patricia patty tricia;rebecca becky;victoria vicky;
christina christine tina;jacqueline jackie;theresa teresa terry;frederick fred;leonard len;
bernard bernie;francis frank;herbert bert;martin marty;walter walt;henry harry;nathaniel nathan;zachary zach;mohamed mo`

func set(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
