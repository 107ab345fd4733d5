import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#backend/letters/loadTemplates.ts';
import { type Application, filingTypeSchema } from '#shared/filing/filingCase.ts';
import { countFindings } from '#shared/filing/findingKind.ts';
import { materialSlot, materialSlots, slotPlace } from '#shared/filing/materialSlot.ts';
import { materialTiles } from '#shared/filing/materialTiles.ts';
import { officialFieldAt } from '#shared/filing/officialFields.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { cleanApplication, cleanPersonalApplication, type Overrides } from '#test/support/application.ts';
import { lint, shippedPack } from '#test/support/lintDefect.ts';
import { branches, elsewhere, inProvince, item, passport, scope } from './paperDemandBranches.ts';

const papersOf = (application: Application) =>
  requiredMaterials(application, shippedPack).flatMap(({ papers }) => papers);
const rows = new Map(shippedPack.paperDemands.map((row) => [row.id, row]));

describe('every row of the table of demands', () => {
  it('is tried here', () => {
    expect(Object.keys(branches).toSorted()).toEqual([...rows.keys()].toSorted());
  });

  it.each(Object.entries(branches))(
    '%s asks when it should, and not a step beside it',
    (id, { hit, miss, personal }) => {
      const row = rows.get(id);
      if (!row) throw new Error(`no row ${id}`);
      const from = personal ? cleanPersonalApplication : cleanApplication;
      const beginning = row.reason.split('{words}')[0] ?? '';
      const asked = (overrides: Overrides) =>
        papersOf(from(overrides)).filter(({ paper, reason }) => paper === row.paper && reason.startsWith(beginning));
      expect(asked(hit)).toMatchObject([
        { rule: row.rule, weight: row.weight, count: row.count, source: row.source, asOf: row.asOf },
      ]);
      expect(asked(miss)).toEqual([]);
      expect(asked({ ...hit, filingCase: { filingType: 'cancel' } })).toEqual([]);
    },
  );

  it('asks nothing of a clean application beyond its province’s own', () => {
    const ids = (province: string) => papersOf(cleanApplication(inProvince(province))).map(({ paper }) => paper);
    expect(ids('440000')).toContain('commitmentLetter');
    const usual = ids('510000');
    expect(usual).toEqual([
      'subjectCertificate',
      'subjectPrincipalFront',
      'subjectPrincipalBack',
      'appPrincipalFront',
      'appPrincipalBack',
      'appPrincipalLetter',
      'legalRepresentativeFront',
      'legalRepresentativeBack',
      'agencyMandate',
    ]);
  });

  it('names the words it found, and at most four', () => {
    const many = scope('340000', '资产管理、融资租赁、教育咨询、演出经纪、图书、药品、电影放映');
    const pledge = papersOf(cleanApplication(many)).find(({ paper }) => paper === 'notInvolvedPledge');
    expect(pledge?.reason).toContain('”“');
    expect(pledge?.reason.match(/”“/gu)?.length).toBe(3);
    expect(pledge?.reason).not.toContain('{words}');
  });

  it('counts once where two rows want one paper, by the heavier', () => {
    const both = scope('440000', '资产管理；教育咨询');
    const pledges = papersOf(cleanApplication(both)).filter(({ paper }) => paper === 'notInvolvedPledge');
    expect(pledges).toMatchObject([{ weight: 'should', reason: expect.stringContaining('广东') }]);
  });
});

describe('a person from another province', () => {
  it.each([
    ['440000', 'should', '要附居住证明'],
    ['110000', 'should', '不要居住证明'],
    ['530000', 'should', '可能不受理'],
    ['450000', 'should', '说法不一'],
  ])('in %s', (province, weight, words) => {
    const application = cleanPersonalApplication(
      inProvince(province, { persons: { 0: { certificateNumber: elsewhere } } }),
    );
    expect(papersOf(application).filter(({ paper }) => paper === 'residencePermit')).toMatchObject([
      { weight, reason: expect.stringContaining(words) },
    ]);
  });

  it('shows no proof with a certificate that names no province', () => {
    const application = cleanPersonalApplication({ persons: { 0: { certificateType: passport } } });
    expect(papersOf(application).filter(({ paper }) => paper === 'residencePermit')).toEqual([]);
  });
});

describe('a chosen 前置审批项', () => {
  it('wants its own paper at its own place, and says who issues it', () => {
    const papers = papersOf(cleanApplication({ miniProgram: { preapprovals: [item(24), item(5), item(9), item(5)] } }));
    expect(papers.filter(({ paper }) => paper === 'preapproval')).toMatchObject([
      { path: 'icp_applets.base_info.nrlx_details[1].media', issuer: '省级药监部门', weight: 'must', count: 1 },
      { path: 'icp_applets.base_info.nrlx_details[2].media', title: expect.stringContaining('文化'), weight: 'must' },
    ]);
  });
});

