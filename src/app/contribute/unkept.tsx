/** The phone cannot keep what is written: the text stays on the screen, and a way to carry all of it elsewhere. */
import { HardDrive } from 'lucide'
import type { RefObject } from 'preact'
import { Notice } from '../ui/notice.tsx'
import '../words/contributions.ts'
import { t } from '../words/words.ts'
import { useHelps } from './use-helps.ts'

export function Unkept({ isShown, form }: { isShown: boolean; form: RefObject<HTMLFormElement | null> }) {
  const helps = useHelps(isShown)
  if (!isShown) return null
  return (
    <Notice icon={HardDrive} tone="care" live>
      <p>{t('contribute.unkept')}</p>
      {helps && <helps.CopyForm form={form.current} />}
    </Notice>
  )
}
