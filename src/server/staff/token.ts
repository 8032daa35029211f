/** Secrets that open something: a session, an invitation. Only their hash is ever stored. */
import { createHash, randomBytes } from 'node:crypto'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** 256 random bits in 43 characters. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Enough of a hash to name a row in a list, too little to be mistaken for the secret. */
export const shortName = (hash: string) => hash.slice(0, 16)
