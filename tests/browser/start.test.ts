/** `npm start` as a person types it: ready within three seconds when built, and no process left behind by SIGTERM. */
import { spawn } from 'node:child_process'
import { relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { removeTemporaryFolders, temporaryFolder } from './served-guide.ts'

afterAll(removeTemporaryFolders)

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

test('starts, serves, and leaves nothing behind', async () => {
  const port = await freePort()
  // A folder beside the project, as the one it has without a word.
  const varDir = relative(process.cwd(), temporaryFolder())
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), VAR_DIR: varDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  npm.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve) => npm.on('exit', resolve))
  await expect.poll(() => answers(`http://localhost:${port}/readyz`), { timeout: 20_000, interval: 50 }).toBe(true)
  await expect.poll(() => printed).toContain(`http://localhost:${port}`)
  npm.kill('SIGTERM')
  await ended
  await expect.poll(() => answers(`http://localhost:${port}/healthz`), { timeout: 10_000 }).toBe(false)
})

test.each([
  [{ PORT: 'huit' }, /^PORT=huit is wrong/m],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud is wrong/m],
])('a wrong setting %o is one clear line and exit code 2', async (setting, line) => {
  const npm = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, VAR_DIR: temporaryFolder(), ...setting },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  npm.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => npm.on('exit', resolve))
  expect([code, line.test(said)]).toEqual([2, true])
})
