/** What the page's main thread does for each frame, from a trace of the browser itself. */
import type { Browser, Page } from 'playwright-core'

type TraceEvent = { name: string; ph: string; ts: number; dur?: number; pid: number; tid: number; args?: { name?: string } }

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'toplevel']

/** @param work what is measured. @returns all events of the trace. */
export async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await work()
  return (JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }).traceEvents
}

/**
 * Milliseconds of work of the busiest renderer's main thread for each frame that it drew: all its tasks from one frame's beginning to the next.
 * Frames without a task of their own (nothing moved) are not counted.
 */
export function workPerFrame(events: readonly TraceEvent[]): number[] {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`)
  const byThread = threads.map((thread) => {
    const own = events.filter(({ pid, tid }) => `${pid} ${tid}` === thread)
    const tasks = own.filter(({ name, ph }) => name === 'RunTask' && ph === 'X').sort((a, b) => a.ts - b.ts)
    const begins = own.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts)
    return { tasks, begins: begins.sort((a, b) => a - b) }
  })
  const busiest = byThread.sort((a, b) => b.begins.length - a.begins.length)[0]
  if (!busiest) return []
  return busiest.begins.map((from, at) => {
    const to = busiest.begins[at + 1] ?? Number.POSITIVE_INFINITY
    // The task that a frame begins in belongs to it whole.
    const own = busiest.tasks.filter(({ ts, dur = 0 }) => ts + dur > from && ts + dur <= to)
    return own.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000
  })
}
