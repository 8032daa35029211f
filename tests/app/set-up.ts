/** Real Dexie on an in-memory IndexedDB; French words. */
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/preact'
import { afterEach } from 'vitest'

// A machine that does other work meanwhile is slow, and not wrong.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)
