/** Carries words elsewhere: by the browser's clipboard, or where it has none (a page without https) by a text laid out and selected. */
import { Copy } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

type Words = { copy: string; copied: string; byHand: string }

/** @param text read at the press. */
export function CopyButton({ text, words }: { text: () => string; words: Words }) {
  const [copied, setCopied] = useState<{ byHand?: string }>()
  const place = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    place.current?.focus()
    place.current?.select()
  }, [copied])
  const copy = async () => {
    const all = text()
    try {
      // Missing on a page without https: that throws too.
      await navigator.clipboard.writeText(all)
      setCopied({})
    } catch {
      setCopied({ byHand: all })
    }
  }
  const isByHand = copied?.byHand !== undefined
  return (
    <>
      <button type="button" class="button" onClick={() => void copy()}>
        <Icon node={Copy} size={20} />
        {words.copy}
      </button>
      <span role="status" class="hint live">
        {copied && (isByHand ? words.byHand : words.copied)}
      </span>
      {isByHand && <textarea ref={place} class="copy-by-hand" readOnly rows={5} dir="auto" aria-label={words.copy} value={copied.byHand} />}
    </>
  )
}
