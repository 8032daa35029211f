/** Text as people type it and as we compare it: folding, words, slugs. */

/** Lower case, no accents, œ and æ opened, every apostrophe and dash a space. « L’Épicerie » → « l epicerie ». */
export function fold(text: string): string {
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

/** Little words that carry no meaning in a search, folded. Our own list: articles, prepositions, pronouns, the verbs people begin a sentence with. */
const STOP_WORDS = new Set(
  `a ai aller alors as au aupres aussi aux avec avoir besoin bonjour c ca car ce ces cet cette chez cherche chercher comme comment d dans de des
  donc du elle en est et etre fait il ils j je l la le les leur lui m ma mais me mes moi mon n ne nos notre nous on ou par pas pour pouvoir peut peux pres proche
  qu que quel quelle qui quoi s sa sans se ses si son sont sur t ta te tes toi ton trouve trouver tu un une vers veux voudrais vos votre vous y the to for of i my need an and in near where can find how`.split(
    /\s+/,
  ),
)

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
