/** A PostgreSQL of its own for tests: a fresh cluster in a temporary folder, on a free port of this machine, removed afterwards. */
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folder with initdb and pg_ctl, or undefined. `GUIDE_POSTGRES` names one that was unpacked from npm (ensure-postgres.ts). */
export function postgresFolder(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
    process.env['GUIDE_POSTGRES'] ?? '',
  ]
  return folders.find((folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')))
}

/** PostgreSQL refuses to run as root: then it runs as somebody else. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (name: string) => {
    try {
      return Number(execFileSync('id', ['-u', name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    } catch {
      return undefined
    }
  }
  const uid = idOf('postgres') ?? idOf('nobody') ?? 65_534
  return { uid, gid: uid }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export type Postgres = { urlOf: (database: string) => string; stop: (mode?: 'fast' | 'immediate') => void; start: () => void; remove: () => void }

/** @throws Error when there is no PostgreSQL on this machine. */
export async function startPostgres(): Promise<Postgres> {
  const bin = postgresFolder()
  if (!bin) throw new Error('PostgreSQL is missing: npm test installs it; otherwise install it (Debian: postgresql)')
  const user = otherUser()
  const folder = mkdtempSync(join(tmpdir(), 'guide-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const port = await freePort()
  const run = (program: string, args: string[]) =>
    execFileSync(join(bin, program), args, { cwd: folder, stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...user })
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'guide', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200`
  const start = () => void run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  const stop = (mode: 'fast' | 'immediate' = 'fast') => void run('pg_ctl', ['-D', data, '-w', '-m', mode, 'stop'])
  start()
  return {
    urlOf: (database) => `postgres://guide@127.0.0.1:${port}/${database}`,
    start,
    stop,
    remove: () => {
      try {
        stop('immediate')
      } catch {}
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
