/** What this phone remembers of its reader's wishes: language, text size, theme. Small, read before the first paint, hence localStorage. */
import { signal } from '@preact/signals'

export const THEMES = ['auto', 'light', 'dark'] as const
export const TEXT_SIZES = [100, 125, 150, 200] as const
export type Theme = (typeof THEMES)[number]
export type TextSize = (typeof TEXT_SIZES)[number]

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // Storage refused (private window, full phone): the page works with the defaults.
    return null
  }
}

function remember(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {}
}

export const theme = signal<Theme>('auto')
export const textSize = signal<TextSize>(100)

/** The page's own size is 112.5 % (18 px by default): the setting multiplies it. */
function show() {
  const root = document.documentElement
  root.dataset['theme'] = theme.value
  root.style.fontSize = textSize.value === 100 ? '' : `${textSize.value * 1.125}%`
}

export function loadSettings() {
  theme.value = THEMES.find((known) => known === read('theme')) ?? 'auto'
  textSize.value = TEXT_SIZES.find((known) => String(known) === read('textSize')) ?? 100
  show()
}

export function chooseTheme(value: Theme) {
  theme.value = value
  remember('theme', value)
  show()
}

export function chooseTextSize(value: TextSize) {
  textSize.value = value
  remember('textSize', String(value))
  show()
}

export const readLanguage = () => read('language')
export const rememberLanguage = (language: string) => remember('language', language)
