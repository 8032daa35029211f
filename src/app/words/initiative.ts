/** French words of an initiative's page; whatever needs them imports this file. English and Arabic come whole, apart. */
import frInitiative from './locales/fr.initiative.json' with { type: 'json' }
import { addFrench } from './words.ts'

addFrench(frInitiative)
