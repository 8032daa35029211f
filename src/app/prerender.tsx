/** Run at build only: the frame and the home screen as HTML, in French, so that the first paint waits for no script. */
import { render } from 'preact-render-to-string'
import { App } from './shell/app.tsx'

/** @returns markup of the home screen, and of the frame alone for every other page. */
export function prerender(): { home: string; shell: string } {
  return { home: render(<App />), shell: render(<App isShell />) }
}
