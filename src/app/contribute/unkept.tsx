/** The phone cannot keep what is written: the text stays on the screen, and a way to carry it elsewhere. */
import { Copy, HardDrive } from 'lucide'
import { useCopy } from '../store/outbox-copy.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'

export function Unkept({ text }: { text: string }) {
  const { copy, outcome, place } = useCopy(text)
  return (
    <Notice icon={HardDrive} tone="care" live>
      <p>{t('contribute.unkept')}</p>
      <p class="row">
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon node={Copy} />
          {t(outcome === 'copied' ? 'outbox.copied' : 'contribute.copy')}
        </button>
      </p>
      {outcome === 'by-hand' && (
        <>
          <p>{t('outbox.copyByHand')}</p>
          <textarea ref={place} readOnly rows={5} dir="auto" aria-label={t('contribute.copy')} value={text} />
        </>
      )}
    </Notice>
  )
}
