import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PackInitiative } from '../../src/contract/pack-initiative.ts'
import type { SuggestionBody } from '../../src/domain/contribution.ts'
import { readChanges } from '../../src/server/releases/changes.ts'
import { ENGINES } from './databases.ts'
import { removeTemporaryFolders } from './sample-pack.ts'
import { type Asking, contribute, entry, member, opinion, type Server, SHELTER, START_MS, staffServer, startEngine } from './staff-server.ts'

const DAY = 24 * 3_600_000
const CHECK = { how: 'phone', note: 'Appelé le standard' }
const SUGGESTED: SuggestionBody = {
  name: 'Vélos du Plateau',
  needs: ['reparer', 'inconnu'],
  summary: 'Un atelier de réparation de vélos tenu par des bénévoles, ouvert le samedi matin à tous.',
  phone: '0147001122',
  website: 'www.velos-plateau.example.org',
  address: '3 rue du Plateau',
  commune: '92000 ',
  cost: '2 € la séance',
}

let server: Server
let staff: Record<'moderator' | 'editor', Asking>
afterEach(() => server?.close())
afterAll(removeTemporaryFolders)

async function begin(engine: (typeof ENGINES)[number]) {
  server = await staffServer(engine)
  staff = { moderator: (await member(server, 'moderator')).ask, editor: (await member(server, 'editor')).ask }
}
const accept = (id: string, body?: object) => staff.moderator('POST', `/contributions/${id}/accept`, body)
const decline = (id: string, body: object = { reason: 'hurtful' }) => staff.moderator('POST', `/contributions/${id}/decline`, body)
const undo = (id: string) => staff.moderator('POST', `/contributions/${id}/undo`)
const look = async (id: string) => (await staff.moderator('GET', `/contributions/${id}`)).body
/** As the room does: what is proposed, on the entry as it was read. */
const acceptProposed = async (id: string) => {
  const { proposed, current } = await look(id)
  return accept(id, { initiative: proposed, revision: current.revision })
}
const comments = () => server.db.selectFrom('comment').selectAll().execute()
const rowOf = (id: string) => server.db.selectFrom('contribution').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const made = async () => (await readChanges(server.db)).made
const report = (proposed: Record<string, string>, id = 'i0001', reason: 'wrong-contact' | 'closed' = 'wrong-contact') =>
  contribute(server, { kind: 'report', body: { target: { kind: 'initiative', id }, reason, proposed } })

