/** Stands between a phone and the server as a poor network does: it cuts, spoils, or lets through the parts of a file. */
import { createServer, request } from 'node:http'

export type Network = {
  url: string
  /** Parts of the file that were asked for, by their first byte. */
  asked: number[]
  /** Cuts the connection each time so many more bytes of it have passed. */
  cutAfter: (...bytes: number[]) => void
  /** Cuts that are still to come. */
  cutsLeft: () => number
  /** Changes a byte of each part. */
  spoil: (isSpoilt: boolean) => void
  close: () => Promise<void>
}

/** @param target the server. @param file what is cut: the beginning of its path. */
export async function poorNetwork(target: string, file: string): Promise<Network> {
  let cuts: number[] = []
  let isSpoilt = false
  const asked: number[] = []
  const server = createServer((incoming, outgoing) => {
    const isFile = incoming.url?.startsWith(file) ?? false
    if (isFile) asked.push(Number(/bytes=(\d+)/.exec(incoming.headers.range ?? '')?.[1]))
    const forwarded = request(target + incoming.url, { method: incoming.method ?? 'GET', headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (chunk: Buffer) => {
        if (isFile && isSpoilt) chunk[0] = (chunk[0] ?? 0) ^ 1
        const [left] = cuts
        if (!isFile || left === undefined) return void outgoing.write(chunk)
        outgoing.write(chunk.subarray(0, left))
        cuts[0] = left - chunk.length
        if (cuts[0] > 0) return
        cuts.shift()
        outgoing.destroy()
        answer.destroy()
      })
      answer.on('end', () => outgoing.end())
    })
    forwarded.on('error', () => outgoing.destroy())
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    cutAfter: (...bytes) => {
      cuts = bytes
    },
    cutsLeft: () => cuts.length,
    spoil: (spoilt) => {
      isSpoilt = spoilt
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
