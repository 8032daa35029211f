/** Does something once the page has nothing else to do; Safari has no such moment: a little later. */
export const whenIdle: (work: () => void) => void = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200))
