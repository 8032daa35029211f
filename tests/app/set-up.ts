/** Real Dexie on an in-memory IndexedDB; French words. */
import 'fake-indexeddb/auto'
import { cleanup } from '@testing-library/preact'
import { afterEach } from 'vitest'

afterEach(cleanup)
