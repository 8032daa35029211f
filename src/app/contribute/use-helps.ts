/** What a form can do without is fetched apart, while one writes. */
import { useEffect, useState } from 'preact/hooks'

const fetchHelps = () => import('./form-helps.tsx')

/** @param again what could not be had is fetched once more when it changes. */
export function useHelps(again?: unknown) {
  const [helps, setHelps] = useState<Awaited<ReturnType<typeof fetchHelps>>>()
  useEffect(() => {
    if (!helps) void fetchHelps().then(setHelps, () => {})
  }, [again])
  return helps
}
