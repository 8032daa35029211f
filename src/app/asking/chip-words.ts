/** What each thing understood is called on its chip. */
import { fold } from '../../domain/text.ts'
import type { Chip, Understood } from '../finder/understand.ts'
import '../words/finding.ts'
import { inLanguage, t } from '../words/words.ts'

/** Kinds that say more than the words typed; a need is so broad that it would say less. */
const TELLING: readonly Chip['kind'][] = ['subject', 'qualifier', 'outside', 'name']

const NEARLY = 0.85

const CLOSE = 0.1

/** Words that mean several things as likely stand as typed: none of these is what was understood. */
function isAmbiguous(chip: Chip, { units, words }: Understood): boolean {
  const unit = units.find(({ at }) => at.length === chip.words.length && at.every((place, nth) => words[place] === chip.words[nth]))
  const [first, second] = (unit?.meanings ?? []).map(({ likeness }) => likeness).sort((a, b) => b - a)
  return first !== undefined && second !== undefined && first - second < CLOSE
}

export function chipWords(chip: Chip, text: string, understood: Understood): string {
  const { words, readings } = understood
  const written = chip.words.map(({ from, to }) => text.slice(from, to))
  const typed = written.join(' ')
  const label = chip.label && inLanguage(chip.label).text
  if (chip.kind === 'place') {
    const name = label ?? typed
    return fold(name).startsWith(fold(typed)) ? name : t('finding.readAs', { typed, meant: name })
  }
  const its = chip.words.map((word) => ({ word: word.word, reading: readings[words.indexOf(word)] }))
  const isCorrected = its.some(({ word, reading }) => reading?.corrected !== undefined && reading.corrected !== word)
  // A word that is only begun may still become another: it stands as typed.
  const isBegun = !isCorrected && its.some(({ reading }) => (reading?.options[0]?.likeness ?? 0) < NEARLY)
  const isTelling = TELLING.includes(chip.kind) && !isAmbiguous(chip, understood)
  const meant = label && isTelling ? label : its.map(({ word, reading }) => reading?.corrected ?? word).join(' ')
  if (isCorrected) {
    const wrong = its.flatMap(({ word, reading }, at) => (reading?.corrected === undefined || reading.corrected === word ? [] : (written[at] ?? [])))
    return t('finding.readAs', { typed: wrong.join(' '), meant })
  }
  return isBegun || !isTelling ? typed : meant
}
