/** What comes over the network, with a limit to patience and one line when it does not come. */
import { Refused } from './refused.ts'

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 20_000

/** @throws Refused when there is no network, or something else than what was asked for answers. */
export async function fetchOk(url: string, headers: Record<string, string> = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    throw new Refused(
      `${new URL(url).host} does not answer: check the network, or give local files with --outlines FILE.geojson --streets FILE.pmtiles`,
    )
  }
  if (!response.ok) throw new Refused(`${url} answers ${response.status}: look there, or give local files with --outlines and --streets`)
  return response
}

/** @throws Refused as above, and when it is no JSON. */
export async function fetchJson(url: string): Promise<unknown> {
  const response = await fetchOk(url)
  try {
    return await response.json()
  } catch {
    throw new Refused(`${url} does not answer with JSON: look there, or give local files with --outlines and --streets`)
  }
}
