/** What the staff's side of the server is built from. */
import type { Database, Engine } from '../db/database.ts'

export type StaffParts = {
  db: Database
  engine: Engine
  /** Beginning of the links that are handed over: `https://guide.example`. */
  publicUrl: string
  /** True when served over HTTPS: the cookie then never travels otherwise. */
  isSecure: boolean
  now?: () => Date
}

export const clockOf = ({ now }: StaffParts) => now ?? (() => new Date())
