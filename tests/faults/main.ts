/** `npm run faults [-- --runs N --seed S]`: prints the seed and the verdict; exit 1 when anything was lost, doubled or stuck, or a server ended by itself. */
import { parseArgs } from 'node:util'
import { removeTemporaryFolders } from '../server/sample-pack.ts'
import { runFaults } from './run.ts'

function readOptions(): { runs: number; seed: number } {
  try {
    const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } } })
    const runs = Number(values.runs)
    const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
    if (Number.isSafeInteger(runs) && runs > 0 && Number.isSafeInteger(seed)) return { runs, seed }
  } catch {}
  console.error('usage: npm run faults [-- --runs N --seed S]')
  process.exit(2)
}

const { runs, seed } = readOptions()
console.log(`seed ${seed}`)
const verdict = await runFaults(runs, seed, console.log)
removeTemporaryFolders()
for (const fault of verdict.faults) console.error(fault)
console.log(
  `${verdict.written} contributions written, ${verdict.asked} handed back to their author with the reason ${JSON.stringify(verdict.reasons)}`,
)
console.log(`${verdict.runs} runs, ${verdict.lost} lost, ${verdict.doubled} doubled, ${verdict.stuck} stuck`)
process.exit(verdict.faults.length ? 1 : 0)
