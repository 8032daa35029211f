/**
 * A light French stem, so that « réparer », « réparée » and « réparation », « sociaux » and « sociale » meet. Each ending leaves a minimum behind,
 * so that « garage » does not become « gare ». Other words that mean the same are the thesaurus's task.
 */

const ENDINGS: readonly [RegExp, number][] = [
  [/(?:issements?|ations?|atrices?|ateurs?|ements?|issants?)$/, 4],
  [/(?:euses?|eurs?)$/, 4],
  [/ages?$/, 5],
  [/eres?$/, 4],
  [/(?:iques?|ies?|ismes?|istes?)$/, 5],
]
const ARABIC_START = /^(?:وال|بال|كال|فال|لل|ال)(?=.{3})/

/** Words that would become others of another meaning: « habiter » is not « habit », who looks for a « bricoleur » does not « bricoler ». */
const APART: ReadonlyMap<string, string> = new Map([
  ...['habite', 'habiter', 'habitez', 'habitent', 'habitons'].map((word): [string, string] => [word, 'habiter']),
  ...['bricoleur', 'bricoleurs', 'bricoleuse'].map((word): [string, string] => [word, 'bricoleur']),
])

/** @param word folded. */
export function stem(word: string): string {
  const apart = APART.get(word)
  if (apart) return apart
  if (word.length < 4 || /\d/.test(word)) return word
  if (word >= '\u0600' && word <= '\u06ff') return word.replace(ARABIC_START, '').replace(/[ةه]$/, '').replace(/ى$/, 'ي')
  for (const [ending, least] of ENDINGS) {
    const short = word.replace(ending, '')
    if (short !== word && short.length >= least) return undouble(short)
  }
  const singular = word
    .replace(/eaux$/, 'eau')
    .replace(/(.{2})aux$/, '$1al')
    // « prix » and « choix » are no plurals: « prix » is not « pris ».
    .replace(/s$|(?<=u)x$/, '')
  // « café » and « CAF » stay apart: a short word keeps its e; so does « papier », which is no « papi ».
  const short = singular.replace(/(?:ee|er|ez)$/, 'e').replace(/(.{3}[^i]|.{5})e$/, '$1')
  return undouble(short)
}

/** « ancienne » and « ancien », « nouvelle » and « nouvel ». */
const undouble = (word: string) => (word.length > 4 ? word.replace(/([lnst])\1$/, '$1') : word)
