/** A release file as it is stored and served: compressed in advance. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { ReleaseFileTable } from '../db/tables.ts'
import type { ReleaseFile } from './release-files.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
/** Bytes up to which the best compression is worth its time (1.4 s for a megabyte): one full file a release, but dozens of deltas. */
const BEST_UP_TO = { full: 2_000_000, delta: 100_000 }
/** A tenth more bytes than the best, in a twentieth of the time. */
const GOOD = 9

export async function compressFile(file: ReleaseFile & { from?: number }, version: number, now: Date): Promise<ReleaseFileTable> {
  const bytes = Buffer.from(file.text)
  const isSmall = bytes.length <= BEST_UP_TO[file.from === undefined ? 'full' : 'delta']
  const quality = isSmall ? constants.BROTLI_MAX_QUALITY : GOOD
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: quality }
  const [br, gz] = await Promise.all([brotli(bytes, { params }), gzipped(bytes, { level: isSmall ? 9 : 6 })])
  const { url, sha256, bytes: size, from } = file
  return { url, version, from_version: from ?? null, sha256, bytes: size, created_at: now.toISOString(), br, gz }
}
