/** True when a value has not changed for a while: what is costly to draw waits until nobody types. */
import { useEffect, useState } from 'preact/hooks'

export function useCalm(value: unknown, ms: number): boolean {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return calm === value
}
