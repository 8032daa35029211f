/** What a later part of the app puts into the top bar; empty until then, so that the bar waits for nothing. */
import { signal } from '@preact/signals'
import type { ComponentChild } from 'preact'

export const topBarSlot = signal<ComponentChild>(null)
