/** Where a Chromium is found on this machine, and how it is started for tests and measurements. */
import { existsSync } from 'node:fs'

export const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Without these Chromium calls its maker's servers at every start. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @throws Error that says what to install. `GUIDE_CHROMIUM` names one that was unpacked from npm (ensure-installed.ts). */
export function chromiumPath(): string {
  const found = [...CHROMIUM_PATHS, process.env['GUIDE_CHROMIUM'] ?? ''].find((path) => path && existsSync(path))
  if (!found) throw new Error(`Chromium is missing: npm test installs it; otherwise install it (looked for ${CHROMIUM_PATHS.join(', ')})`)
  return found
}
