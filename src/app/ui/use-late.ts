/** A part of the page that is fetched after what people wait for; until it is there, or if it does not arrive, the page does without. */
import { useEffect, useState } from 'preact/hooks'

/** @param isWanted false: not fetched yet. */
export function useLate<Part>(load: () => Promise<Part>, isWanted = true): Part | undefined {
  const [held, setHeld] = useState<{ part: Part }>()
  useEffect(() => {
    let isCurrent = isWanted
    if (isWanted)
      load().then(
        (part) => isCurrent && setHeld({ part }),
        () => {},
      )
    return () => {
      isCurrent = false
    }
    // `load` always names the same part.
  }, [isWanted])
  return held?.part
}
