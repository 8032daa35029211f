/** SQLite's full-text search, as a peer: unicode61 without diacritics, with prefixes. It runs in Node alone. */
import { DatabaseSync } from 'node:sqlite'
import { meaningfulWords } from '../../../src/domain/text.ts'
import { BOOST, FIELDS, type Peer } from './peers.ts'

const fts5 = (settings: string, join: ' ' | ' OR '): Peer => ({
  engine: 'SQLite FTS5',
  settings,
  make: (rows) => {
    const database = new DatabaseSync(':memory:')
    database.exec(
      `create virtual table entry using fts5(id unindexed, ${FIELDS.join(', ')}, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')`,
    )
    const insert = database.prepare(`insert into entry values (?, ?, ?, ?, ?, ?)`)
    for (const row of rows) insert.run(row.id, ...FIELDS.map((field) => row[field]))
    const select = database.prepare(
      `select id from entry where entry match ? order by bm25(entry, 0, ${FIELDS.map((field) => BOOST[field]).join(', ')}) limit ?`,
    )
    return (text, limit) => {
      const words = meaningfulWords(text)
      return words.length ? select.all(words.map((word) => `"${word}"*`).join(join), limit).map(({ id }) => id as string) : []
    }
  },
})

export const FTS5: readonly Peer[] = [fts5('prefix, all words', ' '), fts5('prefix, any word', ' OR ')]
