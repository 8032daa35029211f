/** One finder for the guide held: by needs and filters at once, by words as soon as its index is made, without ever holding the page up. */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { HeldGuide } from '../store/held-guide.ts'
import { type Finder, finderSteps, wordlessFinder } from './finder.ts'
import { finishGently, whenIdle } from './steps.ts'

/** A page that is never idle still learns its words. */
const SOON_MS = 1000

/** `isWhole`: misspelt words are guessed too, or never will be: only now is nothing found when nothing was found. */
type Made = { held: HeldGuide; finder: Finder; knowsWords: boolean; isWhole: boolean }

const made = signal<Made | undefined>(undefined)
let making: { held: HeldGuide; finder: Promise<Finder | undefined> } | undefined

/** The misspelt words are guessed a little later: their part is not needed for the first results. */
async function learnToGuess(held: HeldGuide, finder: Finder) {
  const isWanted = () => made.peek()?.held === held
  try {
    const { guesserSteps } = await import('./guess.ts')
    const guess = await finishGently(guesserSteps(finder.words), isWanted)
    if (guess) finder.guessWith(guess)
  } finally {
    if (isWanted()) made.value = { held, finder, knowsWords: true, isWhole: true }
  }
}

/** On a first visit without a network for long enough, the guide is still searched by its own words. */
const readConcepts = () => import('virtual:thesaurus').then(({ concepts }) => concepts).catch(() => [])

async function make(held: HeldGuide): Promise<Finder | undefined> {
  const concepts = await readConcepts()
  const finder = await finishGently(finderSteps({ ...held.guide, concepts }), () => making?.held === held)
  if (!finder) return undefined
  made.value = { held, finder, knowsWords: true, isWhole: false }
  learnToGuess(held, finder).catch(() => {})
  return finder
}

/** The finder with its words; undefined when the guide moved meanwhile. */
export function finderOf(held: HeldGuide): Promise<Finder | undefined> {
  if (making?.held !== held) making = { held, finder: make(held) }
  return making.finder
}

/**
 * What can search now: `knowsWords` tells whether it understands text already. It moves by itself; while a newer guide is being indexed,
 * the one before still answers.
 * @param isAsked somebody waits for words to be understood; until then it is made once all is drawn.
 */
export function useFinder(held: HeldGuide, isAsked = true): Made {
  useEffect(() => {
    if (!isAsked) return whenIdle(() => void finderOf(held), SOON_MS)
    void finderOf(held)
  }, [held, isAsked])
  const wordless = useMemo(() => ({ held, finder: wordlessFinder(held.guide), knowsWords: false, isWhole: false }), [held])
  return made.value ?? wordless
}
