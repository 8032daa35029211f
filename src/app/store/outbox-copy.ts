/** Carrying words elsewhere: by the browser's clipboard, or where it has none (a page without https) by a text laid out and selected. */
import { useEffect, useRef, useState } from 'preact/hooks'

export function useCopy(text: string) {
  const [outcome, setOutcome] = useState<'copied' | 'by-hand'>()
  const place = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (outcome !== 'by-hand') return
    place.current?.focus()
    place.current?.select()
  }, [outcome])
  const copy = async () => {
    try {
      // Missing on a page without https: that throws too.
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('by-hand')
    }
  }
  return { copy, outcome, place }
}
