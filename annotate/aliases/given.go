package aliases

import (
	"strings"
	"sync"
)

// givenNames tells the sex that very common given names suggest. It decides
// only between people whom the text names both ("Mrs Arkwright" is Doreen, not
// Ken) and which pronoun may stand for whom; names that both sexes bear are
// left out.
var givenNames = sync.OnceValue(func() map[string]gender {
	m := map[string]gender{}
	for _, n := range strings.Fields(men) {
		m[n] = male
	}
	for _, n := range strings.Fields(women) {
		m[n] = female
	}
	return m
})

const men = `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler
aaron henry douglas peter adam nathan zachary walter kyle harold carl arthur roger keith jeremy lawrence sean christian
albert joe ethan austin jesse willie billy bruce bryan ralph roy eugene philip harry howard vincent bobby johnny bradley
martin bill tom dan ken ron don jim mike dave steve tony simon graham nigel ian neil stuart trevor derek alan barry clive
colin hans peter klaus wolfgang jürgen juergen stefan heinz karl johann friedrich pierre jacques françois francois michel
philippe jean-luc luc marcel rené rene olivier antonio jose josé juan carlos luis jorge pedro miguel fernando javier
manuel francisco diego pablo rafael alejandro sergio marco giuseppe giovanni luca paolo francesco mario roberto alberto
vladimir sergei sergey dmitry ivan alexei alexey mikhail nikolai oleg igor boris yuri viktor anatoly andrei volodymyr
mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein ibrahim omar khaled mahmoud mustafa yusuf youssef abdullah
bashar hamid karim rashid saeed tariq walid ismail osman amir reza mehdi hossein raj rahul sanjay anil vijay suresh ramesh
amit ravi arun deepak rajesh narendra imran kwame kofi kwabena emeka chinedu olusegun sipho thabo joão joao paulo pawel
piotr jan andrzej krzysztof lars erik sven anders björn bjorn olaf nils henrik jens mikael donovan ousmane amadou mamadou
moussa bernd dieter günter gunther manfred rainer uwe otto horst dirk theo pieter willem hendrik`

const women = `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley
kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria
heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah
jacqueline martha gloria teresa ann sara madison frances kathryn janice abigail alice julia judy sophia grace denise amber
doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori doreen hillary
hilary elena irina olga natalia natalya svetlana tatiana ekaterina anastasia galina ludmila oksana yulia fatima aisha
khadija mariam maryam zahra leila layla amina nadia huda hanan rania salma yasmin noor sofia lucia carmen rosa ana isabel
pilar ines inés claudia paola chiara giulia francesca elisabetta valentina simona monica brigitte monique françoise
francoise sylvie nathalie isabelle céline celine camille chantal véronique veronique ursula angela heike sabine petra
monika ingrid birgit anke katrin greta astrid freya sigrid annika priya anita sunita lakshmi deepa kavita indira sonia
meera pooja fatou aminata mariama awa ngozi chioma adaeze nokuthula thandi lerato agnieszka katarzyna małgorzata ewa joanna
magdalena miriam esther naomi rachel leah tamar doreen maureen eileen bridget siobhan niamh aoife sinéad sinead deirdre
nuala gráinne louise claire zoe chloe lucy kate fiona tracy tracey wendy gillian hazel joanne lesley lynn lorraine`

// easternSurnames are common Chinese, Korean and Vietnamese surnames, which
// stand first: "Xi" is short for "Xi Jinping". Source: the commonest in public
// statistics, as written in English news.
var easternSurnames = sync.OnceValue(func() map[string]bool {
	return set(`wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang
han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren lü yao shen zhong cui tan fan
wen jin shi liao jia xia fu fang zou xiong meng qin bai jiang yan xue hou lei long duan tao hao gu mao gong wan qian xi hong
kim park lee choi jung jeong kang cho yoon jang lim shin oh seo kwon hwang ahn moon bae baek nam ban hyun ri pak
nguyen tran pham vo vu dang bui dao ngo duong ly chan wong cheung leung kwok chow ng lam tsai chiang tsang`)
})
