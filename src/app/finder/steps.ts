/** Long work cut into steps, so that an old phone can draw and answer a touch between two of them. */

/** Milliseconds of work between two pauses: half of a frame at 60 a second. */
const AT_ONCE = 8

/** All at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** A pause that lets the page draw, without the 4 ms that timers wait at least. */
const pause = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })

/** Step by step, with pauses. @param isWanted asked after each pause; false gives the work up. */
export async function finishGently<T>(steps: Generator<void, T>, isWanted: () => boolean): Promise<T | undefined> {
  let begun = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - begun < AT_ONCE) continue
    await pause()
    if (!isWanted()) return undefined
    begun = performance.now()
  }
}

/**
 * Once the page has nothing else to do; Safari has no such moment: a little later.
 * @param timeout milliseconds after which it is done in any case. @returns gives it up.
 */
export function whenIdle(work: () => void, timeout?: number): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 200)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work, timeout ? { timeout } : {})
  return () => cancelIdleCallback(asked)
}
