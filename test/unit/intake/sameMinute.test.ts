import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { caseFinder } from '#shared/intake/caseOfFile.ts';
import type { Proposal } from '#shared/intake/proposal.ts';
import { propose } from '#shared/intake/propose.ts';
import type { TrayCase, TrayFile } from '#shared/intake/trayCase.ts';
import type { Appearance } from '#shared/scans/appearance.ts';
import { cleanApplication } from '#test/support/application.ts';
import { goodAppearance, goodFacts } from '#test/support/scans.ts';

const pack = await loadRulePack();
const minute = '20261120_1000';

it('makes the client of a neighbour of the same minute a candidate, never a proposal', () => {
  const [known, other] = proposedFor([
    { path: `样例甲公司营业执照_${minute}05.jpg` },
    { path: `照片_${minute}30.jpg`, appearance: letter },
  ]);
  expect(known).toMatchObject({ confidence: 'sure', places: [{ caseNumber: '2026-0001' }] });
  expect(other).toMatchObject({
    confidence: 'open',
    places: [],
    candidates: [{ caseNumber: '2026-0001', subjectName: '样例甲公司' }],
    reason: '看不出是哪位客户的，与相邻的一张是同一分钟里的，也许是同一位客户，请选案件',
  });
});

it('says nothing of a neighbour of another minute', () => {
  const [, other] = proposedFor([
    { path: `样例甲公司营业执照_${minute}05.jpg` },
    { path: '照片_20261120_100300.jpg', appearance: letter },
  ]);
  expect(other).toEqual({ confidence: 'open', places: [], reason: '看不出是哪位客户的，请选案件' });
});

it('offers both clients where a neighbour of each is of the same minute', () => {
  const [, between] = proposedFor([
    { path: `样例甲公司营业执照_${minute}05.jpg` },
    { path: `照片_${minute}30.jpg`, appearance: letter },
    { path: `样例乙公司营业执照_${minute}45.jpg` },
  ]);
  expect(between?.places).toEqual([]);
  expect(between?.candidates?.map(({ caseNumber }) => caseNumber)).toEqual(['2026-0001', '2026-0002']);
});

it('proposes the neighbour’s client for the other side of its card', () => {
  const [, back] = proposedFor([
    { path: `样例甲公司_${minute}05.jpg`, appearance: { ...card, cardSide: 'portrait' } },
    { path: `照片_${minute}11.jpg`, appearance: { ...card, cardSide: 'emblem' } },
  ]);
  expect(back).toMatchObject({
    confidence: 'likely',
    places: [{ caseNumber: '2026-0001' }],
    reason: expect.stringContaining('相邻的一张是同一分钟里的另一面'),
  });
});

it('does not take two like sides of one minute for one client’s', () => {
  const [, again] = proposedFor([
    { path: `样例甲公司_${minute}05.jpg`, appearance: { ...card, cardSide: 'portrait' } },
    { path: `照片_${minute}11.jpg`, appearance: { ...card, cardSide: 'portrait' } },
  ]);
  expect(again).toMatchObject({ confidence: 'open', places: [], candidates: [{ caseNumber: '2026-0001' }] });
});

it('proposes the neighbour’s client where the name fits several clients, of whom it is one', () => {
  const files = [
    { path: `样例甲公司营业执照_${minute}05.jpg` },
    { path: `样例共享_身份证国徽面_${minute}30.jpg`, appearance: { ...card, cardSide: 'emblem' } as const },
  ];
  const [, named] = proposedFor(files);
  expect(named).toMatchObject({
    confidence: 'likely',
    places: [{ caseNumber: '2026-0001' }],
    reason: expect.stringContaining('名称含姓名“样例共享”，不止一位客户有，与同一分钟里相邻的一张对得上'),
  });
  const [, alone] = proposedFor([{ path: '另一份.jpg' }, ...files.slice(1)]);
  expect(alone).toMatchObject({
    confidence: 'open',
    places: [],
    candidates: [{ caseNumber: '2026-0001' }, { caseNumber: '2026-0002' }],
  });
});

it('never hands a file that names another client to a neighbour', () => {
  const [, other] = proposedFor([
    { path: `江苏样例甲有限公司_${minute}05.jpg`, appearance: { ...card, cardSide: 'emblem' } },
    { path: `身份证正面 某某商贸有限公司_${minute}11.jpg`, appearance: { ...card, cardSide: 'portrait' } },
  ]);
  expect(other).toMatchObject({ confidence: 'open', places: [] });
  expect(other?.candidates).toBeUndefined();
});

it('takes a third picture for no side of a card whose other side is known', () => {
  const [, , third] = proposedFor([
    { path: `样例甲公司_${minute}05.jpg`, appearance: { ...card, cardSide: 'portrait' } },
    { path: `样例甲公司_${minute}11.jpg`, appearance: { ...card, cardSide: 'emblem' } },
    { path: `照片_${minute}21.jpg`, appearance: { ...card, cardSide: 'portrait' } },
  ]);
  expect(third).toMatchObject({ confidence: 'open', places: [], candidates: [{ caseNumber: '2026-0001' }] });
});

