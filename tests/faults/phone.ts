/** One phone: a browser profile of its own, with as many tabs as its owner opens. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PageHandle } from './outbox-page.ts'

export type Row = Awaited<ReturnType<PageHandle['rows']>>[number]

declare const outbox: PageHandle

export class Phone {
  readonly name: string
  readonly #context: BrowserContext
  readonly #url: string
  #held: Tab | undefined

  private constructor(name: string, context: BrowserContext, url: string) {
    this.name = name
    this.#context = context
    this.#url = url
  }

  static async open(browser: Browser, url: string, name: string): Promise<Phone> {
    return new Phone(name, await browser.newContext({ extraHTTPHeaders: { 'x-phone': name } }), url)
  }

  /** The tab its owner has open, or a new one. */
  async tab(): Promise<Tab> {
    if (!this.#held || this.#held.page.isClosed()) this.#held = await this.newTab()
    return this.#held
  }

  /** @param clockOffsetMs how far this tab's clock is from the truth. */
  async newTab(clockOffsetMs = 0): Promise<Tab> {
    const page = await this.#context.newPage()
    if (clockOffsetMs) {
      await page.addInitScript((offset: number) => {
        const RealDate = Date
        const now = () => RealDate.now() + offset
        globalThis.Date = class extends RealDate {
          constructor(...values: unknown[]) {
            if (values.length) super(...(values as [string]))
            else super(now())
          }
          static override now = now
        } as DateConstructor
      }, clockOffsetMs)
    }
    await page.goto(this.#url)
    await page.waitForSelector('html[data-ready]', { state: 'attached' })
    return new Tab(page)
  }

  /** The browser's own quota for this site, in bytes; undefined: as it was. */
  async limitStorage(page: Page, bytes: number | undefined) {
    const session = await this.#context.newCDPSession(page)
    const origin = new URL(this.#url).origin
    await session.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes === undefined ? {} : { quotaSize: bytes }) })
    await session.detach()
  }

  close = () => this.#context.close()
}

export class Tab {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** @throws what the store throws: the person is told at once, and the words stay on the screen. */
  write = (text: string, id?: string): Promise<string> => this.page.evaluate(([said, known]) => outbox.write(said ?? '', known), [text, id] as const)
  send = (): Promise<number> => this.page.evaluate(() => outbox.send())
  rows = (): Promise<Row[]> => this.page.evaluate(() => outbox.rows())
  /** As the system kills a tab: nothing is waited for. */
  kill = () => this.page.close({ runBeforeUnload: false })
}
