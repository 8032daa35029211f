/** What the API says when something is wrong, in the reader's language. Codes are the contract's; every code has words in every language. */
import type { FieldFault } from '../../contract/contributions.ts'
import type { ContributionErrorCode, RequestErrorCode } from '../../contract/error-codes.ts'
import type { DeclineReason } from '../../domain/contribution.ts'

export type ServerLanguage = 'fr' | 'en' | 'ar'
/** `shelter`: proposed for a place whose address must stay secret. */
type Code = RequestErrorCode | ContributionErrorCode | FieldFault | 'shelter'
type Words = Record<ServerLanguage, string>

/** The best of our languages for an Accept-Language header (RFC 9110 §12.5.4); French when none fits. */
export function languageOf(header: string | undefined): ServerLanguage {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = Number(parameters.find((parameter) => parameter.trim().startsWith('q='))?.split('=')[1] ?? 1)
      return { language: tag.split('-')[0]?.toLowerCase() ?? '', quality: Number.isNaN(quality) ? 0 : quality }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  const known = wanted.find(({ language }) => language === 'fr' || language === 'en' || language === 'ar')
  return (known?.language as ServerLanguage | undefined) ?? 'fr'
}

const MESSAGES: Record<Code, Words> = {
  malformed: { fr: 'Cette demande n’a pas pu être comprise.', en: 'This request could not be understood.', ar: 'تعذّر فهم هذا الطلب.' },
  'too-large': {
    fr: 'Cet envoi est trop gros : envoyez-le en plusieurs fois.',
    en: 'This is too large: send it in several parts.',
    ar: 'هذا الإرسال كبير جدا: أرسله على دفعات.',
  },
  'unsupported-media-type': {
    fr: 'Envoyez du JSON (application/json).',
    en: 'Send JSON (application/json).',
    ar: 'أرسل بيانات JSON ‏(application/json).',
  },
  'too-many-requests': {
    fr: 'Trop de demandes en peu de temps. Réessayez dans un moment.',
    en: 'Too many requests in a short time. Try again in a moment.',
    ar: 'طلبات كثيرة في وقت قصير. حاول بعد قليل.',
  },
  unavailable: {
    fr: 'Le service est indisponible pour le moment. Réessayez dans un moment.',
    en: 'The service is unavailable for now. Try again in a moment.',
    ar: 'الخدمة غير متاحة الآن. حاول بعد قليل.',
  },
  internal: {
    fr: 'Le serveur a eu un problème. Réessayez dans un moment.',
    en: 'The server had a problem. Try again in a moment.',
    ar: 'حدثت مشكلة في الخادم. حاول بعد قليل.',
  },
  'not-found': { fr: 'Cette adresse n’existe pas.', en: 'This address does not exist.', ar: 'هذا العنوان غير موجود.' },
  'no-release': { fr: 'Le guide n’est pas encore publié.', en: 'The guide is not published yet.', ar: 'لم يُنشر الدليل بعد.' },
  'not-signed-in': { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.', ar: 'سجّل الدخول للمتابعة.' },
  'not-allowed': { fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this.', ar: 'دورك لا يسمح بهذا الإجراء.' },
  'cross-site': {
    fr: 'Cette demande vient d’un autre site : elle est refusée.',
    en: 'This request comes from another site: refused.',
    ar: 'هذا الطلب آت من موقع آخر: مرفوض.',
  },
  'wrong-credentials': {
    fr: 'L’adresse ou le mot de passe ne correspond pas.',
    en: 'The address or the password does not match.',
    ar: 'العنوان أو كلمة السر غير صحيحة.',
  },
  'link-expired': {
    fr: 'Ce lien n’est plus valable. Demandez-en un autre.',
    en: 'This link is no longer valid. Ask for another.',
    ar: 'هذا الرابط لم يعد صالحا. اطلب رابطا آخر.',
  },
  'check-needed': {
    fr: 'Dites comment ce contact ou ce prix a été vérifié avant de publier.',
    en: 'Say how this contact or price was checked before publishing.',
    ar: 'اذكر كيف تم التحقق من وسيلة الاتصال أو السعر قبل النشر.',
  },
  'changed-meanwhile': {
    fr: 'Quelqu’un d’autre a changé cette fiche entre-temps. Relisez-la, puis recommencez.',
    en: 'Somebody else changed this meanwhile. Read it again, then retry.',
    ar: 'غيّر شخص آخر هذه البطاقة في هذه الأثناء. أعد قراءتها ثم حاول.',
  },
  invalid: { fr: 'Un champ est à corriger.', en: 'A field needs correcting.', ar: 'هناك خانة تحتاج إلى تصحيح.' },
  'already-decided': {
    fr: 'Cette contribution a déjà été traitée.',
    en: 'This contribution has already been dealt with.',
    ar: 'سبق البتّ في هذه المساهمة.',
  },
  'unknown-initiative': {
    fr: 'Cette initiative n’est pas dans le guide.',
    en: 'This initiative is not in the guide.',
    ar: 'هذه المبادرة ليست في الدليل.',
  },
  'last-administrator': {
    fr: 'Il faut garder au moins une personne qui administre.',
    en: 'At least one administrator must remain.',
    ar: 'يجب أن يبقى مسؤول واحد على الأقل.',
  },
  'id-conflict': {
    fr: 'Cet envoi porte le même numéro qu’un autre, avec un contenu différent.',
    en: 'This has the same number as another, with other content.',
    ar: 'لهذا الإرسال رقم إرسال آخر مختلف المحتوى.',
  },
  withdrawn: {
    fr: 'Cette contribution a été retirée par son auteur.',
    en: 'This contribution was withdrawn by its author.',
    ar: 'سحب صاحب هذه المساهمة مساهمته.',
  },
  missing: { fr: 'Ce champ manque.', en: 'This field is missing.', ar: 'هذه الخانة ناقصة.' },
  'too-short': { fr: 'C’est trop court.', en: 'This is too short.', ar: 'النص قصير جدا.' },
  'too-long': { fr: 'C’est trop long.', en: 'This is too long.', ar: 'النص طويل جدا.' },
  'wrong-form': { fr: 'Ce champ n’a pas la bonne forme.', en: 'This field does not have the right form.', ar: 'صيغة هذه الخانة غير صحيحة.' },
  'unknown-value': { fr: 'Cette valeur n’est pas connue.', en: 'This value is not known.', ar: 'هذه القيمة غير معروفة.' },
  'unknown-field': { fr: 'Ce champ n’est pas connu.', en: 'This field is not known.', ar: 'هذه الخانة غير معروفة.' },
  'forbidden-character': {
    fr: 'Ce texte contient un caractère qui ne peut pas être gardé.',
    en: 'This text has a character that cannot be kept.',
    ar: 'في هذا النص حرف لا يمكن حفظه.',
  },
  shelter: {
    fr: 'Ce lieu protège des personnes : le guide ne garde ni son adresse, ni son site, ni son e-mail. Retirez ce champ. Le reste de votre message compte.',
    en: 'This place protects people: the guide keeps neither its address, nor its site, nor its e-mail. Take this field out. The rest of your message counts.',
    ar: 'هذا المكان يحمي أشخاصا: لا يحتفظ الدليل بعنوانه ولا بموقعه ولا ببريده. احذف هذه الخانة. بقية رسالتك مهمة.',
  },
  empty: {
    fr: 'Donnez au moins une note, une réponse ou un texte.',
    en: 'Give at least a rating, an answer or a text.',
    ar: 'أعط تقييما أو جوابا أو نصا على الأقل.',
  },
}

const DECLINED: Record<DeclineReason, Words> = {
  'personal-data': {
    fr: 'Le texte nomme une personne ou donne ses coordonnées.',
    en: 'The text names a person or gives their contact details.',
    ar: 'يذكر النص شخصا أو وسائل الاتصال به.',
  },
  hurtful: { fr: 'Le texte blesse ou insulte quelqu’un.', en: 'The text hurts or insults somebody.', ar: 'في النص إساءة أو إهانة لشخص ما.' },
  'off-topic': {
    fr: 'Le texte ne parle pas de cette initiative.',
    en: 'The text is not about this initiative.',
    ar: 'لا يتحدث النص عن هذه المبادرة.',
  },
  unverifiable: {
    fr: 'Nous n’avons pas pu vérifier cette information.',
    en: 'We could not check this information.',
    ar: 'لم نتمكن من التحقق من هذه المعلومة.',
  },
  'already-known': { fr: 'Le guide le dit déjà.', en: 'The guide already says so.', ar: 'هذا موجود في الدليل من قبل.' },
  'out-of-territory': {
    fr: 'Cette initiative ne sert pas les habitants du territoire.',
    en: 'This initiative does not serve people of the territory.',
    ar: 'هذه المبادرة لا تخدم سكان هذه المنطقة.',
  },
  advertising: { fr: 'C’est de la publicité.', en: 'This is advertising.', ar: 'هذا إعلان.' },
  unlawful: { fr: 'La loi interdit de le publier.', en: 'The law forbids publishing this.', ar: 'القانون يمنع نشر هذا.' },
  other: { fr: 'Cette contribution n’a pas été retenue.', en: 'This contribution was not kept.', ar: 'لم تُعتمد هذه المساهمة.' },
}

export const messageFor = (code: Code, language: ServerLanguage): string => MESSAGES[code][language]
export const declinedBecause = (reason: DeclineReason, language: ServerLanguage): string => DECLINED[reason][language]
