/** A small data pack on disk, for what reads and publishes packs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PackInitiative } from '../../src/contract/pack-initiative.ts'
import { packInitiative, smallGuide } from '../samples.ts'

const folders: string[] = []

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'))
  folders.push(folder)
  return folder
}

export function removeTemporaryFolders() {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function writeInitiative(folder: string, record: PackInitiative, file = `${record.slug}.json`) {
  writeFileSync(join(folder, 'initiatives', file), JSON.stringify(record))
}

/** @returns the folder of a sound pack with two initiatives. */
export function writeSamplePack(): string {
  const folder = temporaryFolder()
  const { territory, needs, communes, terms, helplines, projects, sources } = smallGuide()
  const files = {
    'territory.json': territory[0],
    'taxonomy.json': needs,
    'communes.json': communes,
    'glossary.json': terms,
    'helplines.json': helplines,
    'projects.json': projects,
    'sources.json': sources,
  }
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), JSON.stringify(content))
  mkdirSync(join(folder, 'initiatives'))
  writeInitiative(folder, packInitiative())
  writeInitiative(
    folder,
    packInitiative({
      id: 'i0002',
      slug: 'autre',
      name: 'Autre',
      phone: '01 47 00 00 00',
      summary: { fr: 'Une épicerie où des familles font leurs courses à petit prix, sur rendez-vous pris par téléphone.' },
    }),
  )
  return folder
}