describe.each(ENGINES)('%s', (engine) => {
  beforeAll(() => startEngine(engine), START_MS)

  test('two moderators who decide at once: one decision counts', async () => {
    await begin(engine)
    const other = (await member(server, 'moderator')).ask
    for (let round = 0; round < 5; round += 1) {
      const id = await opinion(server)
      const replies = await Promise.all([accept(id), other('POST', `/contributions/${id}/decline`, { reason: 'hurtful' }), accept(id)])
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
      expect(replies.find(({ status }) => status === 409)?.body.error.code).toBe('already-decided')
      const { state } = await rowOf(id)
      expect((await comments()).filter(({ contribution_id }) => contribution_id === id)).toHaveLength(state === 'published' ? 1 : 0)
    }
  })

  test('an opinion is published as it was sent, without its id or its day', async () => {
    await begin(engine)
    const text = 'Bon accueil, été comme hiver… <b>بارك الله</b> 🙂'
    const id = await opinion(server, text)
    const before = await made()
    expect((await accept(id)).body).toEqual({ id, state: 'published', initiativeId: 'i0001' })
    const [shown] = await comments()
    expect(shown).toMatchObject({ initiative_id: 'i0001', text, rating: 4, month: '2026-11', hidden: 0 })
    expect(shown?.id).toMatch(/^[0-9a-f]{32}$/)
    expect(await made()).toBe(before + 1)
    expect(JSON.stringify(await server.db.selectFrom('journal').selectAll().execute())).not.toContain('accueil, été')
  })

  test('an opinion can be let through with its words corrected, never emptied to nothing', async () => {
    await begin(engine)
    const id = await opinion(server, 'Demandez Mme Martin')
    await accept(id, { text: 'Demandez à l’accueil' })
    expect((await comments())[0]?.text).toBe('Demandez à l’accueil')
    const bare = await contribute(server, { kind: 'comment', body: { initiativeId: 'i0001', text: 'x' } })
    expect((await accept(bare, { text: ' ' })).status).toBe(422)
    expect((await rowOf(bare)).state).toBe('received')
  })

  test('what its author changed meanwhile, or took back, is not published unread', async () => {
    await begin(engine)
    const id = await opinion(server, 'Gentil')
    const { contribution } = await look(id)
    await contribute(server, { id, revision: 2, kind: 'comment', body: { initiativeId: 'i0001', text: 'Méchant' } })
    expect((await accept(id, { seen: contribution.revision })).body.error.code).toBe('changed-meanwhile')
    expect((await staff.moderator('POST', '/verdicts', { ids: [id], verdict: 'accept', seen: { [id]: 1 } })).body.results).toEqual([
      { id, error: 'changed-meanwhile' },
    ])
    await server.db.updateTable('contribution').set({ state: 'withdrawn', body: null }).where('id', '=', id).execute()
    expect((await accept(id)).body.error.code).toBe('already-decided')
    expect(await comments()).toEqual([])
  })

  test('an opinion about an initiative that the guide does not have waits', async () => {
    await begin(engine)
    const id = await opinion(server, 'Bien', 'i4040')
    expect((await accept(id)).body.error.code).toBe('unknown-initiative')
    expect((await rowOf(id)).state).toBe('received')
    expect((await accept('none')).status).toBe(404)
  })

  test('undo: an opinion leaves the guide and waits again, then comes back under the same id', async () => {
    await begin(engine)
    const id = await opinion(server)
    await accept(id)
    const [first] = await comments()
    expect((await undo(id)).body.state).toBe('received')
    expect((await comments())[0]?.hidden).toBe(1)
    expect((await undo(id)).body.error.code).toBe('already-decided')
    await accept(id)
    expect(await comments()).toEqual([first])
    await undo(id)
    await decline(id)
    expect(await comments()).toEqual([])
    expect((await undo(id)).body.state).toBe('received')
    await decline(id)
    server.later(30 * DAY + 1)
    await server.db.updateTable('session').set({ expires_at: '2099-01-01', seen_at: server.now().toISOString() }).execute()
    expect((await undo(id)).body.error.code).toBe('already-decided')
  })

  test('an erased opinion is gone: from the guide, from what its author sent, and for ever', async () => {
    await begin(engine)
    const id = await opinion(server, 'Un secret')
    await accept(id)
    const [shown] = await comments()
    const release = {
      collection: 'comments' as const,
      row_id: shown?.id ?? '',
      from_version: 1,
      to_version: null,
      body: '{"text":"Un secret"}',
    }
    await server.db.insertInto('guide_row').values(release).execute()
    expect((await staff.moderator('POST', `/comments/${shown?.id}/erase`, { reason: 'personal-data' })).status).toBe(204)
    expect((await staff.moderator('POST', `/comments/${shown?.id}/erase`, { reason: 'personal-data' })).status).toBe(404)
    expect(await rowOf(id)).toMatchObject({
      state: 'declined',
      reason_code: 'personal-data',
      body: null,
      role: null,
      language: null,
      created_at: null,
    })
    expect((await undo(id)).status).toBe(409)
    for (const table of ['comment', 'contribution', 'journal', 'guide_row'] as const)
      expect(JSON.stringify(await server.db.selectFrom(table).selectAll().execute())).not.toContain('secret')
  })

  test('a report about an opinion, accepted, erases it', async () => {
    await begin(engine)
    const id = await opinion(server, 'Insulte')
    await accept(id)
    const [shown] = await comments()
    const target = { kind: 'comment' as const, id: shown?.id ?? '' }
    const reportId = await contribute(server, { kind: 'report', body: { target, reason: 'illegal-content' } })
    expect(await look(reportId)).toMatchObject({
      comment: { text: 'Insulte' },
      contribution: { title: 'Atelier' },
      current: { initiative: { id: 'i0001' } },
    })
    await accept(reportId)
    expect(await comments()).toEqual([])
    expect(await rowOf(id)).toMatchObject({ state: 'declined', reason_code: 'unlawful', body: null })
    expect((await undo(reportId)).status).toBe(409)
  })

  test('a suggestion becomes an entry: its draft is prefilled, its contacts are published only checked', async () => {
    await begin(engine)
    const id = await contribute(server, { kind: 'suggestion', body: SUGGESTED })
    const { proposed, changes } = await look(id)
    expect(proposed).toMatchObject({
      ...{ id: 'i100001', slug: 'velos-du-plateau', needs: ['reparer'], phone: '01 47 00 11 22', website: 'https://www.velos-plateau.example.org' },
      ...{ place: { address: '3 rue du Plateau', commune: '92050' }, cost: 'inconnu', accessNote: { fr: '2 € la séance' } },
      ...{ basis: 'official-site-named', sources: ['reader-suggestion'], verifiedAt: null },
    })
    const needing = changes.filter(({ needsCheck }: { needsCheck: boolean }) => needsCheck).map(({ field }: { field: string }) => field)
    expect(needing.sort()).toEqual(['accessNote.fr', 'phone', 'place.address', 'place.commune', 'website'])
    expect((await accept(id)).body.error).toMatchObject({ code: 'invalid', fields: [{ field: 'initiative' }] })
    expect((await accept(id, { initiative: proposed })).body.error.code).toBe('check-needed')
    expect(
      (await accept(id, { initiative: { ...proposed, needs: ['rien'], summary: { fr: 'court' } }, check: CHECK })).body.error.fields,
    ).toMatchObject([{ field: 'summary', message: expect.stringContaining('60') }])
    expect(await server.db.selectFrom('initiative').select('id').where('id', '=', 'i100001').execute()).toEqual([])
    const { body } = await accept(id, { initiative: proposed, check: CHECK })
    expect(body).toEqual({ id, state: 'published', initiativeId: 'i100001' })
    expect(await entry(server, 'i100001')).toMatchObject({ name: 'Vélos du Plateau', hidden: false })
    expect((await look(id)).journal[0].detail).toMatchObject({ check: CHECK, initiativeId: 'i100001' })
  })

  test('undo: an entry made of a suggestion is hidden, and the same one comes back', async () => {
    await begin(engine)
    const id = await contribute(server, { kind: 'suggestion', body: SUGGESTED })
    const { proposed } = await look(id)
    await accept(id, { initiative: proposed, check: CHECK })
    await undo(id)
    expect(await entry(server, 'i100001')).toMatchObject({ hidden: true })
    const { revision } = (await look(id)).current
    expect((await accept(id, { initiative: { ...proposed, name: 'Vélos' }, revision })).body.error.code).toBe('check-needed')
    expect((await accept(id, { initiative: { ...proposed, name: 'Vélos' }, check: CHECK, revision })).body.initiativeId).toBe('i100001')
    expect(await entry(server, 'i100001')).toMatchObject({ hidden: false, name: 'Vélos', slug: 'velos-du-plateau' })
  })

  test('ids and addresses are given once, also to two suggestions at the same moment', async () => {
    await begin(engine)
    const both = await Promise.all([1, 2].map(() => contribute(server, { kind: 'suggestion', body: SUGGESTED })))
    const { proposed } = await look(both[0] ?? '')
    const replies = await Promise.all(both.map((id) => accept(id, { initiative: proposed, check: CHECK })))
    expect(replies.map(({ body }) => body.initiativeId).sort()).toEqual(['i100001', 'i100002'])
    const slugs = await server.db.selectFrom('initiative').select('slug').where('id', 'like', 'i10000%').orderBy('slug').execute()
    expect(slugs.map(({ slug }) => slug)).toEqual(['velos-du-plateau', 'velos-du-plateau-2'])
  })

  test.each([
    ['phone', { phone: '01 40 00 00 00' }],
    ['website', { website: 'https://example.com' }],
    ['email', { email: 'a@example.com' }],
    ['place.address', { place: { address: '9 rue Fausse', commune: '92046' } }],
    ['place.lat', { place: { commune: '92046', lat: 48.9, lon: 2.3001, precision: 'exact', address: '1 rue de l’Essai' } }],
    ['cost', { cost: 'payant' }],
    ['accessNote.fr', { accessNote: { fr: '50 € à l’avance' } }],
  ])('a report that changes %s is published only once checked', async (field, change) => {
    await begin(engine)
    const id = await report({})
    const { current } = await look(id)
    const initiative = { ...current.initiative, ...change }
    const { revision } = current
    const refused = await accept(id, { initiative, revision })
    expect([refused.status, refused.body.error.code]).toEqual([422, 'check-needed'])
    expect(refused.body.error.fields.map((one: { field: string }) => one.field)).toContain(field)
    expect(await entry(server, 'i0001')).toMatchObject(current.initiative)
    expect((await rowOf(id)).state).toBe('received')
    expect((await accept(id, { initiative, check: CHECK, revision })).status).toBe(200)
    expect(await entry(server, 'i0001')).toMatchObject(change)
    const { journal } = (await staff.moderator('GET', '/initiatives/i0001')).body
    expect(journal[0]).toMatchObject({ action: 'edited', detail: { check: CHECK } })
  })

  test('a report proposes its changes on the entry as it stands, and a moved place loses its point', async () => {
    await begin(engine)
    const id = await report({ phone: '0140000000', address: '9 rue Neuve', openingHours: 'le mardi', commune: 'nanterre', colour: 'blue' })
    const { proposed, changes } = await look(id)
    expect(proposed.place).toEqual({ commune: '92050', address: '9 rue Neuve' })
    expect(proposed).toMatchObject({ phone: '01 40 00 00 00', openingHours: { fr: 'le mardi' } })
    expect(changes).toContainEqual({ field: 'place.address', from: '1 rue de l’Essai', to: '9 rue Neuve', needsCheck: true })
    expect(changes).toContainEqual({ field: 'openingHours.fr', to: 'le mardi', needsCheck: false })
    const closed = await look(await report({}, 'i0001', 'closed'))
    expect(closed.changes).toEqual([{ field: 'status', from: 'active', to: 'closed', needsCheck: false }])
  })

  test('undo: a report’s change is taken back, unless somebody changed the entry since', async () => {
    await begin(engine)
    const before = await entry(server, 'i0001')
    const first = await report({ openingHours: 'le mardi' })
    await acceptProposed(first)
    expect((await entry(server, 'i0001')).openingHours).toEqual({ fr: 'le mardi' })
    expect((await undo(first)).status).toBe(200)
    expect(await entry(server, 'i0001')).toEqual(before)
    await acceptProposed(first)
    await staff.moderator('POST', '/initiatives/i0001/verify', { how: 'visit' })
    expect((await undo(first)).body.error.code).toBe('changed-meanwhile')
    expect((await rowOf(first)).state).toBe('published')
    const nothing = await report({})
    expect((await accept(nothing)).status).toBe(200)
    expect((await undo(nothing)).status).toBe(200)
  })

  test('a report on an entry that moved since it was read is not written over', async () => {
    await begin(engine)
    const id = await report({ openingHours: 'le mardi' })
    const { proposed, current } = await look(id)
    await staff.moderator('POST', '/initiatives/i0001/verify', { how: 'visit' })
    expect((await accept(id, { initiative: proposed, revision: current.revision })).body.error.code).toBe('changed-meanwhile')
  })

  test('a shelter is never given a place, whoever asks and however', async () => {
    await begin(engine)
    const id = await report({ address: '1 rue du Refuge', commune: 'Malakoff', website: 'https://example.org', phone: '01 40 00 00 01' })
    // It came before the entry was a shelter: none is received since.
    const body = (await rowOf(id)).body?.replace('i0001', SHELTER.id) ?? null
    await server.db.updateTable('contribution').set({ body, initiative_id: SHELTER.id }).where('id', '=', id).execute()
    const { proposed, current } = await look(id)
    expect(proposed).toEqual({ ...current.initiative, phone: '01 40 00 00 01' })
    const changes = [
      { place: { address: '1 rue du Refuge' } },
      { website: 'https://example.org' },
      { email: 'a@example.org' },
      { summary: { fr: 'Une maison à Malakoff qui met à l’abri des personnes en danger, à toute heure du jour.' } },
      { verifiedAt: { at: '2026-11-22', what: 'la porte, 3 rue du Refuge', how: 'sur place' } },
      { phoneOnly: undefined, place: { commune: '92046' } },
    ]
    for (const change of changes) {
      const initiative = { ...current.initiative, ...change }
      const [reported, edited] = [
        await accept(id, { initiative, check: CHECK, revision: current.revision }),
        await staff.editor('PUT', `/initiatives/${SHELTER.id}`, { initiative, revision: current.revision }),
      ]
      expect([change, reported.status, edited.status]).toEqual([change, 422, 422])
    }
    expect(await entry(server, SHELTER.id)).toMatchObject(current.initiative)
    expect((await accept(id, { initiative: proposed, check: CHECK, revision: current.revision })).status).toBe(200)
  })

  test('bulk: each is decided for itself, and only opinions are accepted so', async () => {
    await begin(engine)
    const [one, two, three] = [await opinion(server), await opinion(server, 'Bien', 'i4040'), await report({})]
    await decline(await opinion(server))
    const { body } = await staff.moderator('POST', '/verdicts', { ids: [one, two, three, 'none'], verdict: 'accept' })
    expect(body.results).toEqual([
      { id: one, state: 'published' },
      { id: two, error: 'unknown-initiative' },
      { id: three, error: 'invalid' },
      { id: 'none', error: 'not-found' },
    ])
    const spam = await staff.moderator('POST', '/verdicts', { ids: [one, two, three], verdict: 'decline', reason: 'advertising' })
    expect(spam.body.results.map(({ state, error }: { state?: string; error?: string }) => state ?? error)).toEqual([
      'already-decided',
      'declined',
      'declined',
    ])
    expect((await staff.moderator('POST', '/verdicts', { ids: [one], verdict: 'decline' })).status).toBe(422)
  })

  const acceptPackRecord = async (id: string) => accept(id, { revision: (await look(id)).current.revision })

  test('an entry of the guide is changed only by who says which state of it was read', async () => {
    await begin(engine)
    const id = await report({ openingHours: 'le mardi' })
    const { proposed } = await look(id)
    expect((await accept(id, { initiative: proposed })).body.error).toMatchObject({ code: 'invalid', fields: [{ field: 'revision' }] })
    expect((await rowOf(id)).state).toBe('received')
    expect((await acceptProposed(id)).status).toBe(200)
  })

  test('the pack’s record shows again an entry that was out of the guide; undo takes it out again', async () => {
    await begin(engine)
    const { hidden: _, ...record } = await entry(server, 'i0001')
    const row = { ...(await rowOf(await opinion(server))), kind: 'pack' as const, initiative_id: 'i0001' }
    for (const [at, name] of ['Atelier', 'Atelier du pack'].entries()) {
      const id = `pack-${at}`
      await server.db
        .insertInto('contribution')
        .values({ ...row, id, body: JSON.stringify({ ...record, name }) })
        .execute()
      await server.db.updateTable('initiative').set({ hidden: 1 }).where('id', '=', 'i0001').execute()
      expect((await acceptPackRecord(id)).status).toBe(200)
      expect(await entry(server, 'i0001')).toMatchObject({ hidden: false, name })
      expect((await undo(id)).status).toBe(200)
      expect(await entry(server, 'i0001')).toMatchObject({ hidden: true, name: 'Atelier' })
    }
  })

  test('the pack’s record takes the place of ours, or ours is kept; both can be undone', async () => {
    await begin(engine)
    const ours = await entry(server, 'i0001')
    const { hidden: _, ...record } = { ...ours, name: 'Atelier du pack', phone: '01 40 00 00 02' }
    const row = { ...(await rowOf(await opinion(server))), kind: 'pack' as const, body: JSON.stringify(record), initiative_id: 'i0001' }
    for (const id of ['pack-1', 'pack-2'])
      await server.db
        .insertInto('contribution')
        .values({ ...row, id })
        .execute()
    expect((await look('pack-1')).changes.map(({ field }: { field: string }) => field).sort()).toEqual(['name', 'phone'])
    expect((await accept('pack-1')).body.error).toMatchObject({ code: 'invalid', fields: [{ field: 'revision' }] })
    await acceptPackRecord('pack-1')
    expect(await entry(server, 'i0001')).toMatchObject({ name: 'Atelier du pack', phone: '01 40 00 00 02' })
    await undo('pack-1')
    expect(await entry(server, 'i0001')).toEqual(ours)
    await decline('pack-2', { reason: 'other' })
    expect(await entry(server, 'i0001')).toEqual(ours)
  })

  test('duplicates are hinted at by name, by telephone and by site', async () => {
    await begin(engine)
    const like = async (fields: Partial<SuggestionBody>) => {
      const id = await contribute(server, { kind: 'suggestion', body: { ...SUGGESTED, ...fields } })
      return (await look(id)).duplicates.map(({ id: found }: { id: string }) => found)
    }
    expect(await like({ name: 'Épiceries solidaires' })).toEqual(['i0005'])
    expect(await like({ name: 'Autre nom', phone: '+33 1 47 00 00 00' })).toEqual(['i0005'])
    expect(await like({ name: 'Autre nom', website: 'http://www.example.org/page' })).toEqual(['i0003'])
    expect(await like({ name: 'Tout autre chose' })).toEqual([])
  })
})

