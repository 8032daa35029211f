/** A release file as it is stored and served: compressed in advance. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { ReleaseFileTable } from '../db/tables.ts'
import type { ReleaseFile } from './release-files.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
/** Above this, in bytes, the best compression would take tens of seconds. */
const BIG = 2_000_000

export async function compressFile(file: ReleaseFile & { from?: number }, version: number, now: Date): Promise<ReleaseFileTable> {
  const bytes = Buffer.from(file.text)
  const isBig = bytes.length > BIG
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: isBig ? 7 : constants.BROTLI_MAX_QUALITY }
  const [br, gz] = await Promise.all([brotli(bytes, { params }), gzipped(bytes, { level: isBig ? 6 : 9 })])
  const { url, sha256, bytes: size, from } = file
  return { url, version, from_version: from ?? null, sha256, bytes: size, created_at: now.toISOString(), br, gz }
}
