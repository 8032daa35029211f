/** Pictograms that a territory's taxonomy may name. */
import {
  Apple,
  Baby,
  Bike,
  BriefcaseBusiness,
  DoorOpen,
  Drama,
  GraduationCap,
  HandHelping,
  HeartPulse,
  House,
  type IconNode,
  PiggyBank,
  Scale,
  Shirt,
  Smartphone,
  Sofa,
  Sprout,
  Tag,
  TentTree,
  Users,
  Wrench,
} from 'lucide'
import { Icon } from './icon.tsx'

const NEED_ICONS: Record<string, IconNode> = {
  apple: Apple,
  baby: Baby,
  bike: Bike,
  'briefcase-business': BriefcaseBusiness,
  'door-open': DoorOpen,
  drama: Drama,
  'graduation-cap': GraduationCap,
  'hand-helping': HandHelping,
  'heart-pulse': HeartPulse,
  house: House,
  'piggy-bank': PiggyBank,
  scale: Scale,
  shirt: Shirt,
  smartphone: Smartphone,
  sofa: Sofa,
  sprout: Sprout,
  'tent-tree': TentTree,
  users: Users,
  wrench: Wrench,
}

export function NeedIcon({ name, size = 24 }: { name: string; size?: number }) {
  return <Icon node={NEED_ICONS[name] ?? Tag} size={size} />
}
