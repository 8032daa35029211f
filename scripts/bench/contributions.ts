/** Invented opinions as phones send them, and as they lie in the table. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Contribution } from '../../src/domain/contribution.ts'
import type { ContributionTable } from '../../src/server/db/tables.ts'
import { realPack, writerLike } from './generated-guide.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const TEXT_LENGTH = 120

let writer: ReturnType<typeof writerLike> | undefined

/** No two alike. */
export function inventedContributions(count: number): Contribution[] {
  writer ??= writerLike(realPack(), 4)
  const { write, random } = writer
  return Array.from({ length: count }, () => ({
    id: randomUUID(),
    kind: 'comment',
    revision: 1,
    createdAt: new Date().toISOString(),
    language: 'fr',
    receiptHash: sha256(randomBytes(16).toString('hex')),
    body: { initiativeId: `i${1000 + Math.floor(random() * 1000)}`, rating: 4, helped: true, text: write(TEXT_LENGTH) },
  }))
}

/** A row as heavy as the server's own, with hashes of the same length in the same indexes. */
export function rowLike(contribution: Contribution): ContributionTable {
  const { id, kind, revision, receiptHash, createdAt, language, body } = contribution
  const written = JSON.stringify(body)
  return {
    id,
    kind,
    revision,
    content_hash: sha256(written),
    receipt_hash: receiptHash,
    state: 'received',
    created_at: createdAt,
    received_at: createdAt,
    language,
    role: null,
    body: written,
    initiative_id: contribution.kind === 'comment' ? contribution.body.initiativeId : null,
    spam: 0,
    text_hash: sha256(`text ${written}`),
    reason_code: null,
    reason_note: null,
    decided_at: null,
    decided_by: null,
  }
}