describe.each(ENGINES)('entries, %s', (engine) => {
  beforeAll(() => startEngine(engine), START_MS)

  const get = async (id: string) => (await staff.moderator('GET', `/initiatives/${id}`)).body
  const put = (id: string, initiative: PackInitiative, revision: number) => staff.editor('PUT', `/initiatives/${id}`, { initiative, revision })

  test('an editor who saves over somebody else’s change is told', async () => {
    await begin(engine)
    const { initiative, revision } = await get('i0001')
    const saves = await Promise.all(['A', 'B'].map((name) => put('i0001', { ...initiative, name }, revision)))
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(saves.find(({ status }) => status === 409)?.body.error.code).toBe('changed-meanwhile')
  })

  test('a printed address leads to its entry for ever, and nobody else gets it', async () => {
    await begin(engine)
    const { initiative, revision } = await get('i0001')
    const renamed = (await put('i0001', { ...initiative, slug: 'nouvel-atelier' }, revision)).body
    expect(renamed.initiative.formerSlugs).toEqual(['atelier'])
    const other = await get('i0002')
    expect((await put('i0002', { ...other.initiative, slug: 'atelier' }, other.revision)).body.error.fields).toMatchObject([{ field: 'slug' }])
    const back = await put('i0001', { ...initiative, slug: 'atelier' }, renamed.revision)
    expect(back.body.initiative).toMatchObject({ slug: 'atelier', formerSlugs: ['nouvel-atelier'] })
  })

  test('editors add, verify and close; the day, the way and the hand are kept', async () => {
    await begin(engine)
    const { initiative } = await get('i0002')
    const { id: _, slug: __, place: ___, ...bare } = initiative
    const added = await staff.editor('POST', '/initiatives', { initiative: { ...bare, name: 'مقهى' } })
    expect([added.status, added.body.initiative.id, added.body.initiative.slug]).toEqual([201, 'i100001', 'initiative-100001'])
    expect((await staff.moderator('POST', '/initiatives', { initiative: bare })).status).toBe(403)
    const verified = (await staff.moderator('POST', '/initiatives/i100001/verify', { how: 'phone', what: 'les horaires' })).body
    expect(verified.initiative.verifiedAt).toEqual({ at: '2026-11-22', what: 'les horaires', how: 'par téléphone' })
    expect((await staff.editor('POST', '/initiatives/i100001/close')).body.initiative.status).toBe('closed')
    const { journal } = await get('i100001')
    expect(journal.map(({ action, by }: { action: string; by: string }) => [action, by])).toEqual([
      ['closed', 'Une editor'],
      ['verified', 'Une moderator'],
      ['created', 'Une editor'],
    ])
  })

  test('the list finds by name, puts first what nobody verified, and pages', async () => {
    await begin(engine)
    const list = async (query: string) => (await staff.moderator('GET', `/initiatives?${query}`)).body
    expect((await list('q=epicerie')).rows.map(({ id }: { id: string }) => id)).toEqual(['i0005', 'i0004'].sort((a) => (a === 'i0004' ? -1 : 1)))
    await staff.moderator('POST', '/initiatives/i0001/verify', { how: 'visit' })
    const toVerify = await list('filter=to-verify')
    expect(toVerify.rows.at(-1)).toMatchObject({ id: 'i0001', verifiedAt: '2026-11-22', commune: '92046' })
    expect(toVerify.counts).toEqual({ total: 6, toVerify: 4 })
    const seen: string[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page: { rows: { id: string }[]; next?: string } = await list(`limit=2&cursor=${next}`)
      seen.push(...page.rows.map(({ id }) => id))
      next = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([6, 6])
  })
})
