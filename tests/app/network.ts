/** A network under the test's hand: the real server's routes behind `fetch`, with ways to cut, delay and falsify. */
import { type Guide, releaseOf } from '../../src/domain/guide.ts'
import { deltaFile, fullFile, manifestOf, type ReleaseFile } from '../../src/server/releases/release-files.ts'
import { diffReleases } from '../diff-releases.ts'

type Answer = Response | Promise<Response>

/** A server that published these guides one after the other, as versions 1, 2, 3… of one lineage. */
export function publisher(guides: Guide[], lineage = 'essai') {
  const releases = guides.map((guide, at) => releaseOf(guide, { lineage, version: at + 1, releasedAt: `2026-01-0${at + 1}T00:00:00.000Z` }))
  const newest = releases.at(-1)
  if (!newest) throw new Error('publish something')
  const full = fullFile(newest)
  const deltas = releases.slice(0, -1).map((release) => deltaFile(release.version, newest, diffReleases(release, newest), full.sha256))
  const files = new Map<string, string>([full, ...deltas].map(({ url, text }: ReleaseFile) => [url, text]))
  files.set('/guide/manifest.json', JSON.stringify(manifestOf(newest, full, deltas)))
  return { full, files, fulls: releases.map(fullFile) }
}

const json = (text: string) => new Response(text, { headers: { 'Content-Type': 'application/json' } })

/** @returns the addresses asked for, in order. */
export function serve(
  files: ReadonlyMap<string, string>,
  bend: (url: string, answer: () => Response) => Answer = (_url, answer) => answer(),
): string[] {
  const asked: string[] = []
  globalThis.fetch = (async (input: RequestInfo | URL) => {
    const url = String(input)
    asked.push(url)
    return bend(url, () => {
      const text = files.get(url)
      return text === undefined ? new Response('{}', { status: 404, headers: { 'Content-Type': 'application/json' } }) : json(text)
    })
  }) as typeof fetch
  return asked
}