/** Anything between nothing and everything that decides. */
const anyCase = fc
  .record({
    province: fc.option(fc.constantFrom(...shippedPack.provinces.map(({ code }) => code)), { nil: null }),
    type: fc.option(fc.constantFrom(...shippedPack.subjectTypes.map(({ id }) => id)), { nil: null }),
    filingType: fc.constantFrom(...filingTypeSchema.options),
    certificate: fc.constantFrom(2, passport, 999),
    number: fc.constantFrom(elsewhere, '', null),
    roles: fc.record({
      legalRepresentative: fc.constantFrom(1, 2, null),
      subjectPrincipal: fc.constantFrom(1, 2, null),
      appPrincipal: fc.constantFrom(1, 2, null),
    }),
    name: fc.constantFrom('样例旗舰花店', '样例金融旅行社', null),
    businessScope: fc.constantFrom('图书、药品、以自有资金对外投资、体育、互联网游戏服务', '花卉零售', null),
    address: fc.constantFrom('样例路东侧', '样例路9号', null),
    items: fc.uniqueArray(fc.constantFrom(...shippedPack.preapprovalTypes.map(({ id }) => id), 999), { maxLength: 14 }),
  })
  .map((drawn) =>
    cleanApplication({
      filingCase: { filingType: drawn.filingType },
      subject: {
        province: drawn.province,
        type: drawn.type,
        businessScope: drawn.businessScope,
        address: drawn.address,
      },
      miniProgram: { name: drawn.name, preapprovals: drawn.items.map(item) },
      persons: { 0: { certificateType: drawn.certificate, certificateNumber: drawn.number } },
      roles: drawn.roles,
    }),
  );

describe('whatever a case is', async () => {
  const templates = new Set((await loadTemplates()).map(({ id }) => id));

  it('everything required has a place, a reason, a source and a way to get it', () => {
    fc.assert(
      fc.property(anyCase, (application) => {
        const required = requiredMaterials(application, shippedPack);
        expect(new Set(required.map(({ slot }) => slot)).size).toBe(required.length);
        const order = materialSlots.map(({ id }) => id);
        expect(required.map(({ slot }) => order.indexOf(slot))).toEqual(
          required.map(({ slot }) => order.indexOf(slot)).toSorted((one, other) => one - other),
        );
        for (const { slot, count, papers, ...material } of required) {
          expect(count).toBeLessThanOrEqual(materialSlot(slot).most);
          expect(material.reason).toMatch(/\p{Script=Han}{4}/u);
          for (const paper of papers) {
            expect(paper.reason).toMatch(/\p{Script=Han}{4}/u);
            expect(paper.reason).not.toMatch(/[{}]/);
            expect(paper.source).toMatch(/\p{Script=Han}{2}/u);
            expect(paper.howTo.length).toBeGreaterThan(0);
            expect(paper.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
            if (paper.confidence === 'low') expect(paper.weight).not.toBe('must');
            if (paper.template !== null) expect(templates).toContain(paper.template);
            const own = materialSlot(slot).officialPath;
            if (own === null) expect(paper.path).toBeNull();
            else expect(officialFieldAt(paper.path ?? '')?.field).toBe(`materials.${slot}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('everything required has a tile, and is asked for once however many roles its human being has', () => {
    fc.assert(
      fc.property(anyCase, (application) => {
        const required = requiredMaterials(application, shippedPack);
        const tiles = materialTiles({ required, materials: [], findings: [] });
        expect(tiles.map(({ slot }) => slot.id)).toEqual(required.map(({ slot }) => slot));
        const missing = tiles.filter(({ state }) => state === 'missing');
        const found = lint(application, { materials: [] }).filter(({ rule }) => rule.startsWith('material.'));
        const places = found.map(({ where }) => where);
        expect(missing.map(({ slot }) => slotPlace(slot)).toSorted()).toEqual(places.toSorted());
        expect(missing.filter((tile) => tile.required?.weight === 'must')).toHaveLength(countFindings(found).missing);
        for (const { slot, servedFrom } of tiles.filter(({ state }) => state === 'awaited'))
          expect(
            missing.map((tile) => tile.slot.id),
            slot.id,
          ).toContain(servedFrom?.id);
      }),
      { numRuns: 100 },
    );
  });
});

it('every slot and every paper of the rule pack is asked for by some case', () => {
  const cases = [
    ...Object.values(branches).map(({ hit, personal }) =>
      personal ? cleanPersonalApplication(hit) : cleanApplication(hit),
    ),
    cleanPersonalApplication({ persons: { 0: { certificateNumber: elsewhere } } }),
    cleanApplication({ miniProgram: { preapprovals: [item(9)] } }),
    cleanApplication({ roles: { subjectPrincipal: 2 } }),
  ];
  const asked = cases.flatMap((application) => requiredMaterials(application, shippedPack));
  expect(new Set(asked.map(({ slot }) => slot))).toEqual(new Set(materialSlots.map(({ id }) => id)));
  const papers = asked.flatMap((each) => each.papers.map(({ paper }) => paper));
  expect(new Set(papers)).toEqual(new Set(shippedPack.papers.map(({ id }) => id)));
});
