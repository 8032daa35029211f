/** A query of the database that draws again whenever what it read has changed. */
import { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'

export type Live<T> = { state: 'reading' } | { state: 'read'; value: T } | { state: 'failed' }

export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[]): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'reading' })
  useEffect(() => {
    setLive({ state: 'reading' })
    const subscription = liveQuery(query).subscribe({
      next: (value) => setLive({ state: 'read', value }),
      error: () => setLive({ state: 'failed' }),
    })
    return () => subscription.unsubscribe()
  }, deps)
  return live
}
