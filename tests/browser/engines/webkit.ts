/** WebKitGTK, by WebKitWebDriver over HTTP, in a window of our own on a virtual screen. It proves nothing about iOS. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freePort } from '../free-port.ts'
import { type Engine, firstExisting } from './engine.ts'

async function waitForDriver(base: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(`${base}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('WebKitWebDriver did not start')
}

async function ask<T>(method: 'POST' | 'DELETE', url: string, body?: unknown): Promise<T> {
  const reply = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  const { value } = (await reply.json()) as { value: T & { error?: string; message?: string } }
  if (!reply.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`)
  return value
}

/** The driver and its virtual screen live in one process group, so that nothing outlives the test. */
function startDriver(port: number, profile: string): ChildProcess {
  firstExisting('WebKitGTK (webkit2gtk-driver, gjs, gir1.2-webkit2-4.1)', ['/usr/bin/WebKitWebDriver'])
  firstExisting('xvfb', ['/usr/bin/xvfb-run'])
  return spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, GUIDE_PROFILE: profile, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', NO_AT_BRIDGE: '1' },
  })
}

export async function launchWebkit(profile: string): Promise<Engine> {
  const port = await freePort()
  const driver = startDriver(port, profile)
  const base = `http://127.0.0.1:${port}`
  const stop = () => {
    if (driver.pid) process.kill(-driver.pid, 'SIGTERM')
  }
  try {
    await waitForDriver(base)
    const binary = fileURLToPath(new URL('./webkit-window.js', import.meta.url))
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: [] } } }
    const { sessionId } = await ask<{ sessionId: string }>('POST', `${base}/session`, { capabilities })
    const session = `${base}/session/${sessionId}`
    await ask('POST', `${session}/timeouts`, { script: 30_000, pageLoad: 30_000 })
    const script = (expression: string) =>
      `const done = arguments[0]; Promise.resolve().then(() => (${expression})).then((value) => done([value]), (error) => done({ error: String(error) }))`
    return {
      name: 'WebKit',
      go: async (url) => void (await ask('POST', `${session}/url`, { url }).catch(() => undefined)),
      run: async <T>(expression: string) => {
        const value = await ask<[T] | { error: string }>('POST', `${session}/execute/async`, { script: script(expression), args: [] })
        if (Array.isArray(value)) return value[0]
        throw new Error(value.error)
      },
      close: async () => {
        await ask('DELETE', session).catch(() => undefined)
        stop()
      },
    }
  } catch (error) {
    stop()
    throw error
  }
}
