// Sets theme, text size and direction as early as can be, so that a page already stored never flashes in another colour. main.tsx does it again.
try {
  var root = document.documentElement
  var theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  var size = localStorage.getItem('textSize')
  if (size === '125' || size === '150' || size === '200') root.style.fontSize = size + '%'
  var language = localStorage.getItem('language')
  if (language === 'en' || language === 'ar') root.lang = language
  if (language === 'ar') root.dir = 'rtl'
} catch (error) {}
