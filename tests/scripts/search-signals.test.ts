/** Light signals of the search, on the pack itself: whom an entry is for, whom somebody speaks of, heads of networks, names, quarters, other languages. */
import { expect, test } from 'vitest'
import { readSearchedGuide } from '../../scripts/bench/relevance/run-engines.ts'
import { buildFinder } from '../../src/app/finder/build-finder.ts'
import { parseQuery } from '../../src/app/finder/query.ts'

const finder = buildFinder(readSearchedGuide())
const firstFor = (text: string, count = 1) =>
  finder
    .find({ ...parseQuery('', [], []), text })
    .results.slice(0, count)
    .map(({ initiative }) => initiative.slug)

test.each([
  ['what is for all comes before what is for students', 'parler à quelqu’un la nuit', 'sos-amitie'],
  ['the head of a network before its branches', 'Croix-Rouge', 'croix-rouge-francaise-delegation-des-hauts-de-seine'],
  ['a network whose name was cut short', 'emaus', 'emmaus-france'],
  ['a name without its country', 'secours islamique', 'secours-islamique-france'],
  ['a name written in pieces', 'kiss kiss bank bank', 'kisskissbankbank'],
  ['a name of two known words', 'fac lab', 'faclab'],
  ['a known word is not silenced by a longer one', 'Bol d’air', 'epicerie-sociale-et-solidaire-bol-d-air'],
  ['a branch called for the commune, though its door is next to it', 'croix-rouge neuilly levallois', 'croix-rouge-francaise-neuilly-levallois'],
  ['a misspelt commune of several words', 'resto du coeur vilneuve la garenne', 'restos-du-coeur-gennevilliers'],
  ['a commune that lost letters', 'ludothèque genevilier', 'ludotheque-des-gresillons'],
  ['a misspelt commune before a quarter', 'resto du coeur plessi robinson', 'restos-du-coeur-le-plessis-robinson'],
  ['a quarter', 'jardin partagé quartier des Blagis', 'le-jardin-des-voisins'],
  ['Arabic with its article', 'حليب للرضيع', 'un-petit-bagage-d-amour'],
])('%s: « %s »', (_what, text, slug) => expect(firstFor(text)).toEqual([slug]))

test.each([
  ['je voudrais vider la cave de mes parents et donner à une association', 'rejoue'],
  ['depuis que ma femme est morte je parle à personne', '3919-violences-femmes-info'],
  ['boîte à idées citoyenne', 'addict-aide'],
  ['théâtre amateur Colombes', 'mdj-de-bois-colombes'],
])('whom somebody speaks of, little words and longer names mislead nobody: « %s »', (text, slug) => expect(firstFor(text, 3)).not.toContain(slug))
