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

/** Words that would become others of another meaning: « habiter » is not « habit », « isolation » not « isolé », a « chauffeur » does not « chauffer ». */
const APART = new Set(
  `avantage bricoleur chantage chauffeur coder comedie compteur concertation couleur fondation galerie habitation habiter isolation laver licence livreur patronage
  plombage primeur radiateur refugie stationnement tableur traiteur`.split(/\s+/),
)
const FORMS: Readonly<Record<string, string>> = {
  bricoleuse: 'bricoleur',
  codage: 'coder',
  habite: 'habiter',
  habitent: 'habiter',
  habitez: 'habiter',
  habitons: 'habiter',
  refugiee: 'refugie',
}

function apart(word: string): string | undefined {
  const one = word.replace(/s$/, '')
  return FORMS[one] ?? FORMS[word] ?? (APART.has(one) ? one : undefined)
}

/** @param word folded. */
export function stem(word: string): string {
  const itself = apart(word)
  if (itself) return itself
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
    .replace(/s$|(u)x$/, '$1')
  // « café » and « CAF » stay apart: a short word keeps its e; so does « papier », which is no « papi ».
  const short = singular.replace(/(?:ee|er|ez)$/, 'e').replace(/(.{3}[^i]|.{5})e$/, '$1')
  return undouble(short)
}

/** « ancienne » and « ancien », « nouvelle » and « nouvel ». */
const undouble = (word: string) => (word.length > 4 ? word.replace(/([lnst])\1$/, '$1') : word)
