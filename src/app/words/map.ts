/** French words of the map. English and Arabic come whole, apart. */
import frMap from './locales/fr.map.json' with { type: 'json' }
import './finding.ts'
import { addFrench } from './words.ts'

addFrench(frMap)
