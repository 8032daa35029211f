/** What is left of an erased contribution: enough to answer a replay for ever, and nothing that anybody wrote. */
export const TOMBSTONE = { created_at: null, language: null, role: null, body: null, text_hash: null, spam: 0 } as const
