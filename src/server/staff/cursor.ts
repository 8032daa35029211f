/** Where a page ended, as an opaque text: the next begins right after it, whatever was added or decided meanwhile. */
import { ApiError } from '../api/api-error.ts'

const PAGE = { usual: 50, most: 200 }

export const cursorOf = (position: readonly string[]) => Buffer.from(JSON.stringify(position)).toString('base64url')

/** @throws ApiError 400 when it is none of ours. */
export function positionOf(cursor: string | undefined, length: number): string[] | undefined {
  if (!cursor) return undefined
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    // U+0000 is no text for PostgreSQL.
    const isOurs = Array.isArray(position) && position.length === length && position.every((part) => typeof part === 'string' && !part.includes('\0'))
    if (isOurs) return position
  } catch {}
  throw new ApiError(400, 'malformed')
}

/** Rows a page, out of what was asked. */
export const pageSize = (limit: string | undefined) => Math.min(PAGE.most, Math.max(1, Number(limit ?? PAGE.usual)))
