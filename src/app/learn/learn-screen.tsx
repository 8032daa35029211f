/** « Comprendre »: what this economy is, the words one meets, and what became of the projects the Département named. */
import { useState } from 'preact/hooks'
import type { Project, Term } from '../../domain/taxonomy.ts'
import { fold } from '../../domain/text.ts'
import { heldGuide } from '../store/held-guide.ts'
import { Page } from '../ui/page.tsx'
import '../words/pages.ts'
import '../words/initiative.ts'
import { t } from '../words/words.ts'
import './learn.css'

export function LearnScreen() {
  const guide = heldGuide.value?.guide
  return (
    <Page title={`${t('learn.title')} – ${t('app.name')}`} heading={t('learn.title')}>
      <p>{t('learn.lead')}</p>
      <h2>{t('learn.what')}</h2>
      <p>{t('learn.whatText')}</p>
      {guide ? <Terms terms={guide.terms} /> : <p class="quiet">{t('search.loading')}</p>}
      {guide && guide.projects.length > 0 && (
        <Projects projects={guide.projects} slugs={new Map(guide.initiatives.map(({ id, slug }) => [id, slug]))} />
      )}
    </Page>
  )
}

function Terms({ terms }: { terms: readonly Term[] }) {
  const [typed, setTyped] = useState('')
  const wanted = fold(typed)
  const shown = [...terms]
    .sort((a, b) => a.term.localeCompare(b.term, 'fr'))
    .filter(({ term, forms }) => [term, ...forms].some((form) => fold(form).includes(wanted)))
  return (
    <section>
      <h2>{t('learn.terms')}</h2>
      <label class="field">
        <span>{t('learn.search')}</span>
        <input type="search" value={typed} maxLength={80} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      <ul class="terms">
        {shown.map(({ id, term }) => (
          <li key={id}>
            <a href={`/comprendre/${id}`} lang="fr">
              {term}
            </a>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p role="status">{t('learn.unknown')}</p>}
    </section>
  )
}

function Projects({ projects, slugs }: { projects: readonly Project[]; slugs: ReadonlyMap<string, string> }) {
  return (
    <section>
      <h2>{t('learn.projects')}</h2>
      <p>{t('learn.projectsText')}</p>
      <ul class="projects">
        {projects.map((project) => (
          <li key={project.id} class="project">
            <h3 lang="fr">
              {project.name} <span class="quiet">{project.town}</span>
            </h3>
            <p lang="fr">{project.what.fr}</p>
            <p>
              <strong>{t('learn.became')}</strong> <span lang="fr">{project.became.fr}</span>
            </p>
            <p class="row">
              {project.initiative && slugs.has(project.initiative) && (
                <a href={`/initiative/${slugs.get(project.initiative)}`}>
                  {t('learn.page')}
                  <span class="visually-hidden"> {project.name}</span>
                </a>
              )}
              {project.source && (
                <a href={project.source} target="_blank" rel="noopener noreferrer">
                  {t('learn.source')}
                  <span class="visually-hidden">
                    {' '}
                    {project.name} {t('initiative.newWindow')}
                  </span>
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
