/** Short forms people write in messages, which cannot be heard or guessed, and words that are right in another language. What is only misspelt is the vocabulary's task. */

const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bb: 'bebe',
    bbs: 'bebe',
    abi: 'habits',
    abis: 'habits',
    fis: 'fils',
    pb: 'probleme',
    pbs: 'probleme',
    asso: 'association',
    assos: 'association',
    telefon: 'telephone',
    telefone: 'telephone',
  }),
)

/** @param word folded; @returns the whole word, folded. */
export const wholeOf = (word: string): string | undefined => SHORT_FORMS.get(word)
