/** What is typed, letter by letter: words, mistakes, sentences, places, names, other languages, nonsense. */
export const TYPED = [
  'vélo',
  'manger pas cher nanterre',
  'epicerie solidere',
  'cours de français',
  'fringues',
  'réparer mon vélo malakof',
  'jé bezoin dun ordi',
  'garde gosse soir',
  'je n’arrive plus à payer mon loyer',
  'secours populère',
  'furniture',
  'ملابس',
  'zzzzqq',
]

/** Typed before, so that the browser has compiled what it will run; other words, so that no memory of them helps. */
export const TYPED_BEFORE = ['bricolage', 'louer une chambre clichy', 'assistente sosiale', 'je cherche un psy', 'emaus', 'legal advice', 'qwxyz']
