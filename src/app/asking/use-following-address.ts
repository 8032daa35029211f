/** The address follows what is typed, without a second drawing; not at each letter, since Safari refuses more than a hundred changes in half a minute. */
import { useEffect, useRef } from 'preact/hooks'

const PAUSE_MS = 300

/** `follow`: soon. `settle`: now, before the page is left. `drop`: the address was changed by other means. */
export function useFollowingAddress() {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; address: string } | undefined>(undefined)
  const drop = () => {
    clearTimeout(waiting.current?.timer)
    waiting.current = undefined
  }
  const settle = () => {
    if (waiting.current) history.replaceState(history.state, '', waiting.current.address)
    drop()
  }
  const follow = (address: string) => {
    drop()
    waiting.current = { timer: setTimeout(settle, PAUSE_MS), address }
  }
  useEffect(() => {
    addEventListener('pagehide', settle)
    return () => {
      removeEventListener('pagehide', settle)
      drop()
    }
  }, [])
  return { follow, settle, drop }
}
