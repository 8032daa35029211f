/** French words of the rooms that nobody waits for; a room that needs them imports this file. English and Arabic come whole, apart. */
import frPages from './locales/fr.pages.json' with { type: 'json' }
import { addFrench } from './words.ts'

addFrench(frPages)
