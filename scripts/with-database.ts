/** A command on the guide's database: opens it, and turns what can go wrong into one line and an exit code. */
import { DatabaseUnusable } from '../src/server/db/database.ts'
import { type OpenDatabase, openDatabase } from '../src/server/db/open.ts'
import { type Environment, settingsOrExit } from '../src/server/environment.ts'
import { databasePlace } from '../src/server/open-guide.ts'

export async function withDatabase(work: (opened: OpenDatabase, environment: Environment) => Promise<void>): Promise<void> {
  const environment = settingsOrExit()
  try {
    const opened = await openDatabase(databasePlace(environment))
    await work(opened, environment).finally(opened.close)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(error instanceof DatabaseUnusable ? 3 : 1)
  }
}

export function usage(line: string): never {
  console.error(`usage: ${line}`)
  process.exit(2)
}