it('compares times of names, and when files were changed only where no time stands in either', () => {
  const copied = '2026-11-20T02:00:00.000Z';
  const beside = (path: string) =>
    proposedFor([
      { path: '样例甲公司.jpg', appearance: { ...card, cardSide: 'portrait' }, modifiedAt: copied },
      { path, appearance: { ...card, cardSide: 'emblem' }, modifiedAt: copied },
    ])[1];
  // What was copied together is of one minute, whosever it is.
  expect(beside('照片.jpg')).toMatchObject({ places: [], candidates: [{ caseNumber: '2026-0001' }] });
  expect(beside('mmexport1763600000000.jpg')?.candidates).toBeUndefined();
  const [, back] = proposedFor([
    { path: '样例甲公司_2026-11-18_093000_101.jpg', appearance: { ...card, cardSide: 'portrait' } },
    { path: '微信图片_2026-11-18_093004_202.jpg', appearance: { ...card, cardSide: 'emblem' }, modifiedAt: copied },
  ]);
  expect(back).toMatchObject({ confidence: 'likely', places: [{ caseNumber: '2026-0001' }] });
});

describe('a folder', () => {
  const unknown = { path: '文件/IMG_0001.jpg' };
  const named = (folder: string, name: string): Drawn => ({ path: `${folder}/${name}` });
  const two = (folder: string) => [named(folder, '样例甲公司营业执照.jpg'), named(folder, '样例甲公司正面.jpg')];

  it('is nobody’s where one file alone names a client', () => {
    const [, other] = proposedFor([named('文件', '样例甲公司营业执照.jpg'), unknown]);
    expect(other).toMatchObject({ confidence: 'open', places: [] });
    const [, , page] = proposedFor([
      { path: '文件/样例甲公司.pdf', page: 1 },
      { path: '文件/样例甲公司.pdf', page: 2 },
      unknown,
    ]);
    expect(page).toMatchObject({ confidence: 'open', places: [] });
  });

  it('is a client’s where two name it and none another', () => {
    const [, , other] = proposedFor([...two('文件'), unknown]);
    expect(other).toMatchObject({ places: [{ caseNumber: '2026-0001' }], reason: expect.stringContaining('其他几份') });
    const [, , , mixed] = proposedFor([...two('文件'), named('文件', '样例乙公司.jpg'), unknown]);
    expect(mixed).toMatchObject({ confidence: 'open', places: [] });
    const [, , , stranger] = proposedFor([...two('文件'), named('文件', '某某商贸有限公司.jpg'), unknown]);
    expect(stranger).toMatchObject({ confidence: 'open', places: [] });
  });

  it('that was handed over is nobody’s where another client lies below it', () => {
    const below = named('文件/十一月', '样例乙公司.jpg');
    expect(proposedFor([...two('文件'), unknown, below])[2]).toMatchObject({ confidence: 'open', places: [] });
    const inner = { path: '文件/甲/IMG_0001.jpg' };
    const [, , other] = proposedFor([...two('文件/甲'), inner, named('文件/乙', '样例乙公司.jpg')]);
    expect(other).toMatchObject({ places: [{ caseNumber: '2026-0001' }] });
  });

  it('that is watched is nobody’s, nor what lies below it', () => {
    expect(proposedFor([...two('文件'), unknown], '文件')[2]).toMatchObject({ confidence: 'open', places: [] });
    const inner = { path: '文件/2026-11/IMG_0001.jpg' };
    expect(proposedFor([...two('文件/2026-11'), inner], '文件')[2]).toMatchObject({ confidence: 'open', places: [] });
  });
});

const card = { ...goodAppearance, document: null, seal: null } satisfies Appearance;
const letter = { ...goodAppearance, cardSide: null } satisfies Appearance;

interface Drawn {
  readonly path: string;
  readonly appearance?: Appearance;
  readonly page?: number;
  readonly modifiedAt?: string;
}

/** What is proposed for these files in this order, in an office of two clients who share one person's name. */
function proposedFor(drawn: readonly Drawn[], watched: string | null = null): (Proposal | undefined)[] {
  const cases = ['样例甲公司', '样例乙公司'].map((name, row): TrayCase => {
    const { subject, miniProgram, persons, roles } = cleanApplication({
      subject: { name, certificateNumber: null },
      persons: { 0: { name: '样例共享' } },
    });
    const number = `2026-000${row + 1}`;
    const wanted = ['subjectCertificate', 'subjectPrincipalFront', 'subjectPrincipalBack'] as const;
    return {
      number,
      subject,
      miniProgram: { ...miniProgram, name: null },
      persons,
      roles,
      folder: null,
      wanted,
      held: [],
    };
  });
  const finder = caseFinder(
    cases.map(({ number, subject, persons }) => ({
      number,
      subject,
      miniProgramName: null,
      persons: persons.slice(0, 1).map(({ name }) => ({ name, number: null })),
      initials: '',
      folder: null,
    })),
  );
  const files = drawn.map(({ path, appearance = card, page = null, modifiedAt = null }, index): TrayFile => {
    const facts = { ...goodFacts, name: path, appearance };
    return { id: index + 1, path, page, modifiedAt, facts };
  });
  const caseAt = (row: number) => cases[row] as TrayCase;
  const proposals = propose(files, { finder, caseAt, pack, watched });
  return files.map(({ id }) => proposals.get(id));
}
