/** What a keeper is told in one line: what is wrong, and what to do. Nothing was changed. */
export class Refused extends Error {}
