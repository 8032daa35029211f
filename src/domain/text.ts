/** Text as people type it and as we compare it: folding, words, slugs. */

/** Lower case, no accents, œ and æ opened, every apostrophe and dash a space. « L’Épicerie » → « l epicerie ». */
export function fold(text: string): string {
  // Most words have none of it: an old phone folds a guide in half the time.
  if (/^[ -~]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Little words that carry no meaning in a search, folded. Our own list: articles, prepositions, pronouns, the verbs people begin a sentence with,
 * the same as written in messages (« jé », « kel », « pr »), and those of the other languages people type.
 */
const STOP_WORDS = new Set(
  `a ai aie ait aient aller allez allons alors as au aupres aussi autour autre autres aux avait avec avez avoir avons bah beaucoup besoin besoins bien bonjour bonsoir
  c ca car ce cela ces cet cette chaque chez cherche cherchent chercher cherchons ci comme comment cote d dans de des desire donc dois doit du
  elle elles en encore endroit est et etait etes etre eu eux fais fait faire faites faut font hein il ils ici j je jamais juste l la le les leur leurs lui m ma madame mais me meme mes merci moi mon monsieur mr mme n ne
  ni nos notre nous on ont ou par parce pas pendant peu peut peuvent peux plait plus possible pour pourquoi pourrais pouvez pouvoir pres proche proches proximite pouvons qu quand que quel quelle quelles quels quelqu quelque quelques qui quoi
  s sa sais sait sans savoir se sera serait ses si soit son sont souhaite souhaiterais sous suis sur svp t ta tant te tes toi ton toujours tous tout toute toutes tres trop trouve trouver trouvez tu un une
  va vais vas vers veulent veut veux viens vient voir voudrais voudrait vos votre voulez vouloir vous vraiment y
  b cest deja ds e es fo g ge ja je k ke lé mé mn na nai o pa plu pr san ses ver x
  the to for of i im my me you your we our is are am be an and or in on at it with where can could how who what which need want looking look find get some any please near there this that do does
  aimerais aimerait dan
  de do da dos das o os um uma uns umas para por com sem preciso quero procuro onde como meu minha e em no na nos nas ao ha eu
  el la los las un una unos unas y en con sin necesito quiero busco donde como mi mis al del hay puedo yo
  في من على الى إلى عن مع هل أين اين كيف أريد اريد أحتاج احتاج ابحث أبحث و او أو لي هذا هنا عندي أنا انا ما بدي يوجد
  `
    .split(/\s+/)
    .map(fold),
)

/** True for a folded word that carries no meaning in a search. */
export const isLittleWord = (word: string) => STOP_WORDS.has(word)

/** The words of a text that carry meaning, folded, in order. */
export function meaningfulWords(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word && !STOP_WORDS.has(word))
}

/** An address part made of a name: « L’Épicerie (Sèvres) » → « l-epicerie-sevres ». Never empty for a text with a Latin letter or digit. */
export function slugOf(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}

/** The number of code points, as people count letters. */
export function lengthOf(text: string): number {
  return [...text].length
}
