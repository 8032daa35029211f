/** Contributions as phones make them, plainly invented. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Contribution } from '../../src/domain/contribution.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
export const newSecret = () => randomBytes(16).toString('hex')

export type Sent = { contribution: Contribution; secret: string }

export function comment(fields: Partial<Contribution> = {}, secret = newSecret()): Sent {
  const contribution = {
    id: randomUUID(),
    kind: 'comment',
    revision: 1,
    createdAt: '2026-11-22T10:00:00.000Z',
    language: 'fr',
    receiptHash: sha256(secret),
    body: { initiativeId: 'i0001', rating: 4, helped: true, text: 'Bon accueil, on repart avec un vélo qui roule.' },
    ...fields,
  } as Contribution
  return { contribution, secret }
}
