/** Publishing a guide of 5,000 initiatives and 50,000 opinions: the first time, again after 100 opinions, and with twenty earlier releases that need a delta; beside writing and compressing the same JSON alone. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchFolder } from './bench-folder.ts'
import { median, met, round } from './figures.ts'
import type { Step, StepResult } from './release-step.ts'

const AIM = { seconds: 20, MB: 400 }
const STEP_FILE = fileURLToPath(new URL('./release-step.ts', import.meta.url))
const ROUNDS = 3

function run(step: Step, place: string): StepResult {
  return JSON.parse(execFileSync(process.execPath, [STEP_FILE, step, place], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}

export async function benchRelease() {
  const folder = benchFolder('release')
  const times = { first: [] as StepResult[], again: [] as StepResult[], withHistory: [] as StepResult[], peer: [] as StepResult[] }
  for (let at = 0; at < ROUNDS; at += 1) {
    const place = join(folder, `guide-${at}.db`)
    run('fill', place)
    times.first.push(run('publish', place))
    run('accept', place)
    times.again.push(run('publish-in-thread', place))
    times.peer.push(run('peer', place))
  }
  const place = join(folder, 'guide-0.db')
  run('history', place)
  run('accept', place)
  times.withHistory.push(run('publish-in-thread', place))
  times.peer.push(run('peer', place))
  const secondsOf = (results: StepResult[]) => median(results.map(({ seconds }) => seconds))
  const row = (what: string, results: StepResult[]) => {
    const seconds = secondsOf(results)
    const peak = Math.max(...results.map((result) => result['peak MB']))
    return {
      what,
      seconds: round(seconds),
      'cpu s': round(median(results.map((result) => result['cpu s']))),
      'peak MB': Math.round(peak),
      'of the peer': round(seconds / secondsOf(times.peer)),
      'MB of JSON': round((results[0]?.bytes ?? 0) / 1e6),
      'MB of brotli': round((results[0]?.['br bytes'] ?? 0) / 1e6),
    }
  }
  const judged = (what: string, results: StepResult[]) => {
    const figures = row(what, results)
    const isMet = figures.seconds < AIM.seconds && figures['peak MB'] < AIM.MB
    return { ...figures, aim: `< ${AIM.seconds} s and < ${AIM.MB} MB`, met: met(isMet) }
  }
  return [
    judged('first release', times.first),
    judged('again, after 100 opinions', times.again),
    judged('again, with 20 earlier releases', times.withHistory),
    row('canonical JSON + brotli alone', times.peer),
  ]
}
