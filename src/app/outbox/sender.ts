/** The sender, fetched apart: what is on the phone is shown before it is there. */
const session = () => import('../sync/outbox-session.ts')

/** Sends all that waits. Never throws: the sender itself waits for the next occasion. */
export const sendNow = (): Promise<void> =>
  session().then(
    ({ sendOutbox }) => sendOutbox(),
    () => {},
  )

/** Starts the sender, and asks what became of what was sent. */
export const lookNow = (): Promise<void> =>
  session().then(
    ({ startOutbox, lookForReceipts }) => {
      startOutbox()
      return lookForReceipts(true)
    },
    () => {},
  )
