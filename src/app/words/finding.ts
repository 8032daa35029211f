/** French words of what comes after the first results: suggestions, what was understood, nothing found. English and Arabic come whole, apart. */
import frFinding from './locales/fr.finding.json' with { type: 'json' }
import { addFrench } from './words.ts'

addFrench(frFinding)
