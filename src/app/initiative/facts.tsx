/** The facts in plain words, each on its line; what is not known is said so where it matters. */
import type { ComponentChildren } from 'preact'
import type { Initiative } from '../../domain/initiative.ts'
import type { Source } from '../../domain/taxonomy.ts'
import '../words/finding.ts'
import '../words/initiative.ts'
import { formatDate, inLanguage, t } from '../words/words.ts'

export function Facts({ initiative, sources }: { initiative: Initiative; sources: readonly Source[] }) {
  const { actions, cost, access, accessNote, modes, audience, openingHours, place, phoneOnly, sourceDate } = initiative
  const onSite = modes.includes('sur-place') && !phoneOnly
  return (
    <dl class="facts">
      {openingHours ? (
        <Fact name={t('initiative.when')}>{inLanguage(openingHours).text}</Fact>
      ) : (
        onSite && <Fact name={t('initiative.when')}>{t('initiative.hoursUnknown')}</Fact>
      )}
      <Fact name={t('initiative.cost')}>{t(`cost.${cost}`)}</Fact>
      <Fact name={t('initiative.access')}>
        {t(`access.${access}`)}
        {accessNote && <> : {inLanguage(accessNote).text}</>}
      </Fact>
      <Fact name={t('initiative.audience')}>{audience.map((one) => t(`audience.${one}`)).join(', ')}</Fact>
      <Fact name={t('initiative.action')}>{actions.map((action) => t(`action.${action}`)).join(', ')}</Fact>
      {!phoneOnly && (
        <Fact name={t('initiative.mode')}>
          {modes.map((mode) => t(`mode.${mode}`)).join(', ')}
          {place?.precision === 'commune' && !place.address && <span class="quiet"> {t('initiative.approximate')}</span>}
        </Fact>
      )}
      <Fact name={t('initiative.sources')}>
        <ul class="sources">
          {initiative.sources.map((source) => (
            <li key={source}>
              <SourceName source={source} sources={sources} />
            </li>
          ))}
        </ul>
        {sourceDate && <span class="quiet">{formatDate(sourceDate)}</span>}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function SourceName({ source, sources }: { source: string; sources: readonly Source[] }) {
  const shared = sources.find(({ id }) => id === source)
  if (shared) return <>{inLanguage(shared.label).text}</>
  return (
    <a href={source} target="_blank" rel="noopener noreferrer">
      {source.replace(/^https?:\/\/(www\.)?/, '').split('/')[0]}
      <span class="visually-hidden"> {t('initiative.newWindow')}</span>
    </a>
  )
}
