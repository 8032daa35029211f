/** What the faults run in the browser: the app's own outbox and sender, on the browser's own store, behind a handle for the driver. */

import { readOutbox, submitForm } from '../../src/app/store/outbox.ts'
import { newId } from '../../src/app/store/outbox-ids.ts'
import { sendWaiting } from '../../src/app/sync/outbox-sender.ts'
import type { CommentBody } from '../../src/domain/contribution.ts'

export type PageHandle = {
  write: (text: string, id?: string) => Promise<string>
  send: () => Promise<number>
  rows: () => Promise<{ id: string; state: string; revision: number; cause?: string | undefined; text?: string | undefined }[]>
}

const handle: PageHandle = {
  write: async (text, id = newId()) => {
    await submitForm(id, 'comment', { type: 'submit', form: { text }, body: { initiativeId: 'i0001', text }, language: 'fr', role: undefined })
    return id
  },
  send: () => sendWaiting('all'),
  rows: async () =>
    (await readOutbox()).map(({ id, state, revision, cause, body }) => ({
      id,
      state,
      revision,
      cause,
      text: (body as CommentBody | undefined)?.text,
    })),
}

Object.assign(globalThis, { outbox: handle })
document.documentElement.dataset['ready'] = 'yes'
