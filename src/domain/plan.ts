/** The orientation plan: railways, metro and tram lines through their stops, from facts alone. It draws no border, river or street. */
import { distanceKm, type Point } from './place.ts'

export const MODES_OF_LINES = ['rer', 'train', 'metro', 'tram'] as const
export type LineMode = (typeof MODES_OF_LINES)[number]

export type Stop = Point & { name: string }

/** As the pack has it. Stops stand in no order: `cut` and `join` name pairs where the shortest way between neighbours is not the line's. */
export type PackLine = { label: string; mode: LineMode; stops: Stop[]; cut?: [string, string][]; join?: [string, string][] }
export type PackPlan = { source: string; licence: string; rights: 'confirmed' | 'to-confirm'; lines: PackLine[] }

/** One or more stops of one name that are a few steps apart. `lines`: how many meet there. */
export type Station = Point & { name: string; lines: number }
/** `paths`: stations that follow one another, from an end or a fork to the next. */
export type Line = { label: string; mode: LineMode; paths: number[][] }
export type Plan = { source: string; stations: Station[]; lines: Line[] }

/** Stops of one name nearer than this are one station, in kilometres. */
const SAME_STATION_KM = 0.7

/**
 * Pairs of stops that follow one another: the shortest tree that joins them all (Prim), which is the line itself wherever stops are nearer to
 * their neighbours than to others; the pack corrects the rest.
 */
export function waysOf({ stops, cut = [], join = [] }: PackLine): [number, number][] {
  const reached = new Set(stops.length ? [0] : [])
  const ways: [number, number][] = []
  while (reached.size < stops.length) {
    let best: [number, number, number] = [0, 0, Number.POSITIVE_INFINITY]
    for (const from of reached)
      for (let to = 0; to < stops.length; to += 1) {
        const km = reached.has(to) ? Number.POSITIVE_INFINITY : distanceKm(stops[from] as Stop, stops[to] as Stop)
        if (km < best[2]) best = [from, to, km]
      }
    reached.add(best[1])
    ways.push([best[0], best[1]])
  }
  const at = (name: string) => stops.findIndex((stop) => stop.name === name)
  const isCut = ([a, b]: [number, number]) => cut.some(([one, other]) => (at(one) === a && at(other) === b) || (at(one) === b && at(other) === a))
  return [...ways.filter((way) => !isCut(way)), ...join.map(([one, other]): [number, number] => [at(one), at(other)])]
}

/** Pairs joined into paths as long as nothing forks. */
export function pathsOf(ways: readonly [number, number][]): number[][] {
  const neighbours = new Map<number, Set<number>>()
  for (const [a, b] of ways)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other))
  const paths: number[][] = []
  const walk = (from: number, to: number) => {
    const path = [from]
    for (let [at, next]: [number, number | undefined] = [from, to]; next !== undefined; ) {
      neighbours.get(at)?.delete(next)
      neighbours.get(next)?.delete(at)
      path.push(next)
      at = next
      next = isJoint.has(at) ? undefined : neighbours.get(at)?.values().next().value
    }
    paths.push(path)
  }
  const isJoint = new Set([...neighbours].filter(([, others]) => others.size !== 2).map(([at]) => at))
  // Ends and forks first; what is left then is a ring.
  for (const starts of [[...isJoint], [...neighbours.keys()]])
    for (const from of starts) for (const to of [...(neighbours.get(from) ?? [])]) if (neighbours.get(from)?.has(to)) walk(from, to)
  return paths
}

/** The plan that phones hold, out of the pack's. */
export function planOf({ source, lines }: PackPlan): Plan {
  const stations: Station[] = []
  const stationOf = (stop: Stop) => {
    const known = stations.findIndex((station) => station.name === stop.name && distanceKm(station, stop) < SAME_STATION_KM)
    if (known >= 0) return known
    return stations.push({ name: stop.name, lat: stop.lat, lon: stop.lon, lines: 0 }) - 1
  }
  const drawn = lines.map((line): Line => {
    const own = line.stops.map(stationOf)
    for (const at of new Set(own)) (stations[at] as Station).lines += 1
    const ways = waysOf(line).map(([a, b]): [number, number] => [own[a] as number, own[b] as number])
    return { label: line.label, mode: line.mode, paths: pathsOf(ways.filter(([a, b]) => a !== b)) }
  })
  return { source, stations, lines: drawn }
}

/** Names of `cut` and `join` that are no stop of their line, as `line: name`. */
export const unknownStops = ({ lines }: PackPlan): string[] =>
  lines.flatMap(({ label, stops, cut = [], join = [] }) =>
    [...cut, ...join].flat().flatMap((name) => (stops.some((stop) => stop.name === name) ? [] : [`${label}: ${name}`])),
  )

/** A station as a reader is told of it; `km` as the crow flies. */
export type StationNear = { name: string; lines: string[]; km: number }

/** @param most how many, the nearest first. @param withinKm farther ones help nobody on foot. */
export function stationsNear({ stations, lines }: Plan, from: Point, most: number, withinKm: number): StationNear[] {
  return stations
    .map((station, at) => ({ at, name: station.name, km: distanceKm(from, station) }))
    .filter(({ km }) => km <= withinKm)
    .sort((a, b) => a.km - b.km)
    .slice(0, most)
    .map(({ at, name, km }) => ({ name, km, lines: lines.filter(({ paths }) => paths.some((path) => path.includes(at))).map(({ label }) => label) }))
}
