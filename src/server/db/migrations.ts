/** Every change of shape, in order; none is ever edited once released. */
import type { Engine } from './database.ts'

/** Journal rows can be added and nothing else, whoever asks. */
const appendOnly: Record<Engine, string[]> = {
  sqlite: ['update', 'delete'].map(
    (move) => `create trigger journal_no_${move} before ${move} on journal begin select raise(abort, 'the journal is append-only'); end`,
  ),
  postgres: [
    `create function journal_append_only() returns trigger language plpgsql as $$ begin raise exception 'the journal is append-only'; end $$`,
    'create trigger journal_append_only before update or delete or truncate on journal for each statement execute function journal_append_only()',
  ],
}

const first = (engine: Engine): string[] => {
  const bytes = engine === 'sqlite' ? 'blob' : 'bytea'
  const serial = engine === 'sqlite' ? 'integer primary key autoincrement' : 'bigint generated always as identity primary key'
  return [
    `create table meta (key text primary key, value text not null)`,
    `create table contribution (
      id text primary key, kind text not null, revision integer not null, content_hash text not null, receipt_hash text not null,
      state text not null, created_at text, received_at text not null, language text, role text, body text, initiative_id text,
      spam real not null default 0, text_hash text, reason_code text, reason_note text, decided_at text, decided_by text)`,
    'create index contribution_queue on contribution (state, received_at, id)',
    'create index contribution_about on contribution (initiative_id)',
    'create index contribution_text on contribution (text_hash)',
    `create table comment (
      id text primary key, contribution_id text not null unique, initiative_id text not null, rating integer, helped integer, text text,
      role text, month text not null, accepted_at text not null, hidden integer not null default 0)`,
    'create index comment_about on comment (initiative_id, hidden, accepted_at)',
    `create table initiative (
      id text primary key, slug text not null unique, name text not null, body text not null, revision integer not null, status text not null,
      verified_at text not null, updated_at text not null, hidden integer not null default 0, pack_hash text, pack_body text)`,
    'create index initiative_verified on initiative (hidden, status, verified_at, id)',
    'create table slug (slug text primary key, initiative_id text not null)',
    'create table list (name text primary key, rows text not null, pack_hash text not null)',
    `create table release (
      version integer primary key, released_at text not null, kind text not null, by text, of_version integer, counts text not null, row_changes integer not null)`,
    `create table guide_row (
      collection text not null, row_id text not null, from_version integer not null, to_version integer, body text not null,
      primary key (collection, row_id, from_version))`,
    'create index guide_row_to on guide_row (to_version)',
    'create index guide_row_from on guide_row (from_version)',
    `create table release_file (
      url text primary key, version integer not null, from_version integer, sha256 text not null, bytes integer not null, created_at text not null,
      br ${bytes} not null, gz ${bytes} not null)`,
    'create index release_file_version on release_file (version)',
    `create table member (
      id text primary key, email text not null unique, name text not null, role text not null, password_hash text not null, created_at text not null, removed_at text)`,
    `create table session (id_hash text primary key, member_id text not null, created_at text not null, seen_at text not null, expires_at text not null, data text not null)`,
    'create index session_member on session (member_id)',
    `create table invitation (
      token_hash text primary key, email text, role text not null, invited_by text, created_at text not null, expires_at text not null, used_at text)`,
    `create table journal (
      seq ${serial}, at text not null, member_id text, action text not null, subject_kind text not null, subject_id text not null, detail text not null)`,
    'create index journal_subject on journal (subject_kind, subject_id)',
    ...appendOnly[engine],
  ]
}

export const MIGRATIONS: ((engine: Engine) => string[])[] = [first]
