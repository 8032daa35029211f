/** The archive of streets, read from the pieces that this phone holds. Format: PMTiles version 3. */
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles'
import type { StreetsManifest } from '../../../contract/basemap.ts'
import { readPiece } from '../../store/ground-store.ts'

/** Pieces that stay in memory: neighbouring tiles lie in the same ones. */
const KEPT = 4

class Pieces implements Source {
  readonly #manifest: StreetsManifest
  readonly #recent = new Map<number, ArrayBuffer>()

  constructor(manifest: StreetsManifest) {
    this.#manifest = manifest
  }

  getKey = () => this.#manifest.file

  async #piece(at: number): Promise<ArrayBuffer> {
    const known = this.#recent.get(at)
    if (known) return known
    const piece = await readPiece(this.#manifest.file, at)
    if (!piece) throw new Error(`${this.#manifest.file}: piece ${at} is gone`)
    this.#recent.set(at, piece)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > KEPT && oldest !== undefined) this.#recent.delete(oldest)
    return piece
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const { pieceBytes, bytes } = this.#manifest
    // The first read of a small archive asks for more than there is.
    const end = Math.min(offset + length, bytes)
    const joined = new Uint8Array(Math.max(0, end - offset))
    for (let from = offset; from < end; ) {
      const at = Math.floor(from / pieceBytes)
      const to = Math.min(end, (at + 1) * pieceBytes)
      joined.set(new Uint8Array(await this.#piece(at), from - at * pieceBytes, to - from), from - offset)
      from = to
    }
    return { data: joined.buffer }
  }
}

export const openArchive = (manifest: StreetsManifest) => new PMTiles(new Pieces(manifest))

/** True when it opens, and holds what can be drawn. */
export async function isDrawable(manifest: StreetsManifest): Promise<boolean> {
  try {
    return (await openArchive(manifest).getHeader()).tileType === TileType.Mvt
  } catch {
    return false
  }
}
