/** `npm run basemap [-- --outlines FILE.geojson] [--streets FILE.pmtiles|ADDRESS]`: the map's detailed ground, from the sources that territory.json names or from files. */
import { parseArgs } from 'node:util'
import { makeBasemap } from './basemap/make-basemap.ts'
import { usage } from './with-database.ts'

const USAGE = 'npm run basemap [-- --outlines FILE.geojson] [--streets FILE.pmtiles|ADDRESS]'

function readOptions() {
  try {
    return parseArgs({ options: { outlines: { type: 'string' }, streets: { type: 'string' } } }).values
  } catch {
    return usage(USAGE)
  }
}

process.exitCode = await makeBasemap(readOptions(), process.env, console.log, console.error)
