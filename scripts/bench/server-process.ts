/** The real server in a process of its own, on a free port, with a database in the folder it is given. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type ServerProcess = { port: number; stop: () => Promise<void> }

const READY = /http:\/\/localhost:(\d+)/

function portOf(child: ChildProcess): Promise<number> {
  let said = ''
  let failed = ''
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text) => {
      failed += text
    })
    child.stdout?.on('data', (text) => {
      said += text
      const port = READY.exec(said)?.[1]
      if (port) resolve(Number(port))
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready: ${failed.trim()}`)))
  })
}

/** @param tracer a command before the server's own (`strace …`). */
export async function startServer(varDir: string, tracer: string[] = []): Promise<ServerProcess> {
  const [command = '', ...args] = [...tracer, process.execPath, 'src/server/main.ts']
  const { DATABASE_URL, PUBLIC_URL, TLS_CERT, TLS_KEY, ...inherited } = process.env
  const env = { ...inherited, PORT: '0', HOST: '127.0.0.1', VAR_DIR: varDir, REQUESTS_PER_MINUTE: '1000000', LOG_LEVEL: 'silent' }
  // A group of its own: a tracer does not hand signals on, so they are sent to both.
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name)
    } catch {}
  }
  const killAll = () => signal('SIGKILL')
  process.on('exit', killAll)
  const port = await portOf(child)
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      signal('SIGTERM')
      await ended
    }
    process.off('exit', killAll)
  }
  return { port, stop }
}
