import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { differingShare } from '#shared/scans/judgeSides.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { seeded } from '#test/support/specimens/random.ts';
import { makeSpecimen, type SpecimenOptions } from '#test/support/specimens/specimen.ts';
import { tables } from './faults.ts';

/** How often something was told where it is so, and where it is not. */
export interface OtherRates {
  readonly check: string;
  readonly so: number;
  readonly told: number;
  readonly notSo: number;
  readonly blamed: number;
  /** By which limit; empty where none decides. */
  readonly limit: string;
}

/** How many rounds, whether of the seeds nothing is tuned by, and what is judged by. */
export interface OtherSize {
  readonly rounds: number;
  readonly heldOut: boolean;
  readonly pack: RulePack;
}

/** The checks that look at two pictures, or at the code of a licence. */
export async function measureOthers(size: OtherSize): Promise<OtherRates[]> {
  return [await alikeRates(size), ...(await codeRates(size))];
}

function shots({ rounds, heldOut }: OtherSize): { readonly random: () => number; readonly options: SpecimenOptions }[] {
  const random = seeded(heldOut ? 6_000_011 : 11);
  const between = (low: number, high: number) => low + (high - low) * random();
  return Array.from({ length: rounds }, (_, at) => ({
    random,
    options: {
      width: 1600,
      height: 1200,
      setting: tables[at % tables.length] ?? 'desk',
      fill: between(0.7, 0.92),
      rotation: between(-3, 3),
      noise: between(1, 5),
      brightness: between(0.8, 1),
      seed: (heldOut ? 7_000_000 : 9000) + at * 13,
    },
  }));
}

/** One photo sent again, smaller and pressed harder, against the other side and the card of another person on the same table. */
async function alikeRates(size: OtherSize): Promise<OtherRates> {
  const { alikeShare } = size.pack.scanThresholds;
  const facts = async (bytes: Uint8Array) => readScanFacts(bytes, 'specimen.jpg');
  const likeness = ({ appearance }: ScanFacts) => appearance?.likeness;
  let [so, told, notSo, blamed] = [0, 0, 0, 0];
  for (const { options, random } of shots(size)) {
    const photo = await makeSpecimen({ kind: 'idFront', data: exampleCard }, options);
    const first = likeness(await facts(photo));
    const sentAgain = [
      sharp(photo).resize(1000).jpeg({ quality: 60 }),
      sharp(photo)
        .resize(Math.round(700 + 600 * random()))
        .jpeg({ quality: 40 }),
    ];
    for (const each of sentAgain) {
      so++;
      if (differingShare(first, likeness(await facts(await each.toBuffer()))) <= alikeShare) told++;
    }
    const other = { ...exampleCard, name: '王样例', number: '110000199001010000', address: '北京市样例区样例路9号' };
    const others = [
      makeSpecimen({ kind: 'idBack', data: exampleCard }, { ...options, seed: (options.seed ?? 0) + 1 }),
      makeSpecimen(
        { kind: 'idFront', data: other },
        { ...options, seed: (options.seed ?? 0) + 2, rotation: (options.rotation ?? 0) + 2 },
      ),
    ];
    for (const each of others) {
      notSo++;
      if (differingShare(first, likeness(await facts(await each))) <= alikeShare) blamed++;
    }
  }
  return { check: '同一张照片', so, told, notSo, blamed, limit: `alikeShare ${alikeShare}` };
}

const wellFormed = '91110000MA0000001L';

/** Licences whose code names the number, or leads elsewhere; what is told of one that is right is an alarm about nothing. */
async function codeRates(size: OtherSize): Promise<OtherRates[]> {
  const { pack } = size;
  const profile = profileById(pack, 'wechat-default');
  const demands = { profile, kind: 'subjectCertificate', thresholds: pack.scanThresholds } as const;
  const rulesOf = async (code: string, creditCode: string, options: SpecimenOptions, codeSide: number) => {
    const paper = { kind: 'businessLicence', data: { ...exampleLicence, code, codeSide } } as const;
    const facts = await readScanFacts(await makeSpecimen(paper, options), '执照.jpg', { codes: true });
    return judgeScan(facts, { ...demands, creditCode }, rulebookOf(pack)).map(({ rule }) => rule);
  };
  const counts = { matches: 0, foreign: 0, differs: 0, alarms: 0, wrongProofs: 0, all: 0 };
  for (const { options, random } of shots(size)) {
    const side = 22 + 18 * random();
    const own = `http://www.gsxt.gov.cn/index.html?uniscid=${wellFormed}`;
    const [right, foreign, differs] = [
      await rulesOf(own, wellFormed, options, side),
      await rulesOf('http://gsxt.example.com/check', wellFormed, options, side),
      await rulesOf(own, exampleLicence.number, options, side),
    ];
    counts.all++;
    if (right.includes('scan.codeMatches')) counts.matches++;
    if (foreign.includes('scan.codeForeign')) counts.foreign++;
    if (differs.includes('scan.codeDiffers')) counts.differs++;
    if (differs.includes('scan.codeMatches')) counts.wrongProofs++;
    if (right.some((rule) => rule === 'scan.codeForeign' || rule === 'scan.codeDiffers')) counts.alarms++;
  }
  const { all, alarms } = counts;
  const rates = { so: all, notSo: all, limit: '' };
  return [
    { ...rates, check: '二维码和号码一致', told: counts.matches, blamed: counts.wrongProofs },
    { ...rates, check: '二维码指向别处', told: counts.foreign, blamed: alarms },
    { ...rates, check: '二维码是别的号码', told: counts.differs, blamed: alarms },
  ];
}
