/** Fewer points for the same line (Ramer, 1972; Douglas and Peucker, 1973). */

/** Longitude and latitude, WGS 84. */
export type Position = [number, number]

/** How far the line may move, in metres: less than a pixel of the nearest zoom that draws outlines alone. */
const TOLERANCE_M = 8
const METRES_PER_DEGREE = 111_320

/** Distance of a point to a segment, in metres on a plane near it. */
function distance([lon, lat]: Position, [fromLon, fromLat]: Position, [toLon, toLat]: Position): number {
  const scale = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const [x, y] = [(lon - fromLon) * scale, (lat - fromLat) * METRES_PER_DEGREE]
  const [dx, dy] = [(toLon - fromLon) * scale, (toLat - fromLat) * METRES_PER_DEGREE]
  const share = Math.max(0, Math.min(1, (x * dx + y * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - share * dx, y - share * dy)
}

/** @param points of a line or a ring; its ends stay. */
export function simplified(points: readonly Position[]): Position[] {
  const keep = new Set([0, points.length - 1])
  const spans: [number, number][] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let [farthest, at] = [TOLERANCE_M, -1]
    for (let between = from + 1; between < to; between += 1) {
      const away = distance(points[between] as Position, points[from] as Position, points[to] as Position)
      if (away > farthest) [farthest, at] = [away, between]
    }
    if (at < 0) continue
    keep.add(at)
    spans.push([from, at], [at, to])
  }
  return points.filter((_, at) => keep.has(at))
}
