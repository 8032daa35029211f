/** A question over the page: it says exactly what will happen, then one decides. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    // The dialog leaves the page at once, and with it the focus.
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body) opener.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} class="mod-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id} tabIndex={-1} class="modp-dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  )
}
