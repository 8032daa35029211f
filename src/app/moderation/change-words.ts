/** Values as people say them; what has no words of its own is shown as it is. */
import { ACCESSES, COSTS, STATUSES } from '../../domain/initiative.ts'
import { communeById, heldGuide } from '../store/held-guide.ts'
import { m } from '../words/moderation.ts'
import { inLanguage } from '../words/words.ts'
import { STATUS_WORDS } from './entry-sections.tsx'

const oneOf = <T extends string>(all: readonly T[], value: string): T | undefined => all.find((one) => one === value)

function needsWords(value: string): string | undefined {
  const needs = heldGuide.value?.guide.needs ?? []
  const known = value.split(/,\s*/).map((id) => needs.find((need) => need.id === id))
  return known.every((need) => need !== undefined) ? known.map((need) => inLanguage(need.label).text).join(', ') : undefined
}

const VALUES: Record<string, (value: string) => string | undefined> = {
  cost: (value) => {
    const cost = oneOf(COSTS, value)
    return cost && m(`cost.${cost}`)
  },
  access: (value) => {
    const access = oneOf(ACCESSES, value)
    return access && m(`access.${access}`)
  },
  status: (value) => {
    const status = oneOf(STATUSES, value)
    return status && m(STATUS_WORDS[status])
  },
  commune: (value) => communeById.value.get(value)?.name,
  needs: needsWords,
}

/** @param field may be a path: `place.commune`. */
export const valueWords = (field: string, value: string): string => VALUES[field.split('.').at(-1) ?? '']?.(value) ?? value
