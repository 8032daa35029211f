/** A client that keeps one connection and waits for each answer, as the phones of a queue would. */
import { Agent, request } from 'node:http'

export type Client = { post: (path: string, body: unknown) => Promise<unknown>; close: () => void }

/** Every answer that is not 200 is an error. */
export function keepAliveClient(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const post = (path: string, body: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const text = JSON.stringify(body)
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
      const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part) => parts.push(part))
        reply.on('error', reject)
        reply.on('end', () => {
          const answer = Buffer.concat(parts).toString()
          if (reply.statusCode === 200) resolve(JSON.parse(answer))
          else reject(new Error(`${path} answered ${reply.statusCode}: ${answer}`))
        })
      })
      asked.on('error', reject)
      asked.end(text)
    })
  return { post, close: () => agent.destroy() }
}
