/** Real Dexie on an in-memory IndexedDB; French words. */
import 'fake-indexeddb/auto'
