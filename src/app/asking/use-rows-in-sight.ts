/** How many rows the screen can show above a keyboard. Kept between two changes of the screen: asking the browser makes it lay the page out at once. */
import { useEffect, useState } from 'preact/hooks'

/** Heights in CSS pixels of what stands above and below the rows, and of a row. */
const AROUND = 320
const ROW = { phone: 205, wide: 155 }
const PHONE_WIDTH = 600

const rowsNow = () => Math.max(1, Math.floor(((visualViewport?.height ?? innerHeight) - AROUND) / (innerWidth < PHONE_WIDTH ? ROW.phone : ROW.wide)))

export function useRowsInSight(): number {
  const [rows, setRows] = useState(rowsNow)
  useEffect(() => {
    const viewport = visualViewport ?? window
    const measure = () => setRows(rowsNow())
    viewport.addEventListener('resize', measure)
    return () => viewport.removeEventListener('resize', measure)
  }, [])
  return rows
}
