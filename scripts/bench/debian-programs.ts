/** Programs that a measurement compares us with: used where they are, installed by apt when root, else asked for in one line. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Ends the process with 3 when one is missing and cannot be installed. @param programs paths by Debian package. */
export function needPrograms(programs: Record<string, string>) {
  const missing = () => Object.keys(programs).filter((name) => !existsSync(programs[name] ?? ''))
  if (missing().length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2], env })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing()], { stdio: ['ignore', 2, 2], env })
  }
  if (!missing().length) return
  console.error(`This measurement needs ${missing().join(' and ')}: install ${missing().join(' ')} (Debian names), then try again.`)
  process.exit(3)
}
