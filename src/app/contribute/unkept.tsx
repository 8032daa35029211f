/** The phone cannot keep what is written: the text stays on the screen, and a way to carry it elsewhere. */
import { Copy, HardDrive } from 'lucide'
import { useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'

export function Unkept({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard?.writeText(text.trim()).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <Notice icon={HardDrive} tone="care" live>
      <p>{t('contribute.unkept')}</p>
      <p class="row">
        <button type="button" class="button" onClick={copy}>
          <Icon node={Copy} />
          {t(isCopied ? 'outbox.copied' : 'contribute.copy')}
        </button>
      </p>
    </Notice>
  )
}
