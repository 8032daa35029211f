/** A rough French stem, so that « réparer », « répare » and « réparation » meet. Plural, feminine and the commonest endings go; short words stay. */

const ENDINGS = /(?:ations?|ements?|ateurs?|atrices?|eurs?|euses?|ages?|ees?|er|ez|es?|s|x)$/

/** @param word folded. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const short = word.replace(ENDINGS, '')
  return short.length >= 3 ? short : word.replace(/[sx]$/, '')
}
