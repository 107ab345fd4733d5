import type { PaperRow } from '../rules/papers.ts';
import type { Confidence } from '../rules/provenance.ts';
import { type Rulebook, rulebookOf } from '../rules/rulebook.ts';
import { approvalDemands } from './approvalDemands.ts';
import type { Demand, MaterialRules } from './demand.ts';
import type { Application } from './filingCase.ts';
import { type MaterialSlotId, materialSlot, materialSlots } from './materialSlot.ts';
import { certificateDemands, legalRepresentativeDemands, letterDemands, residenceDemands } from './peopleDemands.ts';
import type { RequiredMaterial, RequiredPaper } from './requiredMaterial.ts';
import { type SubjectNature, subjectNature } from './subjectNature.ts';
import { tableDemands } from './tableDemands.ts';

/**
 * Every material this application needs, one entry a slot, in the order of the slots; each says which papers it is made
 * of, how many, who signs, which seal, why, who says so and as of when.
 *
 * Decided by subject type, roles, province, pre-approvals, words in name and scope and filing type; what is not known
 * yet demands nothing (form rules ask for it). A cancellation needs no papers but the agency's mandate. What is known
 * with low confidence never blocks. Pure.
 */
export function requiredMaterials(application: Application, pack: MaterialRules): RequiredMaterial[] {
  const rulebook = rulebookOf(pack);
  const nature = subjectNature(application.subject, pack);
  const bySlot = new Map<MaterialSlotId, { papers: RequiredPaper[]; servedBy: readonly MaterialSlotId[] }>();
  for (const demand of demandsOf(application, nature, pack)) {
    const { slot, paper } = asPaper(demand, nature, pack, rulebook);
    const there = bySlot.get(slot);
    if (there) there.papers.push(paper);
    else bySlot.set(slot, { papers: [paper], servedBy: demand.servedBy ?? [] });
  }
  return materialSlots.flatMap(({ id }) => {
    const found = bySlot.get(id);
    return found ? [asMaterial(id, found.papers, found.servedBy)] : [];
  });
}

function demandsOf(application: Application, nature: SubjectNature | null, pack: MaterialRules): Demand[] {
  if (application.filingCase.filingType === 'cancel') return [mandate];
  const letters = nature === 'organisation' ? letterDemands(application) : [];
  return [
    ...(nature === 'organisation' ? [subjectCertificate(application, pack)] : []),
    ...certificateDemands(application, pack),
    ...letters,
    ...(nature === 'personal' ? residenceDemands(application, pack) : []),
    ...approvalDemands(application, pack),
    ...tableDemands(application, pack),
    ...(letters.length > 0 ? legalRepresentativeDemands(application, pack) : []),
    mandate,
  ];
}

const mandate: Demand = {
  paper: 'agencyMandate',
  rule: 'material.agencyMandate',
  weight: 'hint',
  reason: '代办之前最好先签好代办委托书，写明委托办什么、个人信息怎么用；这份文件双方留存，不用上传',
};

/** Named as the client knows it: 营业执照 rather than 主体证件, once its type is chosen. */
function subjectCertificate({ subject }: Application, pack: MaterialRules): Demand {
  const name = pack.certificateTypes.find(({ id }) => id === subject.certificateType)?.name;
  // 营业执照(个人或企业) is 营业执照 to everybody.
  const title = name?.replace(/[(（][^()（）]*[)）]$/, '');
  return {
    paper: 'subjectCertificate',
    rule: 'material.subjectCertificate',
    weight: 'must',
    reason: '单位备案要上传主体证件（如营业执照）的照片',
    ...(title ? { own: { title } } : {}),
  };
}

/** Adds what the paper is and who says so; what is of low confidence is softened, the row's as the rule's. */
function asPaper(demand: Demand, nature: SubjectNature | null, pack: MaterialRules, rulebook: Rulebook) {
  const { papers, confidence } = lookUpsOf(pack);
  const row = papers.get(demand.paper);
  if (!row) throw new Error(`no paper ${demand.paper} in the rule pack`);
  const { own = {}, rule, reason } = demand;
  const weight = own.confidence === 'low' && demand.weight === 'must' ? 'should' : demand.weight;
  const slot = materialSlot(row.slot);
  const finding = rulebook(rule, { weight, where: slot.id, message: reason, remedy: row.title, ...provenanceOf(own) });
  const who = nature ?? 'organisation';
  const paper: RequiredPaper = {
    paper: row.id,
    title: own.title ?? row.title,
    form: row.form,
    path: own.path ?? slot.officialPath,
    count: demand.count ?? 1,
    template: row.template,
    signer: row.signer[who],
    seal: row.seal[who],
    issuer: own.issuer ?? row.issuer,
    howTo: own.howTo ?? row.howTo,
    rule,
    reason,
    weight: finding.weight,
    source: finding.source,
    asOf: finding.asOf,
    confidence: own.confidence ?? confidence.get(rule) ?? 'low',
    toldBy: demand.toldBy ?? [],
  };
  return { slot: slot.id, paper };
}

interface LookUps {
  readonly papers: ReadonlyMap<string, PaperRow>;
  /** Of each rule. */
  readonly confidence: ReadonlyMap<string, Confidence>;
}

/** Made once a pack: ten thousand cases are asked for their papers in a row. */
const madeLookUps = new WeakMap<MaterialRules['papers'], LookUps>();

function lookUpsOf({ papers, rules }: MaterialRules): LookUps {
  const known = madeLookUps.get(papers);
  if (known) return known;
  const made: LookUps = {
    papers: new Map(papers.map((row) => [row.id, row])),
    confidence: new Map(rules.map((row) => [row.id, row.confidence])),
  };
  madeLookUps.set(papers, made);
  return made;
}

function provenanceOf({ source, asOf }: NonNullable<Demand['own']>) {
  return { ...(source === undefined ? {} : { source }), ...(asOf === undefined ? {} : { asOf }) };
}

function asMaterial(
  slot: MaterialSlotId,
  papers: readonly RequiredPaper[],
  servedBy: readonly MaterialSlotId[],
): RequiredMaterial {
  const rank = { must: 0, should: 1, hint: 2 };
  const sorted = papers.toSorted((one, other) => rank[one.weight] - rank[other.weight]);
  const [first] = sorted;
  if (!first) throw new Error(`nothing is wanted for ${slot}`);
  const { rule, weight, source, asOf } = first;
  const count = Math.min(
    sorted.reduce((sum, each) => sum + each.count, 0),
    materialSlot(slot).most,
  );
  const reason = sorted.length === 1 ? first.reason : sorted.map((each) => `${each.title}：${each.reason}`).join('；');
  return { slot, count, rule, reason, weight, source, asOf, servedBy, papers: sorted };
}
