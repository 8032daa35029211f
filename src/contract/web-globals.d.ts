/** The one global that page, worker and Node share and that the language itself does not know. */
declare class URL {
  constructor(url: string)
  readonly protocol: string
  readonly hostname: string
  readonly username: string
}
