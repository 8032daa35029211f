/** One deed at a time, what is said about it, and the faults that the server named. */
import { useState } from 'preact/hooks'
import { StaffError } from '../sync/staff-api.ts'
import { atWork } from './session.ts'
import { wordsOf } from './sign-in.tsx'

export type Deed = {
  isBusy: boolean
  said: string
  hasFailed: boolean
  faults: StaffError['fields']
  say: (words: string) => void
  /** @returns true once done. `onRefused` may take an error over: true means that it is dealt with. */
  run: (work: () => Promise<void>, onRefused?: (error: StaffError) => boolean | Promise<boolean>) => Promise<boolean>
}

const NO_FAULTS: StaffError['fields'] = []

export function useDeed(): Deed {
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState({ said: '', hasFailed: false, faults: NO_FAULTS })
  const run: Deed['run'] = async (work, onRefused) => {
    if (isBusy) return false
    setBusy(true)
    setOutcome({ said: '', hasFailed: false, faults: NO_FAULTS })
    try {
      await atWork(work)
      return true
    } catch (failure) {
      const error = failure instanceof StaffError ? failure : new StaffError('network')
      if (!(await onRefused?.(error))) setOutcome({ said: wordsOf(error), hasFailed: true, faults: error.fields })
      return false
    } finally {
      setBusy(false)
    }
  }
  const say = (said: string) => setOutcome({ said, hasFailed: false, faults: NO_FAULTS })
  return { isBusy, ...outcome, say, run }
}
