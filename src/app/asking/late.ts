/** What the search screen fetches once its first results are drawn: nobody narrows, corrects or doubts what is not there yet; nor do marks bring it sooner. */
export { markerOf } from '../finder/mark.ts'
export { Chips } from './chips.tsx'
export { Filters } from './filters.tsx'
export { NothingFound } from './nothing-found.tsx'
export { PositionNotice } from './position-notice.tsx'
export { WiderLinks } from './wider-links.tsx'
