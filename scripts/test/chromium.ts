/** Where a Chromium is found on this machine, and how it is started for tests and measurements. */
import { existsSync } from 'node:fs'

export const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Pages of the browser's own that it loads beside each of ours, which doubled the time that a page took to open; and what Playwright switches off,
 * since the last such list is the one that counts.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'Translate',
]

/** Without these Chromium calls its maker's servers at every start. */
export const CHROMIUM_ARGS = [
  `--disable-features=${FEATURES_OFF.join()}`,
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
