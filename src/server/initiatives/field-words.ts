/** What an editor reads beside a field that is wrong, in plain French. */

const WORDS: Record<string, string> = {
  name: 'Écrivez le nom, en 150 caractères au plus.',
  slug: 'Cette adresse est déjà prise, ou elle a une mauvaise forme. Utilisez des lettres sans accent, des chiffres et des tirets.',
  formerSlugs: 'Une ancienne adresse est celle d’une autre fiche.',
  needs: 'Choisissez au moins un besoin de la liste.',
  actions: 'Choisissez au moins une action de la liste.',
  access: 'Choisissez qui peut venir.',
  accessNote: 'Écrivez d’abord le texte en français.',
  cost: 'Choisissez un prix de la liste.',
  modes: 'Choisissez au moins un mode : sur place, en ligne.',
  audience: 'Choisissez au moins un public de la liste.',
  summary: 'Dites en 60 à 220 caractères, en français, ce que l’on y trouve, comment et à quel prix.',
  website: 'Écrivez l’adresse entière du site. Elle commence par https://',
  phone: 'Écrivez un numéro français à dix chiffres, ou un numéro court comme 3919. Un numéro surtaxé est refusé.',
  email: 'Cette adresse e-mail n’a pas la bonne forme.',
  place: 'Le lieu est incomplet : choisissez une commune de la liste. Un point a une latitude, une longitude et une précision.',
  openingHours: 'Écrivez d’abord les horaires en français.',
  network: 'Ce réseau n’est pas une fiche du guide.',
  sources: 'Nommez la source : une page (https://…) ou une source de la liste.',
  sourceDate: 'Écrivez la date ainsi : 2026, 2026-11 ou 2026-11-22.',
  verifiedAt: 'Dites ce qui a été vérifié, comment, et à quelle date.',
  revision: 'Relisez la fiche telle qu’elle est aujourd’hui, puis recommencez.',
  initiative: 'Relisez la fiche proposée avant de publier.',
}
const OTHER = 'Ce champ n’a pas la bonne forme.'

/** For a field or a part of one (`place.commune`). */
export const wordsForField = (field: string): string => WORDS[field.split('.')[0] ?? ''] ?? OTHER

export const SHELTER_WORDS = 'Cette fiche est un lieu protégé : elle donne un numéro de téléphone, et rien qui mène à sa porte.'
export const STAYS_SHELTER_WORDS = 'Un lieu protégé le reste : cela ne se change pas ici.'
