/** One thing wrong with the data pack, and how it is said on one line. */
export type Fault = { file: string; record: string; field: string; problem: string }

export const sayFault = ({ file, record, field, problem }: Fault) => `${file}: ${record}: ${field}: ${problem}`
