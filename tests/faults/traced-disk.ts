/** What a traced server wrote to its database's log, and when it was forced to the disk: out of strace's lines. */
import { existsSync, readFileSync } from 'node:fs'

const STRACE = '/usr/bin/strace'
/** More than a page of the database: an id is read wherever it lies. */
const BYTES_SHOWN = '5000'

/** @throws Error that says what to install. `npm test` installs it (scripts/test/ensure-installed.ts). */
export function straceTo(file: string): string[] {
  if (!existsSync(STRACE)) throw new Error('strace is missing: npm test installs it; otherwise install it (Debian: strace)')
  return [STRACE, '-f', '--seccomp-bpf', '-y', '-ttt', '-T', '-s', BYTES_SHOWN, '-e', 'trace=fsync,fdatasync,pwrite64', '-o', file]
}

/** A write, or a wait for the disk; times in milliseconds since 1970. */
export type DiskCall = { kind: 'write' | 'sync'; beganAt: number; endedAt: number; written: string }

const ENTERED = /^(\d+)\s+(\d+\.\d+) (fsync|fdatasync|pwrite64)\(\d+<(.*?)>(.*)$/
const ENDED = /\) = (\d+) <(\d+\.\d+)>$/
const RESUMED = /^(\d+)\s+\d+\.\d+ <\.\.\. (?:fsync|fdatasync|pwrite64) resumed>/

/** @returns the calls on files with this ending that succeeded; one that another thread's line cuts in two is one. */
export function diskCallsOf(file: string, ending: string): DiskCall[] {
  const calls: DiskCall[] = []
  const open = new Map<string, { name: string; at: number; path: string; written: string }>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, thread = '', at = '', name, path = '', written = ''] = ENTERED.exec(line) ?? []
    if (name) open.set(thread, { name, at: Number(at) * 1000, path, written })
    const [, , seconds] = ENDED.exec(line) ?? []
    const began = open.get(thread || (RESUMED.exec(line)?.[1] ?? ''))
    if (!seconds || !began?.path.endsWith(ending)) continue
    const kind = began.name === 'pwrite64' ? 'write' : 'sync'
    calls.push({ kind, beganAt: began.at, endedAt: began.at + Number(seconds) * 1000, written: began.written })
  }
  return calls
}

function offsetAtNextTick(): number {
  const before = Date.now()
  let tick = before
  while (tick === before) tick = Date.now()
  return tick - performance.now()
}

/** The clock that strace writes down, finer than the milliseconds of `Date.now()`. */
export function microsecondClock(): () => number {
  // Whoever is interrupted between two looks at the clocks reads an offset that is too small, never one too great.
  const offset = Math.max(...Array.from({ length: 10 }, offsetAtNextTick))
  return () => offset + performance.now()
}
