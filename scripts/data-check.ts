/** `npm run data:check`: every fault of the data pack on a line of its own. Exit 0 sound, 1 faults, 2 wrong usage. */
import { countStandings } from '../src/domain/initiative.ts'
import { sayFault } from '../src/server/pack/fault.ts'
import { readPack } from '../src/server/pack/read-pack.ts'

const [folder = process.env['DATA_DIR'] || 'data', ...rest] = process.argv.slice(2)
if (rest.length) {
  console.error('usage: npm run data:check [-- FOLDER]')
  process.exit(2)
}
const { pack, faults, warnings } = readPack(folder)
for (const warning of warnings) console.warn(`warning: ${sayFault(warning)}`)
for (const fault of faults) console.error(sayFault(fault))
if (!pack) {
  console.error(`${faults.length} fault${faults.length > 1 ? 's' : ''} in ${folder}`)
  process.exit(1)
}
const counts = countStandings(pack.initiatives)
console.log(
  `${folder} is sound: ${pack.initiatives.length} initiatives (${counts.complete} complete, ${counts.named} with a named site, ${counts.lead} leads, ${counts.closed} closed), ${warnings.length} warnings`,
)
