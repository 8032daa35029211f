/** The tables as queries see them; the same on SQLite and PostgreSQL. Times are ISO texts, rows of the guide are JSON texts. */
import type { Generated } from 'kysely'
import type { ContributionKind, ContributionState, ContributorRole } from '../../domain/contribution.ts'
import type { Collection } from '../../domain/guide.ts'

/** `pack`: a change of the data pack that meets a change by staff; it waits in the queue like what readers write. */
export type QueueKind = ContributionKind | 'pack'

export type ContributionTable = {
  id: string
  kind: QueueKind
  revision: number
  /** SHA-256 of the content, kept in the tombstone so that a replay is known. */
  content_hash: string
  receipt_hash: string
  state: ContributionState
  /** Of the phone's clock; null in a tombstone, as all that follows may be. */
  created_at: string | null
  received_at: string
  language: string | null
  role: ContributorRole | null
  /** JSON of the body as it was sent; null: erased. */
  body: string | null
  /** What it is about; of a suggestion, the initiative made of it. */
  initiative_id: string | null
  /** 0 to 1: how much it looks like advertising (contributions/spam-score.ts). */
  spam: number
  /** SHA-256 of the folded text: the same text sent many times is seen. */
  text_hash: string | null
  reason_code: string | null
  /** A moderator's own words to the author. */
  reason_note: string | null
  decided_at: string | null
  decided_by: string | null
}

/** A published opinion, as a moderator let it through. */
export type CommentTable = {
  /** First 32 hex digits of SHA-256(contribution id): what readers see, and nobody finds the contribution by it. */
  id: string
  contribution_id: string
  initiative_id: string
  rating: number | null
  helped: number | null
  text: string | null
  role: ContributorRole | null
  /** `2026-11`: readers never see the day. */
  month: string
  accepted_at: string
  /** 1: out of the guide for now (undone, rolled back). */
  hidden: number
}

export type InitiativeTable = {
  id: string
  slug: string
  name: string
  /** JSON of a PackInitiative. */
  body: string
  /** One more at each change: an editor who saves over somebody else's change is told. */
  revision: number
  status: string
  /** ISO day of the last verification, or '' when nobody did. */
  verified_at: string
  updated_at: string
  /** 1: kept out of releases (undone, rolled back, taken out of the pack). */
  hidden: number
  /** Hash of the pack's record when it was last taken in; null: not from the pack. */
  pack_hash: string | null
  /** JSON of that record: what a later change of the pack is compared with. */
  pack_body: string | null
}

/** Addresses once given, for ever: never reused, and a former one leads to the present one. */
export type SlugTable = { slug: string; initiative_id: string }

/** The lists of the guide besides initiatives and comments. */
export type ListTable = { name: Collection | 'concepts'; rows: string; pack_hash: string }

export type MetaTable = { key: 'lineage' | 'version' | 'change' | 'released-change' | 'erasure' | 'pack'; value: string }

export type ReleaseTable = {
  version: number
  released_at: string
  kind: 'pack' | 'edits' | 'roll-back'
  /** Member who asked for it; null: the server by itself. */
  by: string | null
  of_version: number | null
  /** JSON of the counts of the release. */
  counts: string
  row_changes: number
}

/** Every row that readers ever saw, with the versions it was in: releases, deltas and roll-backs are read from here. */
export type GuideRowTable = {
  collection: Collection
  row_id: string
  from_version: number
  /** First version without it; null: still there. */
  to_version: number | null
  /** Canonical JSON; empty: erased, and only the fact that something was here remains. */
  body: string
}

/** Files as they are served. */
export type ReleaseFileTable = {
  url: string
  version: number
  from_version: number | null
  sha256: string
  bytes: number
  created_at: string
  br: Uint8Array
  gz: Uint8Array
}

export type MemberTable = {
  id: string
  email: string
  name: string
  role: string
  password_hash: string
  created_at: string
  removed_at: string | null
}
export type SessionTable = {
  /** SHA-256 of the cookie's secret: a stolen database opens no door. */
  id_hash: string
  member_id: string
  created_at: string
  seen_at: string
  expires_at: string
  data: string
}
export type InvitationTable = {
  token_hash: string
  email: string | null
  role: string
  invited_by: string | null
  created_at: string
  expires_at: string
  used_at: string | null
}

/** Append-only: triggers refuse any change or removal. */
export type JournalTable = {
  seq: Generated<number>
  at: string
  member_id: string | null
  action: string
  subject_kind: 'contribution' | 'initiative' | 'comment' | 'release' | 'member' | 'pack'
  subject_id: string
  /** JSON; never a reader's text. */
  detail: string
}

export type Tables = {
  contribution: ContributionTable
  comment: CommentTable
  initiative: InitiativeTable
  slug: SlugTable
  list: ListTable
  meta: MetaTable
  release: ReleaseTable
  guide_row: GuideRowTable
  release_file: ReleaseFileTable
  member: MemberTable
  session: SessionTable
  invitation: InvitationTable
  journal: JournalTable
}
