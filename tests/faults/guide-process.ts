/** The real server as a process of its own, that can be killed as the system kills: without a word. */
import { type ChildProcess, spawn } from 'node:child_process'
import { freePort } from '../browser/free-port.ts'

const READY_WITHIN_MS = 60_000

export type GuideProcess = {
  port: number
  pid: () => number
  /** How often it ended without being killed: never, whatever happens to it. */
  deaths: () => number
  kill: (signal?: NodeJS.Signals) => Promise<void>
  start: () => Promise<void>
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** @param env among others VAR_DIR, DATA_DIR, DATABASE_URL. */
export async function startGuide(env: Record<string, string>): Promise<GuideProcess> {
  const port = await freePort()
  let child: ChildProcess | undefined
  let deaths = 0
  let isKilled = false
  const start = async () => {
    child = spawn('node_modules/.bin/node', ['src/server/main.ts'], {
      env: { ...process.env, LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '1000000', ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    isKilled = false
    child.once('exit', () => {
      if (!isKilled) deaths += 1
    })
    const until = Date.now() + READY_WITHIN_MS
    while (!(await isReady(port))) {
      if (Date.now() > until || child.exitCode !== null) throw new Error('the server did not start')
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    const dying = child
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return
    isKilled = true
    const gone = new Promise((resolve) => dying.once('exit', resolve))
    dying.kill(signal)
    await gone
  }
  await start()
  return { port, pid: () => child?.pid ?? 0, deaths: () => deaths, kill, start }
}
