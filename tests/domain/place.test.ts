import { expect, test } from 'vitest'
import { distanceKm, distanceToBoundsKm } from '../../src/domain/place.ts'

const NOTRE_DAME = { lat: 48.853, lon: 2.3499 }
const BOUNDS = { south: 48.73, west: 2.15, north: 48.95, east: 2.34 }

test('a quarter of a meridian is 10 007.5 km (sphere of mean radius)', () =>
  expect(distanceKm({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo(10007.56, 1))
test('no distance to oneself', () => expect(distanceKm(NOTRE_DAME, NOTRE_DAME)).toBe(0))
test('antipodes do not make the square root stumble', () => expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20015.1, 0))
test('inside the box there is no way to go', () => expect(distanceToBoundsKm({ lat: 48.9, lon: 2.2 }, BOUNDS)).toBe(0))
test('Lyon is far outside', () => expect(distanceToBoundsKm({ lat: 45.76, lon: 4.83 }, BOUNDS)).toBeGreaterThan(300))
