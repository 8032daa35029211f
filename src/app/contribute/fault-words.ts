/** What is wrong with a field, in words. */
import type { FieldFault } from '../../contract/contribution-limits.ts'
import '../words/contributions.ts'
import type { WordKey } from '../words/words.ts'

export const FAULT_WORDS: Record<FieldFault, WordKey> = {
  missing: 'contribute.faultMissing',
  'too-short': 'contribute.faultShort',
  'too-long': 'contribute.faultLong',
  'wrong-form': 'contribute.faultForm',
  'unknown-value': 'contribute.faultForm',
  'unknown-field': 'contribute.faultForm',
  'forbidden-character': 'contribute.faultCharacter',
  empty: 'contribute.faultEmpty',
}
