/** Releases as the staff sees them: which there were, publishing now, going back to an earlier one. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { type ReleasesResponse, STAFF } from '../../contract/staff.ts'
import type { Counts } from '../../domain/guide.ts'
import { ApiError } from '../api/api-error.ts'
import type { Database } from '../db/database.ts'
import { behindTheDoor, forRole, memberOf } from '../staff/guard.ts'
import { writeJournal } from '../staff/journal.ts'
import type { StaffParts } from '../staff/parts.ts'
import { readChanges } from './changes.ts'
import type { Publisher } from './publisher.ts'
import { readMeta } from './release-state.ts'
import { rollBackTo } from './roll-back.ts'

const SHOWN = 100

async function listReleases(db: Database): Promise<ReleasesResponse> {
  const rows = await db
    .selectFrom('release')
    .leftJoin('member', 'member.id', 'release.by')
    .select(['version', 'released_at', 'kind', 'of_version', 'counts', 'row_changes', 'member.name as name'])
    .orderBy('version', 'desc')
    .limit(SHOWN)
    .execute()
  const { made, released } = await readChanges(db)
  return {
    current: Number((await readMeta(db, 'version')) ?? 0),
    pending: made - released,
    releases: rows.map(({ version, released_at, kind, of_version, counts, row_changes, name }) => {
      const { initiatives, comments } = JSON.parse(counts) as Counts
      const more = { ...(name === null ? {} : { by: name }), ...(of_version === null ? {} : { ofVersion: of_version }) }
      return { version, releasedAt: released_at, kind, counts: { initiatives, comments }, changes: row_changes, ...more }
    }),
  }
}

const versionParams = v.object({ version: v.pipe(v.string(), v.regex(/^\d{1,9}$/)) })

export async function servePublishing(app: FastifyInstance, parts: StaffParts & { publisher: Publisher }) {
  const { db, publisher } = parts
  const note = (member: string, action: string, version: number, detail: Record<string, unknown>) =>
    db.transaction().execute((trx) => writeJournal(trx, { member, action, subjectKind: 'release', subjectId: String(version), detail }))

  await behindTheDoor(app, parts, (scope) => {
    scope.get(`${STAFF}/releases`, forRole('moderator', 'Releases, the latest first'), async () => listReleases(db))

    scope.post(`${STAFF}/releases`, forRole('editor', 'Publish now'), async (request) => {
      const { id } = memberOf(request)
      const published = await publisher.publishNow({ kind: 'edits', by: id })
      if (published.isNew) await note(id, 'publish', published.version, {})
      return published
    })

    scope.post<{ Params: { version: string } }>(
      `${STAFF}/releases/:version/roll-back`,
      forRole('administrator', 'Go back to the content of an earlier release, as a new version', { params: versionParams }),
      async (request) => {
        const { id } = memberOf(request)
        const version = Number(request.params.version)
        if (!(await rollBackTo(db, parts.engine, version, new Date()))) throw new ApiError(404, 'not-found')
        const published = await publisher.publishNow({ kind: 'roll-back', by: id, ofVersion: version })
        await note(id, 'roll-back', published.version, { to: version })
        return published
      },
    )
  })
}
