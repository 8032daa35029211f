/** French words for opinions, suggestions, reports and what becomes of them; a room that needs them imports this file. English and Arabic come whole, apart. */
import frContributions from './locales/fr.contributions.json' with { type: 'json' }
import { addFrench } from './words.ts'

addFrench(frContributions)
