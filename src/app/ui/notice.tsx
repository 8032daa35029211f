/** A few words about a state: calm, with a shape of its own, and a next step when there is one. */
import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

type NoticeProps = { icon: IconNode; tone?: 'plain' | 'care' | 'danger'; live?: boolean; children: ComponentChildren }

export function Notice({ icon, tone = 'plain', live = false, children }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`} {...(live ? { role: 'status' } : {})}>
      <Icon node={icon} />
      <div>{children}</div>
    </div>
  )
}
