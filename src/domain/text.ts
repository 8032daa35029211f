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
 * Those of other languages and of messages (« jé », « pr ») stand in the thesaurus.
 */
const STOP_WORDS = new Set(
  `a ai aie ait aient aller alors as au aupres aussi autour autre autres aux avait avec avez avoir avons beaucoup besoin besoins bien bonjour
  c ca car ce cela ces cet cette chaque chez cherche chercher ci comme comment cote d dans de des donc dois doit du
  elle elles en encore est et etait etes etre eu eux fais fait faire faut font il ils ici j je jamais juste l la le les leur leurs lui m ma mais me meme mes merci moi mon n ne
  ni nos notre nous on ont ou par parce pas peu peut peuvent peux plait plus possible pour pouvoir pres proche proches qu quand que quel quelle quelles quels quelque quelques qui quoi
  s sa sais sait sans savoir se sera serait ses si soit son sont sous suis sur t ta tant te tes toi ton toujours tous tout toute toutes tres trop trouver tu un une
  va vais vas vers veut veux viens vient voir voudrais voudrait vos votre vouloir vous vraiment y
  cest deja
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
