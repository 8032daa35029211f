/** What is asked, as the address has it and as it is being typed; the text runs ahead of the address, so that no letter waits for it. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type AskingPage, MAX_TEXT, parseQuery, type Query, searchUrl } from '../finder/query.ts'
import type { HeldGuide } from '../store/held-guide.ts'
import { useFollowingAddress } from './use-following-address.ts'

export type Asking = {
  /** As the address has it. */
  query: Query
  /** With the text as typed. */
  asking: Query
  /** Changes the address, with the text as typed. */
  ask: (change: Partial<Query>) => void
  onText: (typed: string) => void
  /** Leaves for another address. */
  go: (address: string) => void
  /** Writes an address that is still to come, before a link is followed. */
  settle: () => void
}

export function useAsking({ guide: { needs, communes } }: HeldGuide, page: AskingPage): Asking {
  const { url, route } = useLocation()
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const query = useMemo(
    () =>
      parseQuery(
        search,
        needs.map(({ id }) => id),
        communes.map(({ slug }) => slug),
      ),
    [search, needs, communes],
  )
  const [text, setText] = useState(query.text)
  const typed = useRef(query.text)
  // A link or a step back has the last word, also where it has no text and the address before it, followed quietly, had some.
  useEffect(() => {
    if (query.text === typed.current) return
    typed.current = query.text
    setText(query.text)
  }, [url])
  const { follow, settle, drop } = useFollowingAddress()
  return {
    query,
    asking: useMemo(() => ({ ...query, text }), [query, text]),
    ask: (change) => {
      drop()
      route(searchUrl({ ...query, text: typed.current, ...change }, page), true)
    },
    onText: (now) => {
      typed.current = now.slice(0, MAX_TEXT)
      setText(now)
      follow(searchUrl({ ...query, text: now }, page))
    },
    go: (address) => {
      settle()
      route(address)
    },
    settle,
  }
}
