/** French words of « Mes envois », which also speaks of what is sent; the forms that fill it do without them. */
import './contributions.ts'
import frOutbox from './locales/fr.outbox.json' with { type: 'json' }
import { addFrench } from './words.ts'

addFrench(frOutbox)
